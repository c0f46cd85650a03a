/// The Context-Specific Label Space ID community: where the label in the PMSI Tunnel attribute is looked up
/// (RFC 9573 §4.1).
///
/// Value: type of the identifier 2, identifier 4; type 0 is a label, in the upper 20 bits.
package struct ContextLabelSpace: Hashable, Sendable {
  static let subtype: UInt8 = 0x08

  package var identifierType: UInt16
  package var identifier: UInt32
  /// Whether the community may leave the AS; both kinds are assigned.
  package var isTransitive: Bool

  package init(identifierType: UInt16, identifier: UInt32, isTransitive: Bool = true) {
    self.identifierType = identifierType
    self.identifier = identifier
    self.isTransitive = isTransitive
  }

  /// The space that a label names.
  package init(label: MPLSLabel) { self.init(identifierType: 0, identifier: label.value << 12) }

  init(_ community: ExtendedCommunity) {
    self.init(
      identifierType: UInt16(truncatingIfNeeded: community.payload >> 32),
      identifier: UInt32(truncatingIfNeeded: community.value), isTransitive: community.isTransitive)
  }

  /// The label that names the space; `nil` when something else does.
  package var label: MPLSLabel? { identifierType == 0 ? MPLSLabel(identifier >> 12) : nil }

  package var extendedCommunity: ExtendedCommunity {
    ExtendedCommunity(
      type: ExtendedCommunity.opaqueType | (isTransitive ? 0 : 0x40), subtype: Self.subtype,
      value: UInt64(identifierType) << 32 | UInt64(identifier))
  }
}

extension ContextLabelSpace: CustomStringConvertible {
  package var description: String {
    label.map { "label \($0)" } ?? "type \(identifierType) \(hexadecimal(identifier, digits: 8))"
  }
}
