/// The ESI Label community: the redundancy mode of a segment, and its split-horizon label (RFC 7432 §7.5, RFC 9746 §2).
///
/// Value: flags 1 (0xc0 split-horizon type, 0x03 redundancy mode), reserved 2, label in the high 20 bits of 3.
package struct ESILabel: Hashable, Sendable {
  static let subtype: UInt8 = 0x01

  /// Two bits: 0 all-active, 1 single-active (RFC 9746 §2); before, the lower bit alone said so (RFC 7432 §7.5).
  package let redundancyMode: UInt8
  /// 0 default, 1 local bias, 2 ESI label (RFC 9746 §2.1); two bits.
  package let splitHorizonType: UInt8
  /// 20 bits; 0 when there is none.
  package let label: UInt32

  /// Takes the low 20 bits of `label` and the low two of `splitHorizonType`.
  package init(isSingleActive: Bool, splitHorizonType: UInt8 = 0, label: UInt32) {
    self.init(redundancyMode: isSingleActive ? 1 : 0, splitHorizonType: splitHorizonType, label: label)
  }

  /// Takes the low 20 bits of `label` and the low two of the others.
  package init(redundancyMode: UInt8, splitHorizonType: UInt8, label: UInt32) {
    self.redundancyMode = redundancyMode & 3
    self.splitHorizonType = splitHorizonType & 3
    self.label = label & MPLSLabel.maximum
  }

  package init(isSingleActive: Bool, label: MPLSLabel) {
    self.init(isSingleActive: isSingleActive, label: label.value)
  }

  init(_ community: ExtendedCommunity) {
    let flags = community.octet(2)
    self.init(
      redundancyMode: flags & 3, splitHorizonType: flags >> 6,
      label: UInt32(truncatingIfNeeded: community.payload & 0xff_ffff) >> 4)
  }

  package var isSingleActive: Bool { redundancyMode & 1 == 1 }

  package var mplsLabel: MPLSLabel { MPLSLabel(upper20: label << 4) }

  package var extendedCommunity: ExtendedCommunity {
    let flags = UInt64(splitHorizonType) << 6 | UInt64(redundancyMode)
    return ExtendedCommunity(
      type: ExtendedCommunity.evpnType, subtype: Self.subtype, value: flags << 40 | UInt64(label) << 4)
  }
}

extension ESILabel: CustomStringConvertible {
  package var description: String {
    splitHorizonType == 0 ? "\(label), \(modeName)" : "\(label), \(modeName), split horizon: \(splitHorizonName)"
  }

  var modeName: String {
    switch redundancyMode {
    case 0: "all-active"
    case 1: "single-active"
    default: "redundancy mode \(redundancyMode)"
    }
  }

  /// RFC 9746 §2.1.
  var splitHorizonName: StaticString {
    switch splitHorizonType {
    case 0: "default"
    case 1: "local bias"
    case 2: "ESI label"
    default: "type 3"
    }
  }
}
