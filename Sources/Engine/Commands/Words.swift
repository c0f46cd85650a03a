/// A word of a prompt line with its place.
package struct Word: Hashable, Sendable {
  package let text: String
  /// The first column of the word, from 1, in Unicode scalars of the line.
  package let column: Int
  /// The first column behind the word; farther than its text is long when quotes, blanks or `\` were taken out.
  package let endColumn: Int
  /// Whether it stood in quotes: then it is no keyword.
  package let isQuoted: Bool

  package init(_ text: String, column: Int, endColumn: Int? = nil, isQuoted: Bool = false) {
    self.text = text
    self.column = column
    self.endColumn = endColumn ?? column + text.unicodeScalars.count
    self.isQuoted = isQuoted
  }
}

/// One command of a line: its words, and the stages behind `|`.
package struct CommandLine: Hashable, Sendable {
  /// The command's own text, for journals and messages.
  package let text: String
  package let column: Int
  package let words: [Word]
  /// The words of each stage behind a `|`: `include RE`, `json`.
  package let stages: [[Word]]

  package init(text: String, column: Int, words: [Word], stages: [[Word]]) {
    self.text = text
    self.column = column
    self.words = words
    self.stages = stages
  }
}

/// The words of one command, taken one by one from the front.
package struct Words: Sendable {
  package let all: [Word]
  package private(set) var position = 0
  /// Where to point when a word is missing.
  package let endColumn: Int
  /// The command as it was typed, for arguments that are more than words.
  private let raw: [Unicode.Scalar]
  private let rawColumn: Int

  package init(_ command: CommandLine) {
    all = command.words
    endColumn = (command.words.last?.endColumn ?? 0) + 1
    raw = Array(command.text.unicodeScalars)
    rawColumn = command.column
  }

  /// Reads `line` up to its first `;` or `|`.
  package init(_ line: String) throws(CommandError) {
    self.init(try Self.commands(line).first ?? CommandLine(text: "", column: 1, words: [], stages: []))
  }

  package var isEmpty: Bool { position == all.count }
  package var remaining: [Word] { Array(all[position...]) }
  package func peek() -> Word? { position < all.count ? all[position] : nil }

  /// The next word, or the error that says what is missing.
  package mutating func next(_ expected: String) throws(CommandError) -> Word {
    guard let word = peek() else {
      throw CommandError("something is missing", column: endColumn, expected: expected)
    }
    position += 1
    return word
  }

  /// Takes the next word when it is `keyword` in full.
  package mutating func take(_ keyword: String) -> Bool {
    guard let word = peek(), !word.isQuoted, word.text == keyword else { return false }
    position += 1
    return true
  }

  /// The next word as one of `candidates`, in full or as a unique beginning.
  package mutating func choice(among candidates: [String], _ noun: String) throws(CommandError) -> String {
    let word = try next(noun)
    return try PrefixMatch.require(word.text, among: candidates, noun: noun, column: word.column)
  }

  /// The next word as a duration.
  package mutating func interval(_ expected: String = "a duration like 250ms, 3s, 2m") throws(CommandError) -> Interval
  {
    let word = try next(expected)
    guard let value = Interval(word.text) else {
      throw CommandError("`\(Printable.text(word.text))` is no duration", column: word.column, expected: expected)
    }
    return value
  }

  /// The next word as a whole number.
  package mutating func number(
    _ expected: String, in range: ClosedRange<Int> = 0...Int(Int32.max)
  ) throws(CommandError) -> Int {
    let word = try next(expected)
    guard word.text.utf8.allSatisfy({ (48...57).contains($0) }), let value = Int(word.text), range.contains(value)
    else {
      throw CommandError(
        "`\(Printable.text(word.text))` is no number of \(range.lowerBound) to \(range.upperBound)",
        column: word.column, expected: expected)
    }
    return value
  }

  /// The rest of the command as it was typed, up to the word `keyword` when it has one: an expression.
  ///
  /// A rest that is one word in quotes is what the quotes hold.
  package mutating func rest(
    before keyword: String? = nil, _ expected: String
  ) throws(CommandError) -> (text: String, column: Int) {
    let first = try next(expected)
    position -= 1
    let end = all[position...].firstIndex { !$0.isQuoted && $0.text == keyword } ?? all.count
    guard end > position else {
      throw CommandError("something is missing", column: first.column, expected: expected)
    }
    let last = all[end - 1]
    let isOneQuoted = first.isQuoted && end == position + 1
    position = end
    if isOneQuoted { return (first.text, first.column + 1) }
    let text = raw[(first.column - rawColumn)..<(last.endColumn - rawColumn)]
    return (String(String.UnicodeScalarView(text)), first.column)
  }

  /// The error for a word that is left over.
  package func expectEnd() throws(CommandError) {
    if let word = peek() {
      throw CommandError("`\(Printable.text(word.text))` is too much", column: word.column, expected: "the end")
    }
  }
}
