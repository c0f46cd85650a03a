/// Words with values among them, written one behind the other: an interpolated text that makes no `String` of each value.
package struct Phrase: ExpressibleByStringInterpolation {
  fileprivate let words: TextWriter

  package init(stringLiteral text: String) {
    var words = TextWriter(reserving: text.utf8.count)
    words.append(text)
    self.words = words
  }

  package init(stringInterpolation: StringInterpolation) { words = stringInterpolation.words }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var words: TextWriter

    package init(literalCapacity: Int, interpolationCount: Int) {
      words = TextWriter(reserving: literalCapacity + 16 * interpolationCount)
    }

    package mutating func appendLiteral(_ text: String) { words.append(text) }

    package mutating func appendInterpolation(_ value: some Worded) { value.write(words: &words) }

    package mutating func appendInterpolation(_ value: some CustomStringConvertible) { words.append(value.description) }

    package mutating func appendInterpolation(_ text: String) { words.append(text) }

    package mutating func appendInterpolation(_ number: some UnsignedInteger & FixedWidthInteger) {
      words.append(number: UInt64(truncatingIfNeeded: number))
    }

    /// A count.
    package mutating func appendInterpolation(_ number: Int) {
      if number < 0 { words.append("-") }
      words.append(number: UInt64(number.magnitude))
    }
  }
}

extension TextWriter {
  package mutating func append(_ phrase: Phrase) {
    append(phrase.words)
  }
}
