/// An optional attribute that this speaker does not know (RFC 4271 §5).
package struct UnknownAttribute: Hashable, Sendable {
  /// Without the extended length bit, which follows from the length, and without the low four bits, which are sent as 0.
  package let flags: AttributeFlags
  package let type: UInt8
  package let value: [UInt8]

  package init(flags: AttributeFlags, type: UInt8, value: [UInt8]) {
    self.flags = flags.intersection([.optional, .transitive, .partial])
    self.type = type
    self.value = value
  }

  /// How it is passed on: with the Partial bit when it is transitive, else not at all.
  package var forwarded: UnknownAttribute? {
    guard flags.contains(.transitive) else { return nil }
    return UnknownAttribute(flags: flags.union(.partial), type: type, value: value)
  }
}

extension UnknownAttribute: CustomStringConvertible {
  package var description: String { "attribute \(type) (\(flags)) \(Hex.text(value))" }
}
