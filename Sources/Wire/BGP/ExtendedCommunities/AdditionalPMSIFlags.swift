/// More flags of the PMSI Tunnel attribute, in a community (RFC 7902 §3).
///
/// Value: 48 flags; only valid beside a PMSI Tunnel attribute whose extension flag is set.
package struct AdditionalPMSIFlags: OptionSet, Hashable, Sendable {
  static let subtype: UInt8 = 0x07

  package let rawValue: UInt64

  /// Takes the low 48 bits.
  package init(rawValue: UInt64) { self.rawValue = rawValue & 0xffff_ffff_ffff }

  /// DCB: the label in the PMSI Tunnel attribute is from a block that a domain shares (RFC 9573 §4.1).
  package static let commonBlock = AdditionalPMSIFlags(rawValue: 1)

  package var extendedCommunity: ExtendedCommunity {
    ExtendedCommunity(type: ExtendedCommunity.opaqueType, subtype: Self.subtype, value: rawValue)
  }
}

extension AdditionalPMSIFlags: CustomStringConvertible {
  package var description: String {
    let others = subtracting(.commonBlock).rawValue
    var words = contains(.commonBlock) ? ["DCB"] : []
    if others != 0 { words.append(hexadecimal(others, digits: 12)) }
    return words.isEmpty ? "none" : words.joined(separator: " ")
  }
}

extension ExtendedCommunity {
  package var isAdditionalPMSIFlags: Bool { type == Self.opaqueType && subtype == AdditionalPMSIFlags.subtype }

  /// The label in the PMSI Tunnel attribute is from a block that a domain shares (RFC 9573 §4.1).
  package var isCommonBlockFlagSet: Bool { isAdditionalPMSIFlags && payload & 1 == 1 }

  /// The label space in which the label in the PMSI Tunnel attribute is looked up.
  package var isContextLabelSpace: Bool {
    type & ~0x40 == Self.opaqueType && subtype == ContextLabelSpace.subtype
  }
}
