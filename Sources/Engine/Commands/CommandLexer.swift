extension Words {
  /// The longest line that is read.
  package static let longestLine = 65_536

  /// The commands of a line: separated by `;`, each with its stages behind `|`; `#` starts a comment.
  ///
  /// Quotes hold blanks and separators together, `\` takes the next character as it is, and what is in parentheses is
  /// one word: `(10.0.0.1, 239.1.1.1)`. A command without words is left out.
  package static func commands(_ line: String) throws(CommandError) -> [CommandLine] {
    var lexer = CommandLexer(line)
    return try lexer.commands()
  }
}

/// Cuts a line of the prompt into words.
private struct CommandLexer {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var result: [CommandLine] = []
  private var words: [Word] = []
  private var parts: [[Word]] = []
  private var start = 0

  init(_ line: String) {
    scalars = Array(line.unicodeScalars.prefix(Words.longestLine + 1))
  }

  mutating func commands() throws(CommandError) -> [CommandLine] {
    guard scalars.count <= Words.longestLine else {
      throw CommandError("a line of more than \(Words.longestLine) characters", column: 1)
    }
    while position < scalars.count {
      let scalar = scalars[position]
      switch scalar {
      case " ", "\t", "\r", "\n": position += 1
      case "#":
        try endCommand(at: position)
        position = scalars.count
        start = position
      case ";":
        try endCommand(at: position)
        position += 1
        start = position
      case "|":
        if words.isEmpty {
          throw CommandError("nothing stands before `|`", column: position + 1, expected: "a command")
        }
        parts.append(words)
        words = []
        position += 1
      default: words.append(try word())
      }
    }
    try endCommand(at: position)
    return result
  }

  private mutating func endCommand(at end: Int) throws(CommandError) {
    if !parts.isEmpty, words.isEmpty {
      throw CommandError(
        "nothing stands behind `|`", column: end + 1, expected: "include, exclude, count, sort, json or save")
    }
    if !words.isEmpty { parts.append(words) }
    if let first = parts.first, let word = first.first {
      let from = word.column - 1
      var to = end
      while to > from, [" ", "\t", "\r", "\n"].contains(scalars[to - 1]) { to -= 1 }
      let text = String(String.UnicodeScalarView(scalars[from..<to]))
      result.append(CommandLine(text: text, column: word.column, words: first, stages: Array(parts.dropFirst())))
    }
    words = []
    parts = []
  }

  /// One word: quotes may stand around it; parentheses hold it together and lose their blanks.
  private mutating func word() throws(CommandError) -> Word {
    if scalars[position] == "\"" || scalars[position] == "'" { return try quotedWord() }
    let first = position
    var text = String.UnicodeScalarView()
    var depth = 0
    while position < scalars.count {
      let scalar = scalars[position]
      if Printable.isControl(scalar), scalar != "\t" {
        throw CommandError("a control character", column: position + 1)
      }
      if depth == 0, isSeparator(scalar) || scalar == "#" && position == first { break }
      if scalar == "(" { depth += 1 }
      if scalar == ")" { depth = max(0, depth - 1) }
      if scalar == "\\", position + 1 < scalars.count {
        position += 1
        text.append(scalars[position])
      } else if scalar != " " && scalar != "\t" {
        text.append(scalar)
      }
      position += 1
    }
    guard depth == 0 else {
      throw CommandError("a parenthesis that nothing closes", column: first + 1, expected: "`)`")
    }
    return Word(String(text), column: first + 1, endColumn: position + 1)
  }

  private func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\t", "\r", "\n", ";", "|": true
    default: false
    }
  }

  private mutating func quotedWord() throws(CommandError) -> Word {
    let first = position
    let quote = scalars[position]
    var text = String.UnicodeScalarView()
    position += 1
    while position < scalars.count, scalars[position] != quote {
      if Printable.isControl(scalars[position]) { throw CommandError("a control character", column: position + 1) }
      if scalars[position] == "\\", quote == "\"", position + 1 < scalars.count { position += 1 }
      text.append(scalars[position])
      position += 1
    }
    guard position < scalars.count else {
      throw CommandError("a quote that nothing closes", column: first + 1, expected: "\(quote)")
    }
    position += 1
    return Word(String(text), column: first + 1, endColumn: position + 1, isQuoted: true)
  }
}
