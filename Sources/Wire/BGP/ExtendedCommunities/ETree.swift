/// The E-Tree community: what comes from a leaf is not for other leaves (RFC 8317 §5.1).
///
/// Value: flags 1 (0x01 leaf), reserved 2, leaf label in the high 20 bits of 3.
package struct ETree: Hashable, Sendable {
  static let subtype: UInt8 = 0x05

  package var isLeaf: Bool
  /// 20 bits; 0 when there is none.
  package let leafLabel: UInt32

  /// Takes the low 20 bits of `leafLabel`.
  package init(isLeaf: Bool, leafLabel: UInt32 = 0) {
    self.isLeaf = isLeaf
    self.leafLabel = leafLabel & MPLSLabel.maximum
  }

  init(_ community: ExtendedCommunity) {
    self.init(
      isLeaf: community.octet(2) & 1 == 1, leafLabel: UInt32(truncatingIfNeeded: community.payload & 0xff_ffff) >> 4)
  }

  package var extendedCommunity: ExtendedCommunity {
    ExtendedCommunity(
      type: ExtendedCommunity.evpnType, subtype: Self.subtype, value: (isLeaf ? 1 << 40 : 0) | UInt64(leafLabel) << 4)
  }
}

extension ETree: CustomStringConvertible {
  package var description: String { "\(isLeaf ? "leaf" : "root")\(leafLabel == 0 ? "" : ", leaf label \(leafLabel)")" }
}
