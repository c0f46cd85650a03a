/// What went wrong, or that a reservation holds (RFC 2205 Appendix A.5, codes: Appendix B, RFC 3209 §7.3).
///
/// Octets: node that noticed it 4 or 16, flags 1, code 1, value 2.
package struct RSVPErrorSpec: Hashable, Sendable {
  package var node: IPAddress
  /// The flag InPlace: there is still a reservation at the point of failure.
  package var isInPlace: Bool
  /// The flag NotGuilty: the node that is told has not asked for too much.
  package var isNotGuilty: Bool
  /// The flag Path_State_Removed (RFC 3473 §4.4).
  package var hasRemovedPathState: Bool
  package var code: UInt8
  package var value: UInt16

  package init(
    node: IPAddress, code: UInt8, value: UInt16, isInPlace: Bool = false, isNotGuilty: Bool = false,
    hasRemovedPathState: Bool = false
  ) {
    self.node = node
    self.code = code
    self.value = value
    self.isInPlace = isInPlace
    self.isNotGuilty = isNotGuilty
    self.hasRemovedPathState = hasRemovedPathState
  }

  init(_ family: IPAddress.Family, reading reader: inout ByteReader) throws(WireError) {
    node = try reader.address("Error node", family)
    let flags = try reader.octet("Flags") {
      SignallingText.flags([
        ($0 & 1 != 0, "in place"), ($0 & 2 != 0, "not guilty"), ($0 & 4 != 0, "path state removed"),
      ])
    }
    isInPlace = flags & 1 != 0
    isNotGuilty = flags & 2 != 0
    hasRemovedPathState = flags & 4 != 0
    let code = try reader.octet("Error code") { "\(Self.name(code: $0)) (\($0))" }
    self.code = code
    value = try reader.twoOctets("Error value") { value in
      Self.routingProblem(code, value).map { "\($0) (\(value))" } ?? "\(value)"
    }
  }

  func write(to writer: inout ByteWriter) {
    node.write(to: &writer)
    writer.write((isInPlace ? 1 : 0) | (isNotGuilty ? 2 : 0) | UInt8(hasRemovedPathState ? 4 : 0))
    writer.write(code)
    writer.write(value)
  }

  private static func name(code: UInt8) -> String {
    switch code {
    case 0: "confirmation"
    case 1: "admission control failure"
    case 2: "policy control failure"
    case 3: "no path information"
    case 4: "no sender information"
    case 5: "conflicting reservation styles"
    case 6: "unknown reservation style"
    case 12: "service preempted"
    case 13: "unknown object class"
    case 14: "unknown object C-Type"
    case 21: "traffic control error"
    case 22: "traffic control system error"
    case 23: "RSVP system error"
    case 24: "routing problem"
    case 25: "notification"
    default: "unknown error"
    }
  }

  /// The values of code 24 (RFC 3209 §7.3).
  private static func routingProblem(_ code: UInt8, _ value: UInt16) -> String? {
    let names = [
      "bad explicit route", "bad strict node", "bad loose node", "bad initial sub-object", "no route",
      "unacceptable label", "route indicates loops", "router without RSVP in the path", "label allocation failure",
      "unsupported L3PID",
    ]
    guard code == 24, value >= 1, Int(value) <= names.count else { return nil }
    return names[Int(value) - 1]
  }
}

extension RSVPErrorSpec: CustomStringConvertible {
  package var description: String {
    let words = Self.routingProblem(code, value) ?? (value == 0 ? "" : "value \(value)")
    return Self.name(code: code) + (words.isEmpty ? "" : ": \(words)") + " at \(node)"
  }
}
