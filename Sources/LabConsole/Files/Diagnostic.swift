import Engine
import TUI

/// What is wrong at a place of a text: `FILE:LINE:COLUMN: error: …`, the line, and a caret below the place.
struct Diagnostic: Error, Hashable {
  /// The file's path, or what stands for it: `-c`, `-`.
  let file: String
  let position: SourcePosition
  let message: String
  /// The line of the text at `position`, if it has one.
  let line: String?

  init(file: String, position: SourcePosition, message: String, line: String?) {
    self.file = file
    self.position = position
    self.message = message
    self.line = line
  }

  init(_ error: LabError, file: String, lines: [Substring]) {
    let index = error.position.line - 1
    self.init(
      file: file, position: error.position, message: error.what + (error.mend.map { "; \($0)" } ?? ""),
      line: lines.indices.contains(index) ? String(lines[index]) : nil)
  }

  /// What is wrong with a command that stands in `line`, whose first character is at `position`.
  init(_ error: CommandError, file: String, line: Int, text: String) {
    self.init(
      file: file, position: SourcePosition(line: line, column: error.column ?? 1), message: error.description,
      line: text)
  }
}

extension Diagnostic {
  /// How much of a long line is shown on either side of the place.
  private static let margin = 60

  /// Two or three lines of text, the last one with the caret.
  func text(_ paint: Paint = .plain) -> String {
    let head = "\(Visible.text(file)):\(position): \(paint.error("error:")) \(message)"
    guard let line, position.column > 0 else { return head }
    let scalars = Array(line.unicodeScalars)
    let place = min(position.column - 1, scalars.count)
    let from = max(0, place - Self.margin)
    let to = min(scalars.count, place + Self.margin)
    let before = (from > 0 ? "…" : "") + Self.shown(scalars[from..<place])
    let after = Self.shown(scalars[place..<to]) + (to < scalars.count ? "…" : "")
    guard !(before + after).isEmpty else { return head }
    let caret = String(repeating: " ", count: TextWidth.columns(of: before)) + "^"
    return "\(head)\n  \(before)\(after)\n  \(caret)"
  }

  /// A tab is a blank here, so that the caret stands where the place is.
  private static func shown(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    Visible.text(String(String.UnicodeScalarView(scalars.map { $0 == "\t" ? " " : $0 })))
  }
}
