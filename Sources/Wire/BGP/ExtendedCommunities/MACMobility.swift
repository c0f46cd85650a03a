/// The MAC Mobility community: how often an address has moved, or that it must not (RFC 7432 §7.7).
///
/// Value: flags 1 (0x01 sticky), reserved 1, sequence number 4.
package struct MACMobility: Hashable, Sendable {
  static let subtype: UInt8 = 0x00

  package var isSticky: Bool
  package var sequence: UInt32

  package init(isSticky: Bool = false, sequence: UInt32) {
    self.isSticky = isSticky
    self.sequence = sequence
  }

  init(_ community: ExtendedCommunity) {
    self.init(isSticky: community.octet(2) & 1 == 1, sequence: UInt32(truncatingIfNeeded: community.value))
  }

  package var extendedCommunity: ExtendedCommunity {
    ExtendedCommunity(
      type: ExtendedCommunity.evpnType, subtype: Self.subtype, value: (isSticky ? 1 << 40 : 0) | UInt64(sequence))
  }
}

extension MACMobility: CustomStringConvertible {
  package var description: String { isSticky ? "\(sequence), sticky" : "\(sequence)" }
}
