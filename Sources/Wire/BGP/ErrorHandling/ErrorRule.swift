/// What a defect leads to, and which clause says so.
package struct ErrorRule: Hashable, Sendable {
  package let action: AttributeError.Action
  package let clause: String

  package static func ignore(_ clause: String) -> ErrorRule { ErrorRule(action: .ignore, clause: clause) }
  package static func discard(_ clause: String) -> ErrorRule { ErrorRule(action: .attributeDiscard, clause: clause) }
  package static func withdraw(_ clause: String) -> ErrorRule { ErrorRule(action: .treatAsWithdraw, clause: clause) }
  /// Ends the session where the receiver does not disable families (RFC 7606 §2).
  package static func disable(_ clause: String) -> ErrorRule { ErrorRule(action: .familyDisable, clause: clause) }
  package static func reset(_ clause: String) -> ErrorRule { ErrorRule(action: .sessionReset, clause: clause) }
}
