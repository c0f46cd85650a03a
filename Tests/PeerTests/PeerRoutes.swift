import TestSupport
import Testing
import Wire

/// What the speaking end tells the daemons: routes of the types that they know, with the communities that belong to them.
enum PeerRoutes {
  /// A route, and what is said about it.
  struct Sample: Sendable {
    let route: EVPNRoute
    let attributes: PathAttributes

    /// What a route reflector with the identifier 10.0.0.9 makes of it when it came from 10.0.0.2 (RFC 4456 §8).
    var reflected: Sample {
      var attributes = attributes
      attributes.originatorID = IPAddress(10, 0, 0, 2)
      attributes.clusterList = [IPAddress(10, 0, 0, 9)]
      return Sample(route: route, attributes: attributes)
    }
  }

  static let nextHop = IPAddress(10, 0, 0, 1)
  static let distinguisher = RouteDistinguisher.address(nextHop, 100)
  static let segment = EthernetSegmentID(high: 0x0011, low: 0x2233_4455_6677_8899)
  static let tag = EthernetTag(10)
  static let target = RouteTarget.autonomousSystem(65_000, 10).extendedCommunity
  static let vxlan = TunnelEncapsulation.vxlan.extendedCommunity
  /// The Router's MAC (RFC 9135 §8.1).
  static let routersMAC = ExtendedCommunity(.routerMAC(MACAddress(0x0200_0000_0001)))

  static func attributes(_ communities: [ExtendedCommunity], tunnel: PMSITunnel? = nil) -> PathAttributes {
    PathAttributes(
      origin: .igp, asPath: ASPath(), localPreference: 100, extendedCommunities: communities, pmsiTunnel: tunnel)
  }

  // MARK: Types 1 to 5

  /// Ethernet A-D per instance, for MPLS label 100.
  static let perInstance = Sample(
    route: .ethernetAutoDiscovery(
      EthernetAutoDiscoveryRoute(
        routeDistinguisher: distinguisher, segment: segment, ethernetTag: tag, label: 100 << 4)),
    attributes: attributes([target]))

  /// Ethernet A-D per segment, with the segment's label.
  static let perSegment = Sample(
    route: .ethernetAutoDiscovery(
      EthernetAutoDiscoveryRoute(
        routeDistinguisher: .address(nextHop, 1), segment: segment, ethernetTag: .maximum, label: 0)),
    attributes: attributes([target, ESILabel(isSingleActive: true, label: 299).extendedCommunity]))

  /// An address that has moved, in VNI 10000.
  static let address = Sample(
    route: .macIPAdvertisement(
      MACIPAdvertisementRoute(
        routeDistinguisher: distinguisher, segment: .zero, ethernetTag: tag,
        mac: MACAddress(0x0200_0000_0001), ip: IPAddress(10, 9, 9, 9), label1: 10_000)),
    attributes: attributes([target, vxlan, MACMobility(sequence: 5).extendedCommunity]))

  /// An IPv6 address on a segment, with a label for routing, too.
  static let routedAddress = Sample(
    route: .macIPAdvertisement(
      MACIPAdvertisementRoute(
        routeDistinguisher: distinguisher, segment: segment, ethernetTag: tag, mac: MACAddress(0x0200_0000_0002),
        ip: IPAddress(v6: 0x2001_0db8 << 32, 5), label1: 10_000, label2: 20_000)),
    attributes: attributes([target, vxlan, routersMAC]))

  /// An address without IP that must not move.
  static let stickyAddress = Sample(
    route: .macIPAdvertisement(
      MACIPAdvertisementRoute(
        routeDistinguisher: distinguisher, segment: .zero, ethernetTag: tag,
        mac: MACAddress(0x0200_0000_0003), label1: 10_000)),
    attributes: attributes([target, vxlan, MACMobility(isSticky: true, sequence: 0).extendedCommunity]))

  /// Inclusive multicast for an Ethernet tag.
  static func inclusive(_ number: UInt32, _ attributes: PathAttributes) -> Sample {
    Sample(
      route: .inclusiveMulticast(
        InclusiveMulticastRoute(
          routeDistinguisher: distinguisher, ethernetTag: EthernetTag(number), originator: nextHop)),
      attributes: attributes)
  }

  /// Inclusive multicast, in a tunnel of the given attribute.
  static func inclusive(
    _ number: UInt32, _ communities: [ExtendedCommunity], tunnel octets: String
  ) throws -> Sample {
    inclusive(number, attributes(communities, tunnel: try PMSITunnel(decoding: try Hex.bytes(octets))))
  }

  /// An Ethernet segment with its import target.
  static let ethernetSegment = Sample(
    route: .ethernetSegment(
      EthernetSegmentRoute(routeDistinguisher: .address(nextHop, 1), segment: segment, originator: nextHop)),
    attributes: attributes([segment.esImport]))

  /// 10.8.8.0/24 behind a gateway, in VNI 10000.
  static func prefix() throws -> Sample {
    let route = IPPrefixRoute(
      routeDistinguisher: distinguisher, prefix: IPAddress(10, 8, 8, 0), prefixLength: 24,
      gateway: IPAddress(10, 1, 1, 1), label: 10_000)
    return Sample(
      route: .ipPrefix(try #require(route)), attributes: attributes([target, vxlan, routersMAC]))
  }

  /// What both daemons know in full.
  static func common() throws -> [Sample] {
    [
      perInstance, perSegment, address, routedAddress, stickyAddress,
      try inclusive(10, [target, vxlan], tunnel: "00 06 002710 0a000001"), ethernetSegment, try prefix(),
    ]
  }

  /// Inclusive multicast in tunnels of other types, each with a label of its own.
  static func trees() throws -> [Sample] {
    [
      try inclusive(11, [target], tunnel: "01 01 0012c0 0a000001 0000 0007 0a000001"),
      try inclusive(12, [target], tunnel: "00 02 0012d0 06 0001 04 0a000001 0007 01 0004 00000063"),
      try inclusive(13, [target], tunnel: "00 03 0012e0 0a000001 e8010101"),
      try inclusive(14, [target], tunnel: "01 00 0012f0"),
    ]
  }

  // MARK: What not all know

  /// Inclusive multicast with a community that RFC 9251, RFC 8584, RFC 8214 or RFC 8317 added: each with its tag.
  static let younger: [Sample] = {
    let communities = [
      MulticastFlags([.igmpProxy, .mldProxy]).extendedCommunity,
      DFElection(algorithm: 2, preference: 100).extendedCommunity,
      RouteTarget.autonomousSystem(65_000, 10).eviCommunity,
      ExtendedCommunity(
        .layer2Attributes(Layer2Attributes(flags: [.primary, .controlWord], maximumTransmissionUnit: 1500))),
      ExtendedCommunity(.eTree(ETree(isLeaf: true))),
    ]
    return zip(UInt32(21)..., communities).map { number, community in
      inclusive(number, attributes([target, community]))
    }
  }()

  /// Inclusive multicast by BIER.
  static func bier() throws -> Sample { try inclusive(30, [target], tunnel: "01 0b 000640 00 0005 0a000001") }

  /// Selective multicast, which neither of them knows.
  static let selective = EVPNRoute.selectiveMulticast(
    SelectiveMulticastRoute(
      routeDistinguisher: distinguisher, ethernetTag: tag,
      sourceGroup: MulticastSourceGroup(group: IPAddress(239, 1, 1, 1)),
      originator: nextHop, flags: .version2))

  // MARK: What comes back

  /// The routes of UPDATEs, each with its attributes, in the order of their octets.
  static func announced(in updates: [UpdateMessage]) -> [Sample] {
    updates.flatMap { update in
      (update.reach?.routes ?? []).map { Sample(route: $0, attributes: update.attributes) }
    }.sorted { $0.route.encoded.lexicographicallyPrecedes($1.route.encoded) }
  }

  /// The routes that UPDATEs withdraw.
  static func withdrawn(in updates: [UpdateMessage]) -> [EVPNRoute] { updates.flatMap { $0.unreach?.routes ?? [] } }

  /// A line for each route: its octets, and what is said about it.
  static func lines(_ samples: [Sample]) -> [String] {
    samples.map { sample in
      let attributes = sample.attributes
      let communities = attributes.extendedCommunities.map { Hex.number($0.value, digits: 16) }
      let tunnel = attributes.pmsiTunnel.map { Hex.text($0.encoded) } ?? "none"
      let words = [
        Hex.text(sample.route.encoded), "\(attributes.origin.map { "\($0)" } ?? "no origin")",
        "preference \(attributes.localPreference ?? 0)", "from \(attributes.originatorID.map { "\($0)" } ?? "-")",
        "by \(attributes.clusterList)", "communities \(communities.joined(separator: " "))", "tunnel \(tunnel)",
      ]
      return words.joined(separator: ", ")
    }.sorted()
  }
}
