/// What is wrong with a command or an expression: where, what was expected, and what was perhaps meant.
package struct CommandError: Error, Hashable, Sendable {
  /// The column of the first wrong character, from 1; `nil` when the whole text is meant.
  package var column: Int?
  /// The sentence without the place: "no node `PE9`".
  package var text: String
  /// What would be right here: "a host".
  package var expected: String?
  /// The nearest right word, or what to type instead.
  package var suggestion: String?

  package init(_ text: String, column: Int? = nil, expected: String? = nil, suggestion: String? = nil) {
    self.text = text
    self.column = column
    self.expected = expected
    self.suggestion = suggestion
  }

  /// The same error of a text that starts `count` columns further right.
  package func shifted(by count: Int) -> CommandError {
    var error = self
    error.column = column.map { $0 + count }
    return error
  }
}

extension CommandError: CustomStringConvertible {
  /// One line: `no node PE9; expected a host; did you mean PE3?`.
  package var description: String {
    var parts = [text]
    if let expected { parts.append("expected \(expected)") }
    if let suggestion { parts.append("did you mean `\(suggestion)`?") }
    return parts.joined(separator: "; ")
  }
}
