/// An IPv4 address and a number: the value of VRF Route Import (RFC 6514 §7) and of the Inter-Area P2MP Segmented
/// Next-Hop community (RFC 7524 §4).
package struct AddressedNumber: Hashable, Sendable {
  static let routeImportSubtype: UInt8 = 0x0b
  static let segmentedNextHopSubtype: UInt8 = 0x12

  package let address: IPAddress
  package let number: UInt16

  /// Of an IPv6 address, takes the low 32 bits.
  package init(_ address: IPAddress, _ number: UInt16) {
    self.address = IPAddress(v4: address.v4Value)
    self.number = number
  }

  init(_ community: ExtendedCommunity) {
    self.init(
      IPAddress(v4: UInt32(truncatingIfNeeded: community.payload >> 16)), UInt16(truncatingIfNeeded: community.value))
  }

  func extendedCommunity(subtype: UInt8) -> ExtendedCommunity {
    ExtendedCommunity(type: 0x01, subtype: subtype, value: UInt64(address.v4Value) << 16 | UInt64(number))
  }
}

extension AddressedNumber: CustomStringConvertible {
  package var description: String { "\(address):\(number)" }
}
