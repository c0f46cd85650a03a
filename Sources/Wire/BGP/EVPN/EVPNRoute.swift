/// A route of the EVPN address family: the list of types, and those that this speaker does not know (RFC 7432 §7).
///
/// Octets: type 1, length of the rest in octets 1, the body of the type.
package enum EVPNRoute: Hashable, Sendable {
  case ethernetAutoDiscovery(EthernetAutoDiscoveryRoute)
  case macIPAdvertisement(MACIPAdvertisementRoute)
  case inclusiveMulticast(InclusiveMulticastRoute)
  case ethernetSegment(EthernetSegmentRoute)
  case ipPrefix(IPPrefixRoute)
  case selectiveMulticast(SelectiveMulticastRoute)
  case membershipReportSynch(MembershipReportSynchRoute)
  case leaveSynch(LeaveSynchRoute)
  case perRegion(PerRegionRoute)
  case selectivePMSI(SelectivePMSIRoute)
  case leaf(LeafRoute)
  /// Passed on as it came, and not used (RFC 7606 §5.4); at most 255 octets.
  case unknown(type: UInt8, octets: [UInt8])

  /// The body, whatever its type; `nil` for an unknown one.
  package var body: (any EVPNRouteBody)? {
    switch self {
    case .ethernetAutoDiscovery(let route): route
    case .macIPAdvertisement(let route): route
    case .inclusiveMulticast(let route): route
    case .ethernetSegment(let route): route
    case .ipPrefix(let route): route
    case .selectiveMulticast(let route): route
    case .membershipReportSynch(let route): route
    case .leaveSynch(let route): route
    case .perRegion(let route): route
    case .selectivePMSI(let route): route
    case .leaf(let route): route
    case .unknown: nil
    }
  }

  package var type: UInt8 {
    switch self {
    case .ethernetAutoDiscovery: EthernetAutoDiscoveryRoute.routeType
    case .macIPAdvertisement: MACIPAdvertisementRoute.routeType
    case .inclusiveMulticast: InclusiveMulticastRoute.routeType
    case .ethernetSegment: EthernetSegmentRoute.routeType
    case .ipPrefix: IPPrefixRoute.routeType
    case .selectiveMulticast: SelectiveMulticastRoute.routeType
    case .membershipReportSynch: MembershipReportSynchRoute.routeType
    case .leaveSynch: LeaveSynchRoute.routeType
    case .perRegion: PerRegionRoute.routeType
    case .selectivePMSI: SelectivePMSIRoute.routeType
    case .leaf: LeafRoute.routeType
    case .unknown(let type, _): type
    }
  }

  package var key: EVPNRouteKey {
    switch self {
    case .ethernetAutoDiscovery(let route): route.key
    case .macIPAdvertisement(let route): route.key
    case .inclusiveMulticast(let route): route.key
    case .ethernetSegment(let route): route.key
    case .ipPrefix(let route): route.key
    case .selectiveMulticast(let route): route.key
    case .membershipReportSynch(let route): route.key
    case .leaveSynch(let route): route.key
    case .perRegion(let route): route.key
    case .selectivePMSI(let route): route.key
    case .leaf(let route): route.key
    case .unknown(let type, let octets): EVPNRouteKey(octets: [type] + octets)
    }
  }

  /// What the standard calls the type.
  package var name: String {
    body.map { Swift.type(of: $0).name } ?? "Unknown EVPN route"
  }

  /// A Leaf A-D route has none of its own: then that of the route that it answers, if its key says so.
  package var routeDistinguisher: RouteDistinguisher? {
    switch self {
    case .ethernetAutoDiscovery(let route): route.routeDistinguisher
    case .macIPAdvertisement(let route): route.routeDistinguisher
    case .inclusiveMulticast(let route): route.routeDistinguisher
    case .ethernetSegment(let route): route.routeDistinguisher
    case .ipPrefix(let route): route.routeDistinguisher
    case .selectiveMulticast(let route): route.routeDistinguisher
    case .membershipReportSynch(let route): route.routeDistinguisher
    case .leaveSynch(let route): route.routeDistinguisher
    case .perRegion(let route): route.routeDistinguisher
    case .selectivePMSI(let route): route.routeDistinguisher
    case .leaf(let route): route.routeKey.routeDistinguisher
    case .unknown: nil
    }
  }

  /// What in the route contradicts itself although its key is clear, or `nil`: then it is treated as withdrawn.
  ///
  /// For the membership routes see RFC 9251 §9.7; for what contradicts the communities, `contradiction(beside:)`.
  package var contradiction: StaticString? {
    switch self {
    case .selectiveMulticast(let route): route.flags.contradiction(for: route.sourceGroup)
    case .membershipReportSynch(let route): route.flags.contradiction(for: route.sourceGroup)
    case .leaveSynch(let route): route.flags.contradiction(for: route.sourceGroup)
    case .selectivePMSI(let route): route.contradiction
    case .ethernetAutoDiscovery, .macIPAdvertisement, .inclusiveMulticast, .ethernetSegment, .ipPrefix, .perRegion,
      .leaf, .unknown:
      nil
    }
  }
}

extension EVPNRoute: WireValue {
  package init(reading reader: inout ByteReader) throws(WireError) {
    reader.recorder?.begin("EVPN route", offset: reader.position)
    let type = try reader.uint8("Route type")
    let length = try reader.uint8("Length")
    let outer = try reader.narrow(to: Int(length), "Route")
    defer { reader.widen(to: outer) }
    try self.init(type: type, reading: &reader)
    try reader.expectEnd("Route")
    if let recorder = reader.recorder { recorder.end(offset: reader.position) { write(words: &$0) } }
  }

  private init(type: UInt8, reading reader: inout ByteReader) throws(WireError) {
    switch type {
    case EthernetAutoDiscoveryRoute.routeType: self = .ethernetAutoDiscovery(try .init(reading: &reader))
    case MACIPAdvertisementRoute.routeType: self = .macIPAdvertisement(try .init(reading: &reader))
    case InclusiveMulticastRoute.routeType: self = .inclusiveMulticast(try .init(reading: &reader))
    case EthernetSegmentRoute.routeType: self = .ethernetSegment(try .init(reading: &reader))
    case IPPrefixRoute.routeType: self = .ipPrefix(try .init(reading: &reader))
    case SelectiveMulticastRoute.routeType: self = .selectiveMulticast(try .init(reading: &reader))
    case MembershipReportSynchRoute.routeType: self = .membershipReportSynch(try .init(reading: &reader))
    case LeaveSynchRoute.routeType: self = .leaveSynch(try .init(reading: &reader))
    case PerRegionRoute.routeType: self = .perRegion(try .init(reading: &reader))
    case SelectivePMSIRoute.routeType: self = .selectivePMSI(try .init(reading: &reader))
    case LeafRoute.routeType: self = .leaf(try .init(reading: &reader))
    default: self = .unknown(type: type, octets: reader.rest("Octets"))
    }
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(type)
    writer.counted8 { writer in
      switch self {
      case .ethernetAutoDiscovery(let route): route.write(to: &writer)
      case .macIPAdvertisement(let route): route.write(to: &writer)
      case .inclusiveMulticast(let route): route.write(to: &writer)
      case .ethernetSegment(let route): route.write(to: &writer)
      case .ipPrefix(let route): route.write(to: &writer)
      case .selectiveMulticast(let route): route.write(to: &writer)
      case .membershipReportSynch(let route): route.write(to: &writer)
      case .leaveSynch(let route): route.write(to: &writer)
      case .perRegion(let route): route.write(to: &writer)
      case .selectivePMSI(let route): route.write(to: &writer)
      case .leaf(let route): route.write(to: &writer)
      case .unknown(_, let octets): writer.write(octets.prefix(255))
      }
    }
  }
}

extension EVPNRoute: Worded {
  package func write(words: inout TextWriter) {
    words.append(number: UInt64(type))
    words.append(" ")
    switch self {
    case .ethernetAutoDiscovery(let route): route.write(words: &words)
    case .macIPAdvertisement(let route): route.write(words: &words)
    case .inclusiveMulticast(let route): route.write(words: &words)
    case .ethernetSegment(let route): route.write(words: &words)
    case .ipPrefix(let route): route.write(words: &words)
    case .selectiveMulticast(let route): route.write(words: &words)
    case .membershipReportSynch(let route): route.write(words: &words)
    case .leaveSynch(let route): route.write(words: &words)
    case .perRegion(let route): route.write(words: &words)
    case .selectivePMSI(let route): route.write(words: &words)
    case .leaf(let route): route.write(words: &words)
    case .unknown(_, let octets): words.append("unknown, \(octets.count) octets" as Phrase)
    }
  }
}
