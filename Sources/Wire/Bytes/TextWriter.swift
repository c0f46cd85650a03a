/// Text in the making, as UTF-8: what is said of many small fields costs no `String` each.
package struct TextWriter: Sendable {
  private var buffer: OctetBuffer

  package init(reserving capacity: Int = 0) { buffer = OctetBuffer(reserving: capacity) }

  package var count: Int { buffer.count }

  /// What has been written from place to place; the range must lie within.
  package func octets(_ range: Range<Int>) -> ArraySlice<UInt8> { buffer.octets(range) }

  package var text: String { String(decoding: buffer.octets, as: UTF8.self) }

  package mutating func append(_ text: String) { buffer.append(text) }

  package mutating func append(_ other: TextWriter) { buffer.append(other.buffer.octets) }

  package mutating func append(_ text: StaticString) { buffer.append(text) }

  /// Decimal digits.
  package mutating func append(number: UInt64) { buffer.append(number: number) }

  /// The low `digits` hexadecimal digits, in lower case, with leading zeros.
  package mutating func append(hexadecimal number: UInt64, digits: Int) {
    buffer.append(hexadecimal: number, digits: digits)
  }

  /// Octets in hexadecimal, without separators.
  package mutating func append(hexadecimal octets: ArraySlice<UInt8>) { buffer.append(hexadecimal: octets) }

  /// From whom, and to whom.
  mutating func append(_ source: some Worded, to destination: some Worded) {
    source.write(words: &self)
    append(" > ")
    destination.write(words: &self)
  }

  /// The names of the bits that are set, in the order of the list; `none` when there are none.
  package mutating func append<Flags: OptionSet>(
    names: [(Flags, StaticString)], of flags: Flags, separator: StaticString, none: StaticString
  ) where Flags.Element == Flags {
    let start = count
    for (flag, name) in names where flags.contains(flag) {
      if count > start { append(separator) }
      append(name)
    }
    if count == start { append(none) }
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
    return words.text
  }
}
