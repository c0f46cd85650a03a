/// RFC 4724: Graceful Restart Mechanism for BGP.
package struct RFC4724: Sendable {
  package var endOfRIB: Clause { Clause("RFC 4724", "2", "Marker for End-of-RIB") }
}

extension Clause {
  package static var rfc4724: RFC4724 { RFC4724() }
}
