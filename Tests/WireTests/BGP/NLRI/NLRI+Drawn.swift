package import TestSupport
package import Wire

extension IPv4Prefix: Drawn {
  package static func drawn(from seeds: inout Seeds) -> IPv4Prefix {
    while true {
      let length = UInt8.random(in: 0...32, using: &seeds)
      if let prefix = IPv4Prefix(address: seeds.number(), length: length) { return prefix }
    }
  }
}

extension IPv6Prefix: Drawn {
  package static func drawn(from seeds: inout Seeds) -> IPv6Prefix {
    while true {
      let length = UInt8.random(in: 0...128, using: &seeds)
      if let prefix = IPv6Prefix(high: seeds.number(), low: seeds.number(), length: length) { return prefix }
    }
  }
}

extension LabelledRoute where Prefix: Drawn {
  /// With up to five labels, or none when it is withdrawn.
  static func drawn(isWithdrawn: Bool, from seeds: inout Seeds) -> LabelledRoute {
    let labels = isWithdrawn ? [] : [seeds.signalledLabel()] + seeds.list(upTo: 4) { $0.signalledLabel() }
    return LabelledRoute(labels: labels, prefix: .drawn(from: &seeds))
  }
}

extension RouteTargetMembership: Drawn {
  package static func drawn(from seeds: inout Seeds) -> RouteTargetMembership {
    let length = seeds.one(of: [0, 32, 96, UInt8.random(in: 32...96, using: &seeds)])
    return RouteTargetMembership(length: length, originAS: seeds.number(), target: seeds.number()) ?? .everything
  }
}

extension RouteList {
  /// Up to four routes, with identifiers or without.
  static func drawn(
    isIdentified: Bool, from seeds: inout Seeds, _ draw: (inout Seeds) -> Route
  ) -> RouteList {
    let routes = seeds.list(upTo: 4, draw)
    return RouteList(routes, pathIdentifiers: isIdentified ? routes.map { _ in seeds.number() } : [])
  }
}

extension NLRI {
  static let families: [AddressFamily] = [
    .evpn, .ipv4Unicast, .ipv6Unicast, .labelledIPv4, .labelledIPv6, .routeTargetConstraint,
    AddressFamily(afi: 1, safi: 128), AddressFamily(afi: 25, safi: 65),
  ]

  static func drawn(isWithdrawn: Bool, isIdentified: Bool, from seeds: inout Seeds) -> NLRI {
    let family = seeds.one(of: families)
    switch family {
    case .evpn: return .evpn(.drawn(isIdentified: isIdentified, from: &seeds) { .drawn(from: &$0) })
    case .ipv4Unicast: return .ipv4Unicast(.drawn(isIdentified: isIdentified, from: &seeds) { .drawn(from: &$0) })
    case .ipv6Unicast: return .ipv6Unicast(.drawn(isIdentified: isIdentified, from: &seeds) { .drawn(from: &$0) })
    case .labelledIPv4:
      return .labelledIPv4(
        .drawn(isIdentified: isIdentified, from: &seeds) { .drawn(isWithdrawn: isWithdrawn, from: &$0) })
    case .labelledIPv6:
      return .labelledIPv6(
        .drawn(isIdentified: isIdentified, from: &seeds) { .drawn(isWithdrawn: isWithdrawn, from: &$0) })
    case .routeTargetConstraint:
      return .routeTargetConstraint(.drawn(isIdentified: isIdentified, from: &seeds) { .drawn(from: &$0) })
    default:
      return UnknownNLRI(family: family, octets: seeds.bytes(upTo: 30)).map { .unknown($0) } ?? NLRI(none: family)
    }
  }
}

extension MPReach {
  static func drawn(isIdentified: Bool, from seeds: inout Seeds) -> MPReach {
    let nlri = NLRI.drawn(isWithdrawn: false, isIdentified: isIdentified, from: &seeds)
    if case .unknown(let unknown) = nlri, seeds.isHeads() {
      return MPReach(nextHopOctets: seeds.bytes(upTo: 40), unknown)
    }
    let linkLocal = seeds.isHeads() ? IPAddress.drawn(.v6, from: &seeds) : nil
    return MPReach(nextHop: .drawn(from: &seeds), linkLocal: linkLocal, nlri)
  }
}

extension MPUnreach {
  static func drawn(isIdentified: Bool, from seeds: inout Seeds) -> MPUnreach {
    MPUnreach(NLRI.drawn(isWithdrawn: true, isIdentified: isIdentified, from: &seeds))
  }
}
