import Wire

/// Every message of ICMP and of neighbour discovery that has a form of its own.
extension SampleFrames {
  private static func icmpv6(
    _ message: ICMPv6Message, from source: IPAddress = loopbacks6.0, to destination: IPAddress = loopbacks6.1,
    hopLimit: UInt8 = 64
  ) -> [UInt8] {
    let packet = IPv6Packet(
      hopLimit: hopLimit, source: source, destination: destination, protocolNumber: .icmpv6,
      payload: message.encoded(source: source, destination: destination))
    return EthernetFrame(
      destination: destination.isMulticast ? MACAddress(group: destination) : neighbour, source: router,
      etherType: .ipv6, payload: packet.encoded
    ).encoded
  }

  private static func neighbor(_ message: NeighborMessage, to destination: IPAddress = MLDMessage.allNodes) -> [UInt8] {
    icmpv6(.neighbor(message), from: linkLocal, to: destination, hopLimit: 255)
  }

  static var icmp: [(name: String, bytes: [UInt8])] {
    let echo = ICMPEcho(identifier: 7, sequence: 1, data: [1, 2, 3, 4])
    let datagram = UDPDatagram(sourcePort: 5000, destinationPort: 7000, payload: [1, 2, 3])
    let quoted = ipv4(.udp, datagram.encoded(source: loopbacks.0, destination: loopbacks.1))
    let quoted6 = Array(ipv6(.udp, udp6, [.destination(IPv6Options([]))]).dropFirst(EthernetFrame.headerCount))
    func v4(_ message: ICMPMessage) -> [UInt8] { ethernet(.ipv4, ipv4(.icmp, message.encoded)) }
    return [
      ("ICMP echo request", v4(.echoRequest(echo))), ("ICMP echo reply", v4(.echoReply(echo))),
      (
        "ICMP unreachable",
        v4(.destinationUnreachable(code: 3, nextHopMTU: 0, packet: Array(quoted.prefix(28))))
      ),
      ("ICMP too large", v4(.destinationUnreachable(code: 4, nextHopMTU: 1400, packet: quoted))),
      ("ICMP redirect", v4(.redirect(code: 1, gateway: IPAddress(10, 1, 0, 254), packet: quoted))),
      ("ICMP time exceeded", v4(.timeExceeded(code: 0, packet: quoted))),
      ("ICMP parameter problem", v4(.parameterProblem(code: 0, pointer: 20, packet: quoted))),
      ("ICMP timestamp", v4(.other(type: 13, code: 0, body: Array(repeating: 0, count: 16)))),
      ("ICMPv6 echo request", icmpv6(.echoRequest(echo))), ("ICMPv6 echo reply", icmpv6(.echoReply(echo))),
      ("ICMPv6 unreachable", icmpv6(.destinationUnreachable(code: 4, packet: quoted6))),
      ("ICMPv6 packet too big", icmpv6(.packetTooBig(maximum: 1280, packet: quoted6))),
      ("ICMPv6 time exceeded", icmpv6(.timeExceeded(code: 0, packet: quoted6))),
      ("ICMPv6 parameter problem", icmpv6(.parameterProblem(code: 1, pointer: 40, packet: quoted6))),
      ("ICMPv6 unknown type", icmpv6(.other(type: 200, code: 0, body: [0, 0, 0, 0]))),
    ] + neighbours(quoted6)
  }

  private static func neighbours(_ quoted: [UInt8]) -> [(name: String, bytes: [UInt8])] {
    let prefix = PrefixInformation(IPAddress(v6: 0x2001_0db8_0000_0000, 0), length: 64)
    let peer = IPAddress(v6: 0xfe80_0000_0000_0000, 0x0200_00ff_fe00_0202)
    let solicited = IPAddress(v6: 0xff02_0000_0000_0000, 0x0001_ff00_0202)
    let nonce = OtherNeighborOption(type: 14, data: [1, 2, 3, 4, 5, 6])
    return [
      ("Router solicitation", neighbor(.routerSolicitation([.sourceLinkLayer(router)]), to: MLDMessage.allRouters)),
      (
        "Router advertisement",
        neighbor(
          .routerAdvertisement(
            RouterAdvertisement(flags: 0xc0),
            [.sourceLinkLayer(router), .maximumTransmissionUnit(1500), .prefix(prefix)]))
      ),
      (
        "Neighbor solicitation",
        neighbor(.neighborSolicitation(target: peer, [.sourceLinkLayer(router), .other(nonce)]), to: solicited)
      ),
      (
        "Neighbor advertisement",
        neighbor(.neighborAdvertisement([.router, .override], target: linkLocal, [.targetLinkLayer(router)]))
      ),
      (
        "Redirect",
        neighbor(
          .redirect(
            target: peer, destination: loopbacks6.1,
            [.targetLinkLayer(neighbour), .redirected(RedirectedPacket(quoted))]), to: peer)
      ),
    ]
  }
}
