/// The Color community: which of several ways to the next hop suits the route (RFC 9012 §4.3).
///
/// Value: flags 2, color 4.
package struct Color: Hashable, Sendable {
  static let subtype: UInt8 = 0x0b

  package var flags: UInt16
  package var color: UInt32

  package init(flags: UInt16 = 0, color: UInt32) {
    self.flags = flags
    self.color = color
  }

  init(_ community: ExtendedCommunity) {
    self.init(
      flags: UInt16(truncatingIfNeeded: community.payload >> 32), color: UInt32(truncatingIfNeeded: community.value))
  }

  package var extendedCommunity: ExtendedCommunity {
    ExtendedCommunity(
      type: ExtendedCommunity.opaqueType, subtype: Self.subtype, value: UInt64(flags) << 32 | UInt64(color))
  }
}

extension Color: CustomStringConvertible {
  package var description: String { flags == 0 ? "\(color)" : "\(color), flags \(hexadecimal(flags, digits: 4))" }
}
