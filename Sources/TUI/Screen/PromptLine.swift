/// A line while it is edited, as the screen shows it.
package struct PromptLine: Hashable, Sendable {
  package var prompt: String
  package var text: String
  /// Where the cursor stands in the text, in scalars.
  package var cursor: Int
  /// What a search through the history says of itself, in a row of its own.
  package var search: String?

  package init(prompt: String, text: String = "", cursor: Int = 0, search: String? = nil) {
    self.prompt = prompt
    self.text = text
    self.cursor = cursor
    self.search = search
  }

  /// Draws the line in the first row, scrolled so that the cursor can be seen, and a search in the second; says where
  /// the cursor is.
  @discardableResult
  package func draw(in canvas: inout Canvas) -> Position? {
    let start = canvas.write(prompt, row: 0, style: .accent)
    if let search { canvas.write(search, row: 1, style: .dim) }
    let room = canvas.width - start
    guard canvas.height > 0, room > 0 else { return nil }

    let widths = text.unicodeScalars.map { TextWidth.columns(of: Visible.scalar(for: $0, in: canvas.glyphs)) }
    let place = min(max(0, cursor), widths.count)
    var first = 0
    var column = widths[..<place].reduce(0, +)
    // A cursor on a wide character needs both columns of it.
    let needed = place < widths.count ? max(1, widths[place]) : 1
    while column + needed > room, first < place {
      column -= widths[first]
      first += 1
    }
    // A mark does not stand without its character.
    while first < place, widths[first] == 0 { first += 1 }
    let rest = String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(first)))
    canvas.write(rest, row: 0, column: start)
    if first > 0 { canvas.write(.ellipsis, row: 0, column: start, style: .dim) }
    return Position(row: 0, column: min(start + column, canvas.width - 1))
  }
}
