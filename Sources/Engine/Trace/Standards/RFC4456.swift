/// RFC 4456: BGP Route Reflection: An Alternative to Full Mesh Internal BGP (IBGP).
package struct RFC4456: Sendable {
  package var operation: Clause { Clause("RFC 4456", "6", "Operation") }
  package var loopAvoidance: Clause { Clause("RFC 4456", "8", "Avoiding Routing Information Loops") }
  package var routeSelection: Clause { Clause("RFC 4456", "9", "Impact on Route Selection") }
}

extension Clause {
  package static var rfc4456: RFC4456 { RFC4456() }
}
