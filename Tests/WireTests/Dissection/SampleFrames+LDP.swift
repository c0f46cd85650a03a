import Wire

/// LDP between two routers of the core: hellos, a session from its start, and a multipoint LSP.
enum LDPSamples {
  static let here = LDPIdentifier(router: 0x0a00_0001)
  static let there = LDPIdentifier(router: 0x0a00_0002)
  static let addresses = (IPAddress(10, 0, 0, 1), IPAddress(10, 0, 0, 2))
  static let allRouters = IPAddress(224, 0, 0, 2)
  static let v6 = (IPAddress(v6: 0x2001_0db8 << 32, 1), IPAddress(v6: 0x2001_0db8 << 32, 2))
  static let lsp = LDPFEC.multicast(
    MulticastFECElement(kind: .pointToMultipoint, root: IPAddress(10, 0, 0, 1), identifier: 99))
  static let upstream = LDPFEC.multicast(
    MulticastFECElement(kind: .multipointUpstream, root: IPAddress(10, 0, 0, 1), identifier: 7))
  static let ipv6Root = LDPFEC.multicast(
    MulticastFECElement(kind: .pointToMultipoint, root: v6.0, identifier: 99))
  static let downstream = LDPFEC.multicast(
    MulticastFECElement(kind: .multipointDownstream, root: IPAddress(10, 0, 0, 1), identifier: 7))
  static let prefixes = LDPFEC.prefixes(
    LDPPrefixes(
      [IPNetwork(IPAddress(10, 0, 0, 2), length: 32), IPNetwork(v6.1, length: 64)].compactMap(\.self)))
  static let label = MPLSLabel(24_001) ?? .implicitNull

  static func pdu(_ messages: LDPMessage...) -> LDPPDU { LDPPDU(identifier: here, messages: messages) }

  static func hello(_ transport: IPAddress, targeted: Bool) -> LDPPDU {
    pdu(
      LDPMessage(
        identifier: 1,
        .hello(
          LDPHelloParameters(holdTime: targeted ? 45 : 15, isTargeted: targeted, requestsTargetedHellos: targeted)),
        [.transportAddress(transport), .configurationSequence(3)]))
  }

  static let session: [(name: String, pdu: LDPPDU)] = [
    (
      "initialization",
      pdu(
        LDPMessage(
          identifier: 2,
          .initialization(
            LDPSessionParameters(keepAliveTime: 60, maximumPDULength: 4096, receiver: there)),
          [
            .capability(LDPCapability(.dynamicAnnouncement)), .capability(LDPCapability(.p2mp)),
            .capability(LDPCapability(.mp2mp)), .capability(LDPCapability(.makeBeforeBreak)),
          ]))
    ),
    ("keepalive", pdu(LDPMessage(identifier: 3, .keepAlive))),
    (
      "addresses",
      pdu(
        LDPMessage(identifier: 4, .address(LDPAddressList(.v4, [addresses.0, IPAddress(10, 1, 2, 1)]))),
        LDPMessage(identifier: 5, .address(LDPAddressList(.v6, [v6.0]))),
        LDPMessage(identifier: 6, .addressWithdraw(LDPAddressList(.v4, [IPAddress(10, 1, 2, 1)]))))
    ),
    (
      "label mapping of prefixes",
      pdu(
        LDPMessage(
          identifier: 7, .labelMapping(prefixes, .implicitNull),
          [.hopCount(1), .pathVector(LDPPathVector([addresses.0, addresses.1]))]))
    ),
    ("label mapping of a P2MP LSP", pdu(LDPMessage(identifier: 8, .labelMapping(lsp, label)))),
    (
      "label mappings of an MP2MP LSP",
      pdu(
        LDPMessage(
          identifier: 9, .labelMapping(downstream, label),
          [.multipointStatus(LDPMultipointStatus([.makeBeforeBreakRequest]))]),
        LDPMessage(identifier: 10, .labelMapping(upstream, label)))
    ),
    ("label mapping with an IPv6 root", pdu(LDPMessage(identifier: 20, .labelMapping(ipv6Root, label)))),
    (
      "label request and its abort",
      pdu(
        LDPMessage(identifier: 11, .labelRequest(prefixes), [.hopCount(0)]),
        LDPMessage(identifier: 12, .labelAbortRequest(prefixes, request: 11)))
    ),
    (
      "label withdraw and release",
      pdu(
        LDPMessage(identifier: 13, .labelWithdraw(lsp), [.genericLabel(label)]),
        LDPMessage(identifier: 14, .labelRelease(lsp), [.genericLabel(label)]))
    ),
    ("label withdraw of all FECs", pdu(LDPMessage(identifier: 15, .labelWithdraw(.wildcard)))),
    (
      "capability withdrawn",
      pdu(LDPMessage(identifier: 16, .capability, [.capability(LDPCapability(.p2mp, isAnnounced: false))]))
    ),
    (
      "notifications",
      pdu(
        LDPMessage(
          identifier: 17,
          .notification(LDPStatus(code: .noRoute, messageIdentifier: 11, messageType: 0x0401)),
          [.extendedStatus(1), .returned(LDPReturned(.message, [4, 1, 0, 4, 0, 0, 0, 11]))]),
        LDPMessage(
          identifier: 18, .notification(LDPStatus(code: .multipointStatus)),
          [.multipointStatus(LDPMultipointStatus([.makeBeforeBreakAcknowledgment])), .fec(lsp)]),
        LDPMessage(identifier: 19, .notification(LDPStatus(code: .keepAliveTimerExpired, isFatal: true))))
    ),
  ]

  static func datagram(_ pdu: LDPPDU, from source: IPAddress, to destination: IPAddress) -> [UInt8] {
    UDPDatagram(sourcePort: LDPPDU.port, destinationPort: LDPPDU.port, payload: pdu.encoded)
      .encoded(source: source, destination: destination)
  }

  /// Each in a connection of its own, so that no segment takes another's place.
  static func segment(_ pdu: LDPPDU, from port: UInt16) -> [UInt8] {
    let segment = TCPSegment(
      sourcePort: port, destinationPort: LDPPDU.port, sequence: 1000, acknowledgment: 2000, flags: [.psh, .ack],
      window: 0x4000, payload: pdu.encoded)
    return SampleFrames.ethernet(
      .ipv4, SampleFrames.ipv4(.tcp, segment.encoded(source: addresses.0, destination: addresses.1)))
  }

  static var linkHello: [UInt8] {
    let packet = IPv4Packet(
      differentiatedServices: 0xc0, timeToLive: 1, protocolNumber: .udp, source: IPAddress(10, 1, 2, 1),
      destination: allRouters,
      payload: datagram(hello(addresses.0, targeted: false), from: IPAddress(10, 1, 2, 1), to: allRouters))
    return SampleFrames.ethernet(.ipv4, packet.encoded, to: MACAddress(group: allRouters))
  }

  static var targetedHello: [UInt8] {
    SampleFrames.ethernet(
      .ipv4,
      SampleFrames.ipv4(
        .udp, datagram(hello(v6.0, targeted: true), from: addresses.0, to: addresses.1)))
  }

  static var frames: [(name: String, bytes: [UInt8])] {
    [("LDP link hello", linkHello), ("LDP targeted hello", targetedHello)]
      + session.enumerated().map { index, sample in
        ("LDP \(sample.name)", segment(sample.pdu, from: 49_152 + UInt16(index)))
      }
  }
}
