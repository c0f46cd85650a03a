/// A defect that ends the session: what the NOTIFICATION about it says, and what was met (RFC 4271 §6).
package struct BGPError: Error, Hashable, Sendable {
  package var code: UInt8
  package var subcode: UInt8
  package var data: [UInt8]
  package var cause: WireError?

  package init(code: UInt8, subcode: UInt8, data: [UInt8] = [], cause: WireError? = nil) {
    self.code = code
    self.subcode = subcode
    self.data = data
    self.cause = cause
  }

  /// The message to send before the connection is closed.
  package var notification: NotificationMessage {
    NotificationMessage(code: code, subcode: subcode, data: data)
  }

  /// What was met; of an error that no octet stands for, the message as a whole, which began at `start`.
  package func cause(at start: Int) -> WireError {
    cause ?? WireError(field: "BGP message", offset: start, reason: .invalid(notification.description))
  }

  /// A message header error, code 1 (RFC 4271 §6.1).
  static func header(_ subcode: UInt8, data: [UInt8] = [], cause: WireError? = nil) -> BGPError {
    BGPError(code: 1, subcode: subcode, data: data, cause: cause)
  }

  /// An OPEN message error, code 2 (RFC 4271 §6.2).
  static func open(_ subcode: UInt8, data: [UInt8] = [], cause: WireError? = nil) -> BGPError {
    BGPError(code: 2, subcode: subcode, data: data, cause: cause)
  }

  /// An UPDATE message error, code 3 (RFC 4271 §6.3).
  static func update(_ subcode: UInt8, data: [UInt8] = [], cause: WireError? = nil) -> BGPError {
    BGPError(code: 3, subcode: subcode, data: data, cause: cause)
  }
}

extension BGPError: CustomStringConvertible {
  package var description: String {
    "\(notification.reason)\(cause.map { ": \($0)" } ?? "")"
  }
}
