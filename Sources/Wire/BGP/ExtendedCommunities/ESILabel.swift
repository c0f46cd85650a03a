/// The ESI Label community: the redundancy mode of a segment, and its split-horizon label (RFC 7432 §7.5, RFC 9746 §2).
///
/// Value: flags 1 (0xc0 split-horizon type, 0x01 single-active), reserved 2, label in the high 20 bits of 3.
package struct ESILabel: Hashable, Sendable {
  static let subtype: UInt8 = 0x01

  package var isSingleActive: Bool
  /// 0 default, 1 local bias, 2 ESI label (RFC 9746 §2.1); two bits.
  package let splitHorizonType: UInt8
  /// 20 bits; 0 when there is none.
  package let label: UInt32

  /// Takes the low 20 bits of `label` and the low two of `splitHorizonType`.
  package init(isSingleActive: Bool, splitHorizonType: UInt8 = 0, label: UInt32) {
    self.isSingleActive = isSingleActive
    self.splitHorizonType = splitHorizonType & 3
    self.label = label & MPLSLabel.maximum
  }

  package init(isSingleActive: Bool, label: MPLSLabel) {
    self.init(isSingleActive: isSingleActive, label: label.value)
  }

  init(_ community: ExtendedCommunity) {
    let flags = community.octet(2)
    self.init(
      isSingleActive: flags & 1 == 1, splitHorizonType: flags >> 6,
      label: UInt32(truncatingIfNeeded: community.payload & 0xff_ffff) >> 4)
  }

  package var mplsLabel: MPLSLabel { MPLSLabel(upper20: label << 4) }

  package var extendedCommunity: ExtendedCommunity {
    let flags = UInt64(splitHorizonType) << 6 | (isSingleActive ? 1 : 0)
    return ExtendedCommunity(
      type: ExtendedCommunity.evpnType, subtype: Self.subtype, value: flags << 40 | UInt64(label) << 4)
  }
}

extension ESILabel: CustomStringConvertible {
  package var description: String {
    let mode = isSingleActive ? "single-active" : "all-active"
    return splitHorizonType == 0 ? "\(label), \(mode)" : "\(label), \(mode), split horizon type \(splitHorizonType)"
  }
}
