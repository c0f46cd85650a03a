/// What makes two EVPN routes the same route: the type, then the fields that the standards make the key.
///
/// Left out are labels, the segment of a MAC route (RFC 7432 §7.2), flags, response time and reserved octets of the
/// membership routes (RFC 9251 §9.1–§9.3): announcing the same key again replaces the route. Order is by the octets.
package struct EVPNRouteKey: Hashable, Comparable, Sendable {
  package let octets: [UInt8]

  package init(octets: [UInt8]) { self.octets = octets }

  package var type: UInt8 { octets.first ?? 0 }

  package static func < (a: EVPNRouteKey, b: EVPNRouteKey) -> Bool {
    a.octets.lexicographicallyPrecedes(b.octets)
  }

  package func hash(into hasher: inout Hasher) {
    octets.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}
