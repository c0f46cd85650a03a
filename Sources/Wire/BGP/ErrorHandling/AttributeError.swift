/// A defect in an UPDATE, and what it leads to (RFC 7606 §2).
package struct AttributeError: Hashable, Sendable {
  /// What is done about a defect, weakest first; of several, the strongest counts (RFC 7606 §3 h).
  package enum Action: Int, Hashable, Comparable, CaseIterable, Sendable {
    /// Nothing: what is wrong is read as if it were not there.
    case ignore
    /// The attribute is dropped, the routes stay.
    case attributeDiscard
    /// The routes of the UPDATE are taken as withdrawn.
    case treatAsWithdraw
    /// Nothing more is heard of the family, and its routes are gone.
    case familyDisable
    /// The session ends.
    case sessionReset

    package static func < (a: Action, b: Action) -> Bool { a.rawValue < b.rawValue }
  }

  /// The type of the attribute; 0 when it is not about one.
  package var type: UInt8
  package var action: Action
  /// The clause that says so.
  package var clause: String
  /// What a NOTIFICATION with code 3 would say about it.
  package var subcode: UInt8
  package var cause: WireError
  /// The attribute as it came: flags, type, length, value; the type alone when it is missing.
  package var octets: [UInt8]

  package init(
    type: UInt8, action: Action, clause: String = "", subcode: UInt8, cause: WireError, octets: [UInt8]
  ) {
    self.type = type
    self.action = action
    self.clause = clause
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

extension AttributeError.Action: CustomStringConvertible {
  package var description: String {
    switch self {
    case .ignore: "ignored"
    case .attributeDiscard: "attribute dropped"
    case .treatAsWithdraw: "treated as withdrawn"
    case .familyDisable: "family disabled"
    case .sessionReset: "session reset"
    }
  }
}

extension AttributeError: CustomStringConvertible {
  package var description: String {
    let name = type == 0 ? "UPDATE" : AttributeType.name(of: type)
    return "\(name): \(cause) → \(action)" + (clause.isEmpty ? "" : " (\(clause))")
  }
}
