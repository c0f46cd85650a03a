/// Routes of a family that are withdrawn; with none, the mark that all have been announced (RFC 4760 §4, RFC 4724 §2).
///
/// Octets: AFI 2, SAFI 1, routes.
package struct MPUnreach: WireValue {
  package var family: AddressFamily
  package var routes: [EVPNRoute]
  /// The routes of another family.
  package var unknownNLRI: [UInt8]

  package init(family: AddressFamily = .evpn, routes: [EVPNRoute] = [], unknownNLRI: [UInt8] = []) {
    self.family = family
    self.routes = routes
    self.unknownNLRI = unknownNLRI
  }

  /// Whether there is any route in it.
  package var isEmpty: Bool { routes.isEmpty && unknownNLRI.isEmpty }

  package init(reading reader: inout ByteReader) throws(WireError) {
    family = try AddressFamily(reading: &reader)
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
    for route in routes { route.write(to: &writer) }
    writer.write(unknownNLRI)
  }
}
