/// The part of an EVPN route behind its type and length octets: what each route type writes its own file about.
///
/// Law: `init(reading:)` is given exactly the octets that the length octet counts.
package protocol EVPNRouteBody: WireValue, Worded {
  static var routeType: UInt8 { get }
  /// What the standard calls the route.
  static var name: String { get }

  /// Writes the fields that identify the route, in their order.
  func writeKey(to writer: inout ByteWriter)
}

extension EVPNRouteBody {
  /// The type and the key fields.
  package var key: EVPNRouteKey {
    var writer = ByteWriter(reserving: 48)
    writer.write(Self.routeType)
    writeKey(to: &writer)
    return EVPNRouteKey(octets: writer.bytes)
  }
}
