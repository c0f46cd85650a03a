/// RFC 2918: Route Refresh Capability for BGP-4.
package struct RFC2918: Sendable {
  package var operation: Clause { Clause("RFC 2918", "4", "Operation") }
}

extension Clause {
  package static var rfc2918: RFC2918 { RFC2918() }
}
