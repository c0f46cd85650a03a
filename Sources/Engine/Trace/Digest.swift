/// The fixed 128-bit hash of all that happened, updated record by record.
///
/// Not cryptographic; the same on every machine.
package struct Digest: Hashable, Sendable {
  private var high: UInt64 = 0x6c61_6263_6f6e_736f
  private var low: UInt64 = 0x6c65_2065_7670_6e21

  package init() {}

  package mutating func feed(_ value: UInt64) {
    high = mix(high ^ value, 0x9fb2_1c65_1e98_df25)
    low = mix(low &+ value, 0xd6e8_feb8_6659_fd93) ^ high
  }

  package mutating func feed(_ value: Int64) { feed(UInt64(bitPattern: value)) }

  package mutating func feed(_ bytes: [UInt8]) {
    feed(UInt64(bytes.count))
    var index = 0
    while index + 8 <= bytes.count {
      var word: UInt64 = 0
      for offset in 0..<8 { word = word << 8 | UInt64(bytes[index + offset]) }
      feed(word)
      index += 8
    }
    var word: UInt64 = 0
    while index < bytes.count {
      word = word << 8 | UInt64(bytes[index])
      index += 1
    }
    feed(word)
  }

  package mutating func feed(_ text: String) {
    var word: UInt64 = 0
    var count: UInt64 = 0
    for unit in text.utf8 {
      word = word << 8 | UInt64(unit)
      count += 1
      if count % 8 == 0 {
        feed(word)
        word = 0
      }
    }
    feed(word)
    feed(count)
  }

  private func mix(_ value: UInt64, _ factor: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: factor)
    return product.high ^ product.low ^ (value >> 29)
  }
}

extension Digest: CustomStringConvertible {
  /// 32 hexadecimal digits.
  package var description: String {
    [high, low].map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
    .joined()
  }
}
