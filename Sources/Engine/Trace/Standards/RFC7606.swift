/// RFC 7606: Revised Error Handling for BGP UPDATE Messages.
package struct RFC7606: Sendable {
  package var approaches: Clause { Clause("RFC 7606", "2", "Error-Handling Approaches") }
}

extension Clause {
  package static var rfc7606: RFC7606 { RFC7606() }
}
