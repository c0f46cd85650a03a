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
    bytes[range].withUnsafeBufferPointer { octets in
      for index in 0..<octets.count / 2 {
        total &+= UInt32(octets[2 * index]) << 8 | UInt32(octets[2 * index + 1])
      }
      if octets.count % 2 == 1, let last = octets.last { total &+= UInt32(last) << 8 }
    }
    return total
  }

  /// Throws unless the sum over `bytes[range]`, which hold the checksum `found` at octet `at`, comes out right.
  package static func verify(
    _ bytes: [UInt8], _ range: Range<Int>, initial: UInt32 = 0, _ found: UInt16, at offset: Int, _ field: StaticString
  ) throws(WireError) {
    let result = compute(bytes, range, initial: initial)
    guard result != 0 else { return }
    // What came out is the complement of the sum; taking `found` away is adding its complement (RFC 1071 §1).
    let computed = ~fold(UInt32(~result) + UInt32(~found))
    throw WireError(field: "\(field)", offset: offset, reason: .checksum(found: found, computed: computed))
  }

  private static func fold(_ sum: UInt32) -> UInt16 {
    var value = sum
    while value > 0xffff { value = (value & 0xffff) + (value >> 16) }
    return UInt16(value)
  }
}

extension ByteReader {
  /// Two octets, shown as a hexadecimal number.
  package mutating func checksum(_ field: StaticString) throws(WireError) -> UInt16 {
    let range = try take(2, field)
    let value = UInt16(bytes[range.lowerBound]) << 8 | UInt16(bytes[range.lowerBound + 1])
    note(field, Hex.number(value, digits: 4), over: range)
    return value
  }
}
