import Engine
import TUI

/// Text on its way to standard output, as octets: what a large capture says must not be many small strings.
struct OutputBuffer: Sendable {
  private(set) var bytes: [UInt8] = []

  init(reserving capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  mutating func append(_ words: StaticString) { words.withUTF8Buffer { bytes.append(contentsOf: $0) } }

  mutating func append(text: String) {
    // Short texts have no storage of their own that could be copied at once.
    let isCopied: Void? = text.utf8.withContiguousStorageIfAvailable { bytes.append(contentsOf: $0) }
    if isCopied == nil { bytes.append(contentsOf: text.utf8) }
  }

  mutating func append(octets: [UInt8]) { bytes.append(contentsOf: octets) }

  mutating func append(blanks count: Int) {
    var rest = count
    while rest > 0 {
      let blanks: StaticString = "                                "
      let piece = min(rest, blanks.utf8CodeUnitCount)
      blanks.withUTF8Buffer { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0[..<piece])) }
      rest -= piece
    }
  }

  /// Decimal digits, filled up with blanks on the left to a width.
  mutating func append(_ number: Int, width: Int = 0) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { digits in
      var start = digits.count
      func put(_ octet: UInt8) {
        start -= 1
        digits[start] = octet
      }
      var rest = number.magnitude
      repeat {
        put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
        rest /= 10
      } while rest > 0
      if number < 0 { put(UInt8(ascii: "-")) }
      while digits.count - start < min(width, 24) { put(UInt8(ascii: " ")) }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: digits[start...]))
    }
  }

  mutating func append(hexadecimal octets: [UInt8]) {
    bytes.reserveCapacity(bytes.count + 2 * octets.count)
    for octet in octets {
      bytes.append(Self.digit(octet >> 4))
      bytes.append(Self.digit(octet & 15))
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  /// Seconds with nine decimals, as a list has them, or with as many as they need, as JSON has them.
  mutating func append(nanoseconds: Int64, trimmed: Bool) {
    if nanoseconds < 0 { bytes.append(UInt8(ascii: "-")) }
    append(Int(nanoseconds.magnitude / 1_000_000_000))
    let part = Int(nanoseconds.magnitude % 1_000_000_000)
    if trimmed, part == 0 { return }
    bytes.append(UInt8(ascii: "."))
    var unit = 100_000_000
    while unit > 0, !trimmed || part % (unit * 10) != 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: part / unit % 10))
      unit /= 10
    }
  }

  // MARK: Text from outside

  /// Text for a terminal: what would move its cursor is shown as a sign.
  mutating func append(visible octets: ArraySlice<UInt8>) {
    let isPlain = octets.withUnsafeBufferPointer { buffer in
      // No early end: all octets are looked at together, many at a time.
      var worst: UInt8 = 0
      for octet in buffer { worst |= (octet &- 0x20) > 0x5e ? 1 : 0 }
      if worst == 0 { bytes.append(contentsOf: buffer) }
      return worst == 0
    }
    if !isPlain { append(text: Visible.text(String(decoding: octets, as: UTF8.self))) }
  }

  mutating func append(visible text: String) {
    var text = text
    text.withUTF8 { append(visible: Array($0)[...]) }
  }

  /// A string of JSON, with its quotes.
  mutating func append(quoted octets: ArraySlice<UInt8>) {
    let isPlain = octets.withUnsafeBufferPointer { buffer in
      var worst: UInt8 = 0
      for octet in buffer {
        worst |= (octet &- 0x20) > 0x5e || octet == UInt8(ascii: "\"") || octet == UInt8(ascii: "\\") ? 1 : 0
      }
      guard worst == 0 else { return false }
      bytes.append(UInt8(ascii: "\""))
      bytes.append(contentsOf: buffer)
      bytes.append(UInt8(ascii: "\""))
      return true
    }
    if !isPlain { append(text: JSONWriter.compact(.string(String(decoding: octets, as: UTF8.self)))) }
  }

  mutating func append(quoted text: String) {
    var text = text
    text.withUTF8 { append(quoted: Array($0)[...]) }
  }
}
