/// Routes of a family that are announced, and where to send what they attract (RFC 4760 §3).
///
/// Octets: AFI 2, SAFI 1, length of the next hop 1, next hop, reserved 1, routes. Only EVPN routes are understood; what
/// another family carries is kept as it came.
package struct MPReach: WireValue {
  package var family: AddressFamily
  package var nextHop: IPAddress
  package var routes: [EVPNRoute]
  /// The next hop of another family that is no plain address; then `nextHop` is unspecified.
  package var unknownNextHop: [UInt8]?
  /// The routes of another family.
  package var unknownNLRI: [UInt8]

  /// Announces EVPN routes.
  package init(nextHop: IPAddress, routes: [EVPNRoute]) {
    family = .evpn
    self.nextHop = nextHop
    self.routes = routes
    unknownNLRI = []
  }

  /// Announces routes of another family, in octets.
  package init(family: AddressFamily, nextHop: IPAddress, unknownNLRI: [UInt8]) {
    self.family = family
    self.nextHop = nextHop
    routes = []
    self.unknownNLRI = unknownNLRI
  }

  /// Whether there is any route in it.
  package var isEmpty: Bool { routes.isEmpty && unknownNLRI.isEmpty }

  package init(reading reader: inout ByteReader) throws(WireError) {
    family = try AddressFamily(reading: &reader)
    nextHop = .unspecifiedV4
    let length = try reader.uint8("Next hop length")
    switch length {
    case 4: nextHop = try reader.address("Next hop", .v4)
    case 16: nextHop = try reader.address("Next hop", .v6)
    default:
      guard family != .evpn else { throw reader.invalid("Next hop length", back: 1, "\(length), expected 4 or 16") }
      unknownNextHop = try reader.bytes("Next hop", count: Int(length))
    }
    _ = try reader.uint8("Reserved")
    routes = []
    unknownNLRI = []
    guard family == .evpn else {
      unknownNLRI = reader.rest("Routes")
      return
    }
    while !reader.isAtEnd { routes.append(try EVPNRoute(reading: &reader)) }
  }

  package func write(to writer: inout ByteWriter) {
    family.write(to: &writer)
    writer.counted8 { writer in
      if let unknownNextHop { writer.write(unknownNextHop.prefix(255)) } else { nextHop.write(to: &writer) }
    }
    writer.write(UInt8(0))
    for route in routes { route.write(to: &writer) }
    writer.write(unknownNLRI)
  }
}
