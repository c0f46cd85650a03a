/// A network: an address and how many bits of it count.
package struct IPNetwork: Hashable, Sendable {
  /// Bits behind the length are 0.
  package let address: IPAddress
  package let length: UInt8

  /// Clears the bits behind the length; `nil` when the length is more than the address has.
  package init?(_ address: IPAddress, length: UInt8) {
    guard length <= address.family.bits else { return nil }
    self.address = address.masked(to: length)
    self.length = length
  }
}

extension IPNetwork: CustomStringConvertible {
  package var description: String { "\(address)/\(length)" }
}

extension IPAddress {
  /// The address with the bits behind the first `length` cleared.
  func masked(to length: UInt8) -> IPAddress {
    func mask(_ bits: Int) -> UInt64 { bits <= 0 ? 0 : bits >= 64 ? .max : .max << UInt64(64 - bits) }
    switch family {
    case .v4: return IPAddress(v4: v4Value & UInt32(truncatingIfNeeded: mask(Int(length)) >> 32))
    case .v6: return IPAddress(v6: highBits & mask(Int(length)), lowBits & mask(Int(length) - 64))
    }
  }
}
