import Wire

/// IPv6 with its extension headers, and fragments of both families.
extension SampleFrames {
  static let hostAddress6 = IPAddress(v6: 0x2001_0db8_0000_0000, 5)
  static let linkLocal = IPAddress(v6: 0xfe80_0000_0000_0000, 0x0200_00ff_fe00_0101)
  static let group6 = IPAddress(v6: 0xff3e_0000_0000_0000, 1)
  static let loopbacks6 = (IPAddress(v6: 0x2001_0db8_0000_0000, 1), IPAddress(v6: 0x2001_0db8_0000_0000, 2))

  static func ipv6(
    _ number: IPProtocol, _ payload: [UInt8], _ extensions: [IPv6Extension] = [], hopLimit: UInt8 = 64
  ) -> [UInt8] {
    ethernet(
      .ipv6,
      IPv6Packet(
        hopLimit: hopLimit, source: loopbacks6.0, destination: loopbacks6.1, extensions: extensions,
        protocolNumber: number, payload: payload
      ).encoded)
  }

  static var udp6: [UInt8] {
    UDPDatagram(sourcePort: 5555, destinationPort: 6666, payload: [1, 2, 3])
      .encoded(source: loopbacks6.0, destination: loopbacks6.1)
  }

  /// A packet on its way to the first of two segments: its checksum covers the last one.
  private static var segmentRouted: [UInt8] {
    guard let header = SegmentRoutingHeader(segmentsLeft: 1, segments: [loopbacks6.1, hostAddress6]) else { return [] }
    return ethernet(
      .ipv6,
      IPv6Packet(
        hopLimit: 64, source: loopbacks6.0, destination: hostAddress6, extensions: [.routing(.segmentRouting(header))],
        protocolNumber: .udp, payload: udp6
      ).encoded)
  }

  private static var fragmentIPv4: [UInt8] {
    IPv4Packet(
      dontFragment: false, moreFragments: true, fragmentOffset: 185, timeToLive: 64, protocolNumber: .udp,
      source: loopbacks.0, destination: loopbacks.1, payload: [1, 2, 3, 4, 5, 6, 7, 8]
    ).encoded
  }

  static var ip: [(name: String, bytes: [UInt8])] {
    let segment = TCPSegment(sourcePort: 49_152, destinationPort: 179, sequence: 1, flags: .syn, window: 0xffff)
    let part = IPv6FragmentHeader(offset: 185, isFollowed: false, identification: 77)
    return [
      ("IPv6 UDP", ipv6(.udp, udp6)),
      ("IPv6 TCP", ipv6(.tcp, segment.encoded(source: loopbacks6.0, destination: loopbacks6.1))),
      ("IPv6 BGP", bgp6), ("IPv6 with padding", ipv6(.udp, udp6) + [0, 0]),
      ("IPv6 hop-by-hop", ipv6(.udp, udp6, [.hopByHop(IPv6Options([.routerAlert(1), .other(type: 0x3e, [1])]))])),
      ("IPv6 destination options", ipv6(.udp, udp6, [.destination(IPv6Options([.pad1]))])),
      ("IPv6 segment routing", segmentRouted),
      ("IPv6 fragment", ipv6(.udp, [1, 2, 3], [.fragment(part)])),
      ("IPv6 no next header", ipv6(.noNextHeader, [1, 2, 3])),
      ("IPv6 unknown protocol", ipv6(IPProtocol(rawValue: 253), [1, 2, 3])),
      ("IPv4 fragment", ethernet(.ipv4, fragmentIPv4)),
      ("IPv4 in IPv4", ethernet(.ipv4, ipv4(.ipv4, ipv4(IPProtocol(rawValue: 253), [1])))),
      ("IPv6 in IPv4", ethernet(.ipv4, ipv4(.ipv6, Array(ipv6(.udp, udp6).dropFirst(14))))),
      ("IPv4 options", ethernet(.ipv4, ipv4(IPProtocol(rawValue: 253), [1], options: [1, 7, 7, 4, 0, 0, 0, 0]))),
    ]
  }

  private static var bgp6: [UInt8] {
    let segment = TCPSegment(
      sourcePort: 49_152, destinationPort: 179, sequence: 1000, acknowledgment: 2000, flags: [.psh, .ack],
      window: 0x4000, payload: BGPMessage.keepalive.encoded())
    return ipv6(.tcp, segment.encoded(source: loopbacks6.0, destination: loopbacks6.1))
  }
}
