/// RFC 9293: Transmission Control Protocol (TCP).
package struct RFC9293: Sendable {
  package var establishing: Clause { Clause("RFC 9293", "3.5", "Establishing a Connection") }
  package var resetGeneration: Clause { Clause("RFC 9293", "3.5.2", "Reset Generation") }
  package var connectionFailures: Clause { Clause("RFC 9293", "3.8.3", "TCP Connection Failures") }
  package var retransmissionTimeout: Clause { Clause("RFC 9293", "3.8.1", "Retransmission Timeout") }
}

extension Clause {
  package static var rfc9293: RFC9293 { RFC9293() }
}
