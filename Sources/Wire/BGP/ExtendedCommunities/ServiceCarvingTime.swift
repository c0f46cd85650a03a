/// The Service Carving Time community: when all routers of a segment change over to a new forwarder (RFC 9722 §2.1).
///
/// Value: seconds 4 and the upper 16 bits of the fraction 2, as in an NTP timestamp.
package struct ServiceCarvingTime: Hashable, Sendable {
  static let subtype: UInt8 = 0x0f

  package var seconds: UInt32
  /// In units of 1/65,536 second.
  package var fraction: UInt16

  package init(seconds: UInt32, fraction: UInt16 = 0) {
    self.seconds = seconds
    self.fraction = fraction
  }

  init(_ community: ExtendedCommunity) {
    self.init(
      seconds: UInt32(truncatingIfNeeded: community.payload >> 16),
      fraction: UInt16(truncatingIfNeeded: community.value))
  }

  /// The fraction in thousandths of a second, cut off.
  package var milliseconds: Int { (Int(fraction) * 1000) >> 16 }

  package var extendedCommunity: ExtendedCommunity {
    ExtendedCommunity(
      type: ExtendedCommunity.evpnType, subtype: Self.subtype, value: UInt64(seconds) << 16 | UInt64(fraction))
  }
}

extension ServiceCarvingTime: CustomStringConvertible {
  package var description: String {
    let thousandths = "\(milliseconds)"
    return "\(seconds).\(String(repeating: "0", count: 3 - thousandths.count))\(thousandths) s"
  }
}
