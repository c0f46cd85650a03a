/// The routes of a family, as MP_REACH_NLRI and MP_UNREACH_NLRI carry them: a list for each family that is read.
package enum NLRI: Hashable, Sendable {
  case evpn(RouteList<EVPNRoute>)
  case ipv4Unicast(RouteList<IPv4Prefix>)
  case ipv6Unicast(RouteList<IPv6Prefix>)
  case labelledIPv4(RouteList<LabelledRoute<IPv4Prefix>>)
  case labelledIPv6(RouteList<LabelledRoute<IPv6Prefix>>)
  case routeTargetConstraint(RouteList<RouteTargetMembership>)
  /// Kept as it came.
  case unknown(UnknownNLRI)

  /// No routes of a family.
  package init(none family: AddressFamily) {
    switch family {
    case .evpn: self = .evpn([])
    case .ipv4Unicast: self = .ipv4Unicast([])
    case .ipv6Unicast: self = .ipv6Unicast([])
    case .labelledIPv4: self = .labelledIPv4([])
    case .labelledIPv6: self = .labelledIPv6([])
    case .routeTargetConstraint: self = .routeTargetConstraint([])
    default: self = .unknown(UnknownNLRI(of: family, octets: []))
    }
  }

  package var family: AddressFamily {
    switch self {
    case .evpn: .evpn
    case .ipv4Unicast: .ipv4Unicast
    case .ipv6Unicast: .ipv6Unicast
    case .labelledIPv4: .labelledIPv4
    case .labelledIPv6: .labelledIPv6
    case .routeTargetConstraint: .routeTargetConstraint
    case .unknown(let unknown): unknown.family
    }
  }

  /// The number of routes; of a family that is not read, whether there is anything.
  package var count: Int {
    switch self {
    case .evpn(let list): list.count
    case .ipv4Unicast(let list): list.count
    case .ipv6Unicast(let list): list.count
    case .labelledIPv4(let list): list.count
    case .labelledIPv6(let list): list.count
    case .routeTargetConstraint(let list): list.count
    case .unknown(let unknown): unknown.octets.isEmpty ? 0 : 1
    }
  }

  package var isEmpty: Bool { count == 0 }

  /// The EVPN routes; none when it is another family.
  package var routes: [EVPNRoute] {
    guard case .evpn(let list) = self else { return [] }
    return list.routes
  }

  /// The first route in words; `nil` when there is none.
  package var firstWords: String? {
    switch self {
    case .evpn(let list): list.first.map { "type \($0)" }
    case .ipv4Unicast(let list): list.first?.description
    case .ipv6Unicast(let list): list.first?.description
    case .labelledIPv4(let list): list.first?.description
    case .labelledIPv6(let list): list.first?.description
    case .routeTargetConstraint(let list): list.first?.description
    case .unknown(let unknown): unknown.octets.isEmpty ? nil : "\(unknown.family) \(Hex.text(unknown.octets))"
    }
  }

  /// The routes as they are withdrawn: labels say nothing then (RFC 8277 §2.4).
  package var withdrawn: NLRI {
    switch self {
    case .labelledIPv4(let list): .labelledIPv4(list.map(routes: \.withdrawn))
    case .labelledIPv6(let list): .labelledIPv6(list.map(routes: \.withdrawn))
    case .evpn, .ipv4Unicast, .ipv6Unicast, .routeTargetConstraint, .unknown: self
    }
  }

  /// Adds the routes of `other`; tells whether they are of this family.
  package mutating func append(_ other: NLRI) -> Bool {
    switch (self, other) {
    case (.evpn(var list), .evpn(let more)):
      list.append(more)
      self = .evpn(list)
    case (.ipv4Unicast(var list), .ipv4Unicast(let more)):
      list.append(more)
      self = .ipv4Unicast(list)
    case (.ipv6Unicast(var list), .ipv6Unicast(let more)):
      list.append(more)
      self = .ipv6Unicast(list)
    case (.labelledIPv4(var list), .labelledIPv4(let more)):
      list.append(more)
      self = .labelledIPv4(list)
    case (.labelledIPv6(var list), .labelledIPv6(let more)):
      list.append(more)
      self = .labelledIPv6(list)
    case (.routeTargetConstraint(var list), .routeTargetConstraint(let more)):
      list.append(more)
      self = .routeTargetConstraint(list)
    case (.unknown(let list), .unknown(let more)) where list.family == more.family:
      self = .unknown(UnknownNLRI(of: list.family, octets: list.octets + more.octets))
    default: return false
    }
    return true
  }
}

/// Routes of a family that is not read.
package struct UnknownNLRI: Hashable, Sendable {
  package let family: AddressFamily
  package let octets: [UInt8]

  /// `nil` for a family that is read.
  package init?(family: AddressFamily, octets: [UInt8]) {
    guard AddressFamilySet(family).isEmpty else { return nil }
    self.init(of: family, octets: octets)
  }

  fileprivate init(of family: AddressFamily, octets: [UInt8]) {
    self.family = family
    self.octets = octets
  }
}

// MARK: Octets

extension NLRI {
  /// Reads up to the end of the reader.
  init(
    of family: AddressFamily, reading reader: inout ByteReader, isWithdrawn: Bool, isIdentified: Bool
  ) throws(WireError) {
    switch family {
    case .evpn:
      // The first route tells how long one is, give or take; no type has less than 16 octets.
      let width = max(Int(reader.peek(isIdentified ? 5 : 1) ?? 0) + 2, 16)
      self = .evpn(
        try RouteList(reading: &reader, isIdentified: isIdentified, width: width) { reader throws(WireError) in
          try EVPNRoute(reading: &reader)
        })
    case .ipv4Unicast: self = .ipv4Unicast(try Self.list(&reader, isIdentified))
    case .ipv6Unicast: self = .ipv6Unicast(try Self.list(&reader, isIdentified))
    case .labelledIPv4: self = .labelledIPv4(try Self.labelled(&reader, isIdentified, isWithdrawn: isWithdrawn))
    case .labelledIPv6: self = .labelledIPv6(try Self.labelled(&reader, isIdentified, isWithdrawn: isWithdrawn))
    case .routeTargetConstraint: self = .routeTargetConstraint(try Self.list(&reader, isIdentified))
    default: self = .unknown(UnknownNLRI(of: family, octets: reader.rest("Routes")))
    }
  }

  private static func list<Route: WireValue>(
    _ reader: inout ByteReader, _ isIdentified: Bool
  ) throws(WireError) -> RouteList<Route> {
    try RouteList(reading: &reader, isIdentified: isIdentified, width: 8) { reader throws(WireError) in
      try Route(reading: &reader)
    }
  }

  private static func labelled<Prefix>(
    _ reader: inout ByteReader, _ isIdentified: Bool, isWithdrawn: Bool
  ) throws(WireError) -> RouteList<LabelledRoute<Prefix>> {
    try RouteList(reading: &reader, isIdentified: isIdentified, width: 8) { reader throws(WireError) in
      try LabelledRoute(reading: &reader, isWithdrawn: isWithdrawn)
    }
  }

  func write(to writer: inout ByteWriter, isIdentified: Bool) {
    switch self {
    case .evpn(let list): list.write(to: &writer, isIdentified: isIdentified) { $0.write(to: &$1) }
    case .ipv4Unicast(let list): list.write(to: &writer, isIdentified: isIdentified) { $0.write(to: &$1) }
    case .ipv6Unicast(let list): list.write(to: &writer, isIdentified: isIdentified) { $0.write(to: &$1) }
    case .labelledIPv4(let list): list.write(to: &writer, isIdentified: isIdentified) { $0.write(to: &$1) }
    case .labelledIPv6(let list): list.write(to: &writer, isIdentified: isIdentified) { $0.write(to: &$1) }
    case .routeTargetConstraint(let list): list.write(to: &writer, isIdentified: isIdentified) { $0.write(to: &$1) }
    case .unknown(let unknown): writer.write(unknown.octets)
    }
  }

  /// Parts in their order, each as long as `fits` allows for its octets; a route that does not fit alone is left out.
  func divided(isIdentified: Bool, fits: (Int) -> Bool) -> [NLRI] {
    switch self {
    case .evpn(let list):
      list.divided(isIdentified: isIdentified, fits: fits) { $0.write(to: &$1) }.map(NLRI.evpn)
    case .ipv4Unicast(let list):
      list.divided(isIdentified: isIdentified, fits: fits) { $0.write(to: &$1) }.map(NLRI.ipv4Unicast)
    case .ipv6Unicast(let list):
      list.divided(isIdentified: isIdentified, fits: fits) { $0.write(to: &$1) }.map(NLRI.ipv6Unicast)
    case .labelledIPv4(let list):
      list.divided(isIdentified: isIdentified, fits: fits) { $0.write(to: &$1) }.map(NLRI.labelledIPv4)
    case .labelledIPv6(let list):
      list.divided(isIdentified: isIdentified, fits: fits) { $0.write(to: &$1) }.map(NLRI.labelledIPv6)
    case .routeTargetConstraint(let list):
      list.divided(isIdentified: isIdentified, fits: fits) { $0.write(to: &$1) }.map(NLRI.routeTargetConstraint)
    case .unknown(let unknown): !unknown.octets.isEmpty && fits(unknown.octets.count) ? [self] : []
    }
  }
}
