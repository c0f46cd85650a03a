/// More flags of the PMSI Tunnel attribute, in a community (RFC 7902 §3), and the label space beside it (RFC 9573 §4.1).
extension ExtendedCommunity {
  /// Only valid beside a PMSI Tunnel attribute whose extension flag is set.
  package var isAdditionalPMSIFlags: Bool { type == 0x03 && subtype == 0x07 }

  /// DCB: the label in the PMSI Tunnel attribute is from a block that a domain shares (RFC 9573 §4.1).
  package var isCommonBlockFlagSet: Bool { isAdditionalPMSIFlags && payload & 1 == 1 }

  /// The label space in which the label in the PMSI Tunnel attribute is looked up.
  package var isContextLabelSpace: Bool { type & ~0x40 == 0x03 && subtype == 0x08 }
}
