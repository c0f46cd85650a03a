/// A defect in an UPDATE, and what it leads to (RFC 7606 §2).
package struct AttributeError: Hashable, Sendable {
  /// What is done about a defect, weakest first; of several, the strongest counts (RFC 7606 §3 h).
  package enum Action: Int, Hashable, Comparable, Sendable {
    /// The attribute is dropped, the routes stay.
    case attributeDiscard
    /// The routes of the UPDATE are taken as withdrawn.
    case treatAsWithdraw
    /// The session ends.
    case sessionReset

    package static func < (a: Action, b: Action) -> Bool { a.rawValue < b.rawValue }
  }

  /// The type of the attribute.
  package var type: UInt8
  package var action: Action
  /// What a NOTIFICATION with code 3 would say about it.
  package var subcode: UInt8
  package var cause: WireError
  /// The attribute as it came: flags, type, length, value; the type alone when it is missing.
  package var octets: [UInt8]

  package init(type: UInt8, action: Action, subcode: UInt8, cause: WireError, octets: [UInt8]) {
    self.type = type
    self.action = action
    self.subcode = subcode
    self.cause = cause
    self.octets = octets
  }

  /// The error as the end of the session; the data are cut to what a NOTIFICATION holds.
  package var reset: BGPError {
    let room = BGPMessage.maximumLength - BGPMessage.headerLength - 2
    return .update(subcode, data: Array(octets.prefix(room)), cause: cause)
  }
}

extension AttributeError: CustomStringConvertible {
  package var description: String {
    let action =
      switch action {
      case .attributeDiscard: "attribute dropped"
      case .treatAsWithdraw: "treated as withdrawn"
      case .sessionReset: "session reset"
      }
    let name = AttributeType(rawValue: type)?.name ?? "attribute \(type)"
    return "\(name): \(cause) → \(action)"
  }
}
