/// An IPv6 network (RFC 2545 §3, RFC 4760 §5).
package struct IPv6Prefix: NetworkPrefix {
  package static let maximumLength: UInt8 = 128

  /// The upper 64 bits of the address; bits behind the length are 0, as in `low`.
  package let high: UInt64
  package let low: UInt64
  /// 0 to 128.
  package let length: UInt8

  /// Clears the bits behind the length; `nil` when the length is more than 128.
  package init?(high: UInt64, low: UInt64, length: UInt8) {
    guard length <= 128 else { return nil }
    // A smart shift by 64 gives 0.
    self.high = high & (.max << UInt64(64 - min(length, 64)))
    self.low = length <= 64 ? 0 : low & (.max << UInt64(128 - length))
    self.length = length
  }

  package init?(octets: ArraySlice<UInt8>, length: UInt8) {
    var words: (high: UInt64, low: UInt64) = (0, 0)
    for (index, octet) in octets.prefix(16).enumerated() {
      if index < 8 {
        words.high |= UInt64(octet) << UInt64(56 - 8 * index)
      } else {
        words.low |= UInt64(octet) << UInt64(120 - 8 * index)
      }
    }
    self.init(high: words.high, low: words.low, length: length)
  }

  package func writeAddress(to writer: inout ByteWriter) {
    for index in 0..<octetCount {
      let octet = index < 8 ? high >> UInt64(56 - 8 * index) : low >> UInt64(120 - 8 * index)
      writer.write(UInt8(truncatingIfNeeded: octet))
    }
  }

  package static func < (a: IPv6Prefix, b: IPv6Prefix) -> Bool {
    (a.high, a.low, a.length) < (b.high, b.low, b.length)
  }

  package var description: String { "\(IPAddress(v6: high, low))/\(length)" }
}
