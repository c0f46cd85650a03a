/// Text ⇄ octets, for tests, panes and files.
package enum Hex {
  /// Lower-case digits without separators.
  package static func text(_ bytes: some Sequence<UInt8>) -> String {
    var words = TextWriter()
    for byte in bytes { words.append(hexadecimal: UInt64(byte), digits: 2) }
    return words.text
  }

  /// A number with `digits` digits behind `0x`, as standards write code points.
  package static func number(_ value: some BinaryInteger, digits: Int) -> String {
    var words = TextWriter()
    words.append("0x")
    let number = UInt64(truncatingIfNeeded: value)
    let needed = (UInt64.bitWidth - number.leadingZeroBitCount + 3) / 4
    words.append(hexadecimal: number, digits: max(digits, needed, 1))
    return words.text
  }

  /// The octets of `text`; blanks, line breaks and brackets between digits are only for reading.
  ///
  /// Throws a `WireError` at the first character (counted in UTF-8 code units) that is no digit, or when a digit is left
  /// over.
  package static func bytes(_ text: String) throws(WireError) -> [UInt8] {
    var result: [UInt8] = []
    var high: UInt8?
    for (offset, unit) in text.utf8.enumerated() {
      guard let digit = value(of: unit) else {
        if isSeparator(unit) { continue }
        throw WireError(field: "Hexadecimal text", offset: offset, reason: .invalid("not a hexadecimal digit"))
      }
      if let first = high {
        result.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    guard high == nil else {
      throw WireError(field: "Hexadecimal text", offset: text.utf8.count, reason: .invalid("an odd number of digits"))
    }
    return result
  }

  private static func isSeparator(_ unit: UInt8) -> Bool {
    [UInt8(ascii: " "), 9, 10, 13, UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "-")]
      .contains(unit)
  }

  private static func value(of unit: UInt8) -> UInt8? {
    switch unit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): unit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): unit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): unit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
