import TUI

/// What was typed and said so far, line by line: what stands above the prompt.
struct OutputLog {
  /// Older lines are forgotten; they are all in the answers of the commands, which can be asked for again.
  static let limit = 4000

  /// The newest last.
  private(set) var lines: [LogLine] = []
  /// How many lines at the end are scrolled out of sight.
  private(set) var scrolled = 0

  /// A command as it was entered.
  mutating func enter(_ prompt: String, _ line: String) {
    add([LogLine(prompt + line, style: .accent)])
    scrolled = 0
  }

  /// What a command had to say; of an empty text there is nothing to show.
  mutating func say(_ text: String, style: Style = .plain) {
    let text = text.last == "\n" ? String(text.dropLast()) : text
    guard !text.isEmpty else { return }
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
    add(rows.suffix(Self.limit).map { LogLine(Self.untabbed($0), style: style) })
  }

  /// A sign below the place that is meant, and the words about it.
  ///
  /// `column` counts cells from the left edge.
  mutating func point(at column: Int, _ text: String) {
    add([LogLine(String(repeating: " ", count: min(max(0, column), 1000)) + "^ ", style: .bad)])
    say(text, style: .bad)
  }

  /// Looks so many lines further back, or forward when negative.
  mutating func scroll(by count: Int) {
    scrolled = min(max(0, scrolled + count), max(0, lines.count - 1))
  }

  /// What is to be shown: everything but what is scrolled out of sight.
  var shown: ArraySlice<LogLine> { lines.dropLast(scrolled) }

  private mutating func add(_ new: [LogLine]) {
    lines += new
    // Who looks back keeps seeing the same.
    if scrolled > 0 { scrolled = min(scrolled + new.count, lines.count - 1) }
    // Not one by one, so that adding a line costs the same however many there are.
    if lines.count > Self.limit + Self.limit / 4 { lines.removeFirst(lines.count - Self.limit) }
    scrolled = min(scrolled, max(0, lines.count - 1))
  }

  /// Tabs as they stand in files: up to the next column that eight divides.
  private static func untabbed(_ text: Substring) -> String {
    guard text.contains("\t") else { return String(text) }
    var result = ""
    for character in text {
      if character == "\t" {
        result += String(repeating: " ", count: 8 - TextWidth.columns(of: result) % 8)
      } else {
        result.append(character)
      }
    }
    return result
  }
}
