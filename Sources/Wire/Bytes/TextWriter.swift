/// Text in the making, as UTF-8: what is said of many small fields costs no `String` each.
package struct TextWriter: Hashable, Sendable {
  package private(set) var utf8: [UInt8] = []

  package init() {}

  package var count: Int { utf8.count }

  package mutating func append(_ text: String) { utf8.append(contentsOf: text.utf8) }

  package mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { utf8.append(contentsOf: $0) }
  }

  /// Decimal digits.
  package mutating func append(number: UInt64) {
    guard number > 9 else { return utf8.append(Self.zero + UInt8(truncatingIfNeeded: number)) }
    let start = utf8.count
    var rest = number
    while rest > 0 {
      utf8.append(Self.zero + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    }
    utf8[start...].reverse()
  }

  /// The low `digits` hexadecimal digits, in lower case, with leading zeros.
  package mutating func append(hexadecimal number: UInt64, digits: Int) {
    var shift = 4 * (digits - 1)
    while shift >= 0 {
      utf8.append(Self.hexadecimalDigit(UInt8(truncatingIfNeeded: number >> UInt64(shift) & 15)))
      shift -= 4
    }
  }

  /// Octets in hexadecimal, without separators.
  package mutating func append(hexadecimal octets: ArraySlice<UInt8>) {
    for octet in octets {
      utf8.append(Self.hexadecimalDigit(octet >> 4))
      utf8.append(Self.hexadecimalDigit(octet & 15))
    }
  }

  private static let zero = UInt8(ascii: "0")

  private static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? zero + value : UInt8(ascii: "a") - 10 + value
  }
}

/// A value that puts itself into words without a `String` in between; its description are the same words.
package protocol Worded: CustomStringConvertible {
  func write(words: inout TextWriter)
}

extension Worded {
  package var description: String {
    var words = TextWriter()
    write(words: &words)
    return String(decoding: words.utf8, as: UTF8.self)
  }
}
