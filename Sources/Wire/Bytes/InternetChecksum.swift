/// The one's complement checksum of IPv4, TCP, UDP and IGMP (RFC 1071).
package enum InternetChecksum {
  /// The checksum of `bytes[range]`, to which `initial` (the sum of a pseudo-header) is added first.
  ///
  /// Over octets that hold a right checksum the result is 0.
  package static func compute(_ bytes: [UInt8], _ range: Range<Int>, initial: UInt32 = 0) -> UInt16 {
    ~fold(sum(bytes, range, initial: initial))
  }

  package static func compute(_ bytes: [UInt8]) -> UInt16 {
    compute(bytes, 0..<bytes.count)
  }

  /// The sum, not yet folded: for a pseudo-header.
  package static func sum(_ bytes: [UInt8], _ range: Range<Int>, initial: UInt32 = 0) -> UInt32 {
    var total = initial
    var index = range.lowerBound
    while index + 1 < range.upperBound {
      total &+= UInt32(bytes[index]) << 8 | UInt32(bytes[index + 1])
      index += 2
    }
    if index < range.upperBound { total &+= UInt32(bytes[index]) << 8 }
    return total
  }

  private static func fold(_ sum: UInt32) -> UInt16 {
    var value = sum
    while value > 0xffff { value = (value & 0xffff) + (value >> 16) }
    return UInt16(value)
  }
}
