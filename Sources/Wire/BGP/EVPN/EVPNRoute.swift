/// A route of the EVPN address family: the list of types, and those that this speaker does not know (RFC 7432 §7).
///
/// Octets: type 1, length of the rest in octets 1, the body of the type.
package enum EVPNRoute: Hashable, Sendable {
  case ethernetAutoDiscovery(EthernetAutoDiscoveryRoute)
  case macIPAdvertisement(MACIPAdvertisementRoute)
  case inclusiveMulticast(InclusiveMulticastRoute)
  case ethernetSegment(EthernetSegmentRoute)
  case selectiveMulticast(SelectiveMulticastRoute)
  case membershipReportSynch(MembershipReportSynchRoute)
  case leaveSynch(LeaveSynchRoute)
  /// Passed on as it came, and not used (RFC 7606 §5.4); at most 255 octets.
  case unknown(type: UInt8, octets: [UInt8])

  /// The body, whatever its type; `nil` for an unknown one.
  package var body: (any EVPNRouteBody)? {
    switch self {
    case .ethernetAutoDiscovery(let route): route
    case .macIPAdvertisement(let route): route
    case .inclusiveMulticast(let route): route
    case .ethernetSegment(let route): route
    case .selectiveMulticast(let route): route
    case .membershipReportSynch(let route): route
    case .leaveSynch(let route): route
    case .unknown: nil
    }
  }

  package var type: UInt8 {
    switch self {
    case .ethernetAutoDiscovery: EthernetAutoDiscoveryRoute.routeType
    case .macIPAdvertisement: MACIPAdvertisementRoute.routeType
    case .inclusiveMulticast: InclusiveMulticastRoute.routeType
    case .ethernetSegment: EthernetSegmentRoute.routeType
    case .selectiveMulticast: SelectiveMulticastRoute.routeType
    case .membershipReportSynch: MembershipReportSynchRoute.routeType
    case .leaveSynch: LeaveSynchRoute.routeType
    case .unknown(let type, _): type
    }
  }

  package var key: EVPNRouteKey {
    switch self {
    case .ethernetAutoDiscovery(let route): route.key
    case .macIPAdvertisement(let route): route.key
    case .inclusiveMulticast(let route): route.key
    case .ethernetSegment(let route): route.key
    case .selectiveMulticast(let route): route.key
    case .membershipReportSynch(let route): route.key
    case .leaveSynch(let route): route.key
    case .unknown(let type, let octets): EVPNRouteKey(octets: [type] + octets)
    }
  }

  /// What the standard calls the type.
  package var name: String {
    body.map { Swift.type(of: $0).name } ?? "Unknown EVPN route"
  }

  package var routeDistinguisher: RouteDistinguisher? { body?.routeDistinguisher }

  /// What in the route contradicts RFC 9251 although its key is clear, or `nil`: then it is treated as withdrawn (§9.7).
  package var contradiction: StaticString? {
    switch self {
    case .selectiveMulticast(let route): route.flags.contradiction(for: route.sourceGroup)
    case .membershipReportSynch(let route): route.flags.contradiction(for: route.sourceGroup)
    case .leaveSynch(let route): route.flags.contradiction(for: route.sourceGroup)
    case .ethernetAutoDiscovery, .macIPAdvertisement, .inclusiveMulticast, .ethernetSegment, .unknown: nil
    }
  }
}

extension EVPNRoute: WireValue {
  package init(reading reader: inout ByteReader) throws(WireError) {
    self = try reader.group("EVPN route", summary: \.description) { reader throws(WireError) in
      let type = try reader.uint8("Route type")
      let length = try reader.uint8("Length")
      return try reader.within(Int(length), "Route") { body throws(WireError) in
        try EVPNRoute(type: type, reading: &body)
      }
    }
  }

  private init(type: UInt8, reading reader: inout ByteReader) throws(WireError) {
    switch type {
    case EthernetAutoDiscoveryRoute.routeType: self = .ethernetAutoDiscovery(try .init(reading: &reader))
    case MACIPAdvertisementRoute.routeType: self = .macIPAdvertisement(try .init(reading: &reader))
    case InclusiveMulticastRoute.routeType: self = .inclusiveMulticast(try .init(reading: &reader))
    case EthernetSegmentRoute.routeType: self = .ethernetSegment(try .init(reading: &reader))
    case SelectiveMulticastRoute.routeType: self = .selectiveMulticast(try .init(reading: &reader))
    case MembershipReportSynchRoute.routeType: self = .membershipReportSynch(try .init(reading: &reader))
    case LeaveSynchRoute.routeType: self = .leaveSynch(try .init(reading: &reader))
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
      case .selectiveMulticast(let route): route.write(to: &writer)
      case .membershipReportSynch(let route): route.write(to: &writer)
      case .leaveSynch(let route): route.write(to: &writer)
      case .unknown(_, let octets): writer.write(octets.prefix(255))
      }
    }
  }
}

extension EVPNRoute: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknown(let type, let octets): "\(type) unknown, \(octets.count) octets"
    default: "\(type) \(body.map(\.description) ?? "")"
    }
  }
}
