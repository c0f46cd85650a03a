/// The first octet of a path attribute (RFC 4271 §4.3).
package struct AttributeFlags: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Not every speaker knows it.
  package static let optional = AttributeFlags(rawValue: 0x80)
  /// A speaker that does not know it passes it on.
  package static let transitive = AttributeFlags(rawValue: 0x40)
  /// A speaker on the way did not know it.
  package static let partial = AttributeFlags(rawValue: 0x20)
  /// The length has two octets.
  package static let extendedLength = AttributeFlags(rawValue: 0x10)

  static let wellKnown: AttributeFlags = .transitive
  static let optionalTransitive: AttributeFlags = [.optional, .transitive]
  /// What the definition of an attribute fixes (RFC 7606 §3 c).
  static let kind: AttributeFlags = [.optional, .transitive]
}

extension AttributeFlags: Worded {
  package func write(words: inout TextWriter) {
    words.append(names: Self.names, of: self, separator: ", ", none: "")
  }

  private static let names: [(AttributeFlags, StaticString)] = [
    (.optional, "optional"), (.transitive, "transitive"), (.partial, "partial"), (.extendedLength, "extended length"),
  ]
}
