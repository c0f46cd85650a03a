import Engine
import TUI
import Wire

/// Text on its way to standard output, as octets: what a large capture says must not be many small strings.
struct OutputBuffer: Sendable {
  private var buffer: OctetBuffer

  init(reserving capacity: Int = 0) { buffer = OctetBuffer(reserving: capacity) }

  var count: Int { buffer.count }
  var octets: ArraySlice<UInt8> { buffer.octets }

  /// Forgets what has been written, and keeps the room.
  mutating func removeAll() { buffer.removeAll() }

  mutating func append(_ words: StaticString) { buffer.append(words) }

  mutating func append(text: String) { buffer.append(text) }

  mutating func append(octets: [UInt8]) { buffer.append(octets) }

  mutating func append(blanks count: Int) { buffer.append(UInt8(ascii: " "), times: count) }

  /// Decimal digits, filled up with blanks on the left to a width.
  mutating func append(_ number: Int, width: Int = 0) {
    if number < 0 { buffer.append(UInt8(ascii: "-")) }
    buffer.append(number: UInt64(number.magnitude), width: width)
  }

  /// `  54-69    Name: words`: the first and the last octet of a field, and what it is, further in the deeper it stands.
  mutating func append(line entry: FieldTree.Entry, words: ArraySlice<UInt8>) {
    // Two numbers of at most 20 digits with what stands between and behind them.
    let limit = 56 + 2 * entry.depth + entry.name.utf8CodeUnitCount
    buffer.append(atMost: limit) { room in
      room.append(number: UInt64(entry.offset), width: 6)
      let start = room.count
      if entry.length > 1 {
        room.append(UInt8(ascii: "-"))
        room.append(number: UInt64(entry.offset + entry.length - 1))
      }
      room.append(UInt8(ascii: " "), upTo: max(start + 6, room.count) + 2 * entry.depth + 1)
      entry.name.withUTF8Buffer { room.append($0) }
      guard !words.isEmpty else { return room.append(UInt8(ascii: "\n")) }
      room.append(UInt8(ascii: ":"))
      room.append(UInt8(ascii: " "))
    }
    guard !words.isEmpty else { return }
    append(visible: words)
    buffer.append(UInt8(ascii: "\n"))
  }

  mutating func append(hexadecimal octets: [UInt8]) { buffer.append(hexadecimal: octets[...]) }

  /// Seconds with nine decimals, as a list has them, or with as many as they need, as JSON has them.
  mutating func append(nanoseconds: Int64, trimmed: Bool) {
    if nanoseconds < 0 { buffer.append(UInt8(ascii: "-")) }
    append(Int(nanoseconds.magnitude / 1_000_000_000))
    let part = Int(nanoseconds.magnitude % 1_000_000_000)
    if trimmed, part == 0 { return }
    buffer.append(UInt8(ascii: "."))
    var unit = 100_000_000
    while unit > 0, !trimmed || part % (unit * 10) != 0 {
      buffer.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: part / unit % 10))
      unit /= 10
    }
  }

  // MARK: Text from outside

  /// Text for a terminal: what would move its cursor is shown as a sign.
  mutating func append(visible octets: ArraySlice<UInt8>) {
    octets.withUnsafeBufferPointer { append(visible: $0) }
  }

  mutating func append(visible text: String) {
    var text = text
    text.withUTF8 { append(visible: $0) }
  }

  private mutating func append(visible units: UnsafeBufferPointer<UInt8>) {
    // No early end: all octets are looked at together, many at a time.
    var worst: UInt8 = 0
    for octet in units { worst |= (octet &- 0x20) > 0x5e ? 1 : 0 }
    if worst == 0 { return buffer.append(units) }
    append(text: Visible.text(String(decoding: units, as: UTF8.self)))
  }

  /// A string of JSON, with its quotes.
  mutating func append(quoted octets: ArraySlice<UInt8>) {
    octets.withUnsafeBufferPointer { append(quoted: $0) }
  }

  mutating func append(quoted text: String) {
    var text = text
    text.withUTF8 { append(quoted: $0) }
  }

  private mutating func append(quoted units: UnsafeBufferPointer<UInt8>) {
    var worst: UInt8 = 0
    for octet in units {
      worst |= (octet &- 0x20) > 0x5e || octet == UInt8(ascii: "\"") || octet == UInt8(ascii: "\\") ? 1 : 0
    }
    guard worst == 0 else {
      return append(text: JSONWriter.compact(.string(String(decoding: units, as: UTF8.self))))
    }
    buffer.append(UInt8(ascii: "\""))
    buffer.append(units)
    buffer.append(UInt8(ascii: "\""))
  }
}
