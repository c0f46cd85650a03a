import Engine
import TUI

/// Text on its way to standard output, as octets: what a large capture says must not be many small strings.
struct OutputBuffer: Sendable {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ text: StaticString) { text.withUTF8Buffer { bytes.append(contentsOf: $0) } }

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func append(_ octets: [UInt8]) { bytes.append(contentsOf: octets) }

  mutating func append(blanks count: Int) { bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: count)) }

  /// Decimal digits, filled up with blanks on the left to a width.
  mutating func append(_ number: Int, width: Int = 0) {
    let start = bytes.count
    var rest = number.magnitude
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    while bytes.count - start < width { bytes.append(UInt8(ascii: " ")) }
    bytes[start...].reverse()
  }

  mutating func append(hexadecimal octets: [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    bytes.reserveCapacity(bytes.count + 2 * octets.count)
    for octet in octets {
      bytes.append(digits[Int(octet >> 4)])
      bytes.append(digits[Int(octet & 15)])
    }
  }

  /// Seconds with nine decimals, as a list has them, or with as many as they need, as JSON has them.
  mutating func append(nanoseconds: Int64, trimmed: Bool) {
    if nanoseconds < 0 { bytes.append(UInt8(ascii: "-")) }
    append(Int(nanoseconds.magnitude / 1_000_000_000))
    var part = Int(nanoseconds.magnitude % 1_000_000_000)
    if trimmed, part == 0 { return }
    bytes.append(UInt8(ascii: "."))
    let start = bytes.count
    for _ in 0..<9 {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: part % 10))
      part /= 10
    }
    bytes[start...].reverse()
    while trimmed, bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
  }

  // MARK: Text from outside

  /// Text for a terminal: what would move its cursor is shown as a sign.
  mutating func append(visible octets: ArraySlice<UInt8>) {
    guard octets.allSatisfy({ $0 >= 0x20 && $0 < 0x7f }) else {
      return append(Visible.text(String(decoding: octets, as: UTF8.self)))
    }
    bytes.append(contentsOf: octets)
  }

  mutating func append(visible text: String) { append(visible: Array(text.utf8)[...]) }

  /// A string of JSON, with its quotes.
  mutating func append(quoted octets: ArraySlice<UInt8>) {
    let isPlain = octets.allSatisfy {
      $0 >= 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
    guard isPlain else { return append(JSONWriter.compact(.string(String(decoding: octets, as: UTF8.self)))) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: octets)
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func append(quoted text: String) { append(quoted: Array(text.utf8)[...]) }
}
