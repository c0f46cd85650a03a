/// Routes of a family that are announced, and where to send what they attract (RFC 4760 §3).
///
/// Octets: AFI 2, SAFI 1, length of the next hop 1, next hop, reserved 1, routes. The next hop has 4 or 16 octets, or 32
/// when a link-local address follows the global one (RFC 2545 §3); its family need not be that of the routes (RFC 8950).
package struct MPReach: Hashable, Sendable {
  package let nextHop: IPAddress
  /// The address on the link that both ends share.
  package let linkLocalNextHop: IPAddress?
  /// The next hop of a family that is not read, when it is no plain address; then `nextHop` is unspecified.
  package let unknownNextHop: [UInt8]?
  package private(set) var nlri: NLRI

  /// Announces EVPN routes.
  package init(nextHop: IPAddress, routes: [EVPNRoute]) {
    self.init(nextHop: nextHop, .evpn(RouteList(routes)))
  }

  /// Announces routes; where only an IPv6 next hop is possible, an IPv4 address is mapped into one (RFC 4798 §2).
  ///
  /// A link-local address is left out where none can stand.
  package init(nextHop: IPAddress, linkLocal: IPAddress? = nil, _ nlri: NLRI) {
    let rule = NextHopRule(nlri.family)
    let isMapped = nextHop.family == .v4 && !rule.takesIPv4
    self.nextHop = isMapped ? IPAddress(v6: 0, 0xffff << 32 | UInt64(nextHop.v4Value)) : nextHop
    let isPair = self.nextHop.family == .v6 && linkLocal?.family == .v6 && rule.takesLinkLocal
    linkLocalNextHop = isPair ? linkLocal : nil
    unknownNextHop = nil
    self.nlri = nlri
  }

  /// Announces routes of a family that is not read, whose next hop is no plain address either.
  package init(nextHopOctets octets: [UInt8], _ unknown: UnknownNLRI) {
    let plain = octets.count == 4 || octets.count == 16 ? Self.address(octets) : nil
    nextHop = plain ?? .unspecifiedV4
    linkLocalNextHop = nil
    unknownNextHop = plain == nil ? Array(octets.prefix(255)) : nil
    nlri = .unknown(unknown)
  }

  private static func address(_ octets: [UInt8]) -> IPAddress? {
    var reader = ByteReader(octets)
    return try? reader.address("Next hop", octets.count == 4 ? .v4 : .v6)
  }

  package var family: AddressFamily { nlri.family }

  /// The EVPN routes; of another family there are none, and none can be set.
  package var routes: [EVPNRoute] {
    get { nlri.routes }
    set {
      guard case .evpn(let list) = nlri else { return }
      nlri = .evpn(RouteList(newValue, pathIdentifiers: list.pathIdentifiers))
    }
  }

  /// Whether there is any route in it.
  package var isEmpty: Bool { nlri.isEmpty }

  /// The same next hop for other routes of the family.
  func carrying(_ other: NLRI) -> MPReach {
    var result = self
    if other.family == family { result.nlri = other }
    return result
  }
}

/// Which next hops the routes of a family can have.
private struct NextHopRule {
  let takesIPv4: Bool
  let takesLinkLocal: Bool

  init(_ family: AddressFamily) {
    switch family {
    // RFC 7432 §7, RFC 4684 §4: the address of the router, which is on no common link.
    case .evpn, .routeTargetConstraint: (takesIPv4, takesLinkLocal) = (true, false)
    // RFC 8950 §4, RFC 8277 §2.
    case .ipv4Unicast, .labelledIPv4: (takesIPv4, takesLinkLocal) = (true, true)
    // RFC 2545 §3, RFC 4798 §2.
    case .ipv6Unicast, .labelledIPv6: (takesIPv4, takesLinkLocal) = (false, true)
    default: (takesIPv4, takesLinkLocal) = (true, false)
    }
  }

  var words: String {
    switch (takesIPv4, takesLinkLocal) {
    case (true, true): "4, 16 or 32"
    case (false, _): "16 or 32"
    case (true, false): "4 or 16"
    }
  }
}

// MARK: Octets

extension MPReach {
  init(reading reader: inout ByteReader, context: BGPContext) throws(WireError) {
    let family = try AddressFamily(reading: &reader)
    let rule = NextHopRule(family)
    let length = try reader.uint8("Next hop length")
    var hop = IPAddress.unspecifiedV4
    var linkLocal: IPAddress?
    var octets: [UInt8]?
    switch length {
    case 4 where rule.takesIPv4: hop = try reader.address("Next hop", .v4)
    case 16: hop = try reader.address("Next hop", .v6)
    case 32 where rule.takesLinkLocal:
      hop = try reader.address("Next hop", .v6)
      linkLocal = try reader.address("Link-local next hop", .v6)
    default:
      guard AddressFamilySet(family).isEmpty else {
        throw reader.invalid("Next hop length", back: 1, "\(length), expected \(rule.words)")
      }
      octets = try reader.bytes("Next hop", count: Int(length))
    }
    _ = try reader.uint8("Reserved")
    nextHop = hop
    linkLocalNextHop = linkLocal
    unknownNextHop = octets
    nlri = try NLRI(
      of: family, reading: &reader, isWithdrawn: false,
      isIdentified: context.takesPathIdentifiers(family))
  }

  func write(to writer: inout ByteWriter, context: BGPContext) {
    family.write(to: &writer)
    writer.write(UInt8(nextHopLength))
    if let unknownNextHop { writer.write(unknownNextHop) } else { nextHop.write(to: &writer) }
    linkLocalNextHop?.write(to: &writer)
    writer.write(UInt8(0))
    nlri.write(to: &writer, isIdentified: context.sendsPathIdentifiers(family))
  }

  private var nextHopLength: Int {
    if let unknownNextHop { return unknownNextHop.count }
    return nextHop.family.octets + (linkLocalNextHop == nil ? 0 : 16)
  }

  /// The octets before the routes: address family, length of the next hop, next hop, reserved.
  var fixedLength: Int { 3 + 1 + nextHopLength + 1 }
}
