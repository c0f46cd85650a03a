import Wire

/// Frames as the lab's nodes put them on links, built by the encoders.
enum SampleFrames {
  static let host = MACAddress(0x0200_0000_0101)
  static let router = MACAddress(0x0200_0000_0201)
  static let neighbour = MACAddress(0x0200_0000_0202)
  static let group = IPAddress(239, 1, 1, 1)
  static let hostAddress = IPAddress(10, 1, 0, 5)
  /// For experiments (IEEE 802 §9.2.3).
  static let unknownType = EtherType(rawValue: 0x88b5)
  static let loopbacks = (IPAddress(10, 0, 0, 1), IPAddress(10, 0, 0, 2))

  static func ethernet(
    _ type: EtherType, _ payload: [UInt8], to destination: MACAddress = neighbour, vlan: VLANTag? = nil
  ) -> [UInt8] {
    EthernetFrame(destination: destination, source: router, vlan: vlan, etherType: type, payload: payload).encoded
  }

  static func ipv4(_ number: IPProtocol, _ payload: [UInt8], options: [UInt8] = []) -> [UInt8] {
    IPv4Packet(
      timeToLive: 64, protocolNumber: number, source: loopbacks.0, destination: loopbacks.1, options: options,
      payload: payload
    ).encoded
  }

  /// A segment between the loopbacks, on the port of BGP.
  static func bgp(_ payload: [UInt8], port: UInt16 = 179) -> [UInt8] {
    let segment = TCPSegment(
      sourcePort: 49_152, destinationPort: port, sequence: 1000, acknowledgment: 2000, flags: [.psh, .ack],
      window: 0x4000, payload: payload)
    return ethernet(.ipv4, ipv4(.tcp, segment.encoded(source: loopbacks.0, destination: loopbacks.1)))
  }

  static func igmp(_ message: IGMPMessage, vlan: VLANTag? = nil) -> [UInt8] {
    EthernetFrame(
      destination: MACAddress(group: message.destination), source: host, vlan: vlan, etherType: .ipv4,
      payload: message.packet(source: hostAddress).encoded
    ).encoded
  }

  /// A packet of the lab's traffic, as its source sends it.
  static var traffic: [UInt8] {
    let payload = LabPayload(flow: 1, run: 0, number: 7, sentAt: 1_500_000_000, size: 64)
    let datagram = UDPDatagram(sourcePort: 5555, destinationPort: LabPayload.port, payload: payload.encoded)
    let packet = IPv4Packet(
      timeToLive: 16, protocolNumber: .udp, source: hostAddress, destination: group,
      payload: datagram.encoded(source: hostAddress, destination: group))
    return EthernetFrame(
      destination: MACAddress(group: group), source: host, etherType: .ipv4, payload: packet.encoded
    ).encoded
  }

  static func labelled(_ labels: [UInt32], _ payload: [UInt8]) -> [UInt8] {
    let stack = labels.compactMap(MPLSLabel.init).map {
      MPLSLabelStackEntry(label: $0, isBottom: false, timeToLive: 255)
    }
    return ethernet(.mpls, MPLSPacket(stack: stack, payload: payload)?.encoded ?? [])
  }

  static var arp: [UInt8] {
    let request = ARPPacket(
      operation: .request, senderHardware: host, senderProtocol: hostAddress, targetHardware: MACAddress(0),
      targetProtocol: IPAddress(10, 1, 0, 254))
    return ethernet(.arp, request.encoded, to: .broadcast)
  }

  static var synchronize: [UInt8] {
    let segment = TCPSegment(
      sourcePort: 49_152, destinationPort: 179, sequence: 1, flags: .syn, window: 0xffff,
      options: [.maximumSegmentSize(1460), .windowScale(2)])
    return ethernet(.ipv4, ipv4(.tcp, segment.encoded(source: loopbacks.0, destination: loopbacks.1)))
  }

  /// Frames of all families, each with a name; each family has a file and its line here.
  static var all: [(name: String, bytes: [UInt8])] {
    [
      basic,
      ip,
      icmp,
      membership,
      bridged,
      bgpMessages,
      LDPSamples.frames,
      PIMSamples.frames,
      RSVPSamples.frames,
      encapsulated,
      EVPNSamples.frames,
    ].flatMap { $0 }
  }

  /// What the nodes of the first labs send.
  static var basic: [(name: String, bytes: [UInt8])] {
    let reportV3 = IGMPMessage.reportV3([
      GroupRecord(kind: .modeIsInclude, group: group, sources: [hostAddress]),
      GroupRecord(kind: .changeToExclude, group: group, auxiliary: [1, 2, 3, 4]),
    ])
    let query = IGMPQuery(
      version: .v3, group: group, maximumResponseTenths: 10, robustness: 2, queryIntervalSeconds: 125,
      sources: [hostAddress])
    return [
      ("ARP request", arp), ("ARP with padding", arp + Array(repeating: 0, count: 18)),
      ("IGMPv1 report", igmp(.reportV1(group: group))),
      ("IGMPv2 report, tagged", igmp(.reportV2(group: group), vlan: VLANTag(identifier: 10))),
      ("IGMPv2 leave", igmp(.leave(group: group))), ("IGMPv3 report", igmp(reportV3)),
      ("IGMPv3 query", igmp(.query(query))),
      ("Traffic", traffic), ("Traffic in a tunnel", labelled([16_002, 300], traffic)),
      ("Traffic in a tunnel, with ESI label", labelled([16_002, 300, 299], traffic)),
      (
        "Session under a label",
        labelled(
          [16_002],
          ipv4(
            .udp,
            UDPDatagram(sourcePort: 1, destinationPort: 2, payload: [1]).encoded(
              source: loopbacks.0, destination: loopbacks.1)))
      ),
      ("TCP SYN", synchronize), ("TCP ACK", bgp([])),
      ("BGP KEEPALIVE", bgp(BGPMessage.keepalive.encoded())),
      ("BGP continuation", bgp([0, 1, 2, 3])),
      ("Unknown IP protocol", ethernet(.ipv4, ipv4(IPProtocol(rawValue: 253), [1, 2, 3]))),
      ("Unknown EtherType", ethernet(unknownType, [1, 2, 3, 4])), ("No payload", ethernet(unknownType, [])),
    ]
  }
}
