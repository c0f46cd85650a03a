import TUI

/// What is seen before there is a world: what is under way, and what has been said.
enum StartPicture {
  /// Draws it, and says where the cursor is.
  static func draw(_ undertaking: String, log: [LogLine], in canvas: inout Canvas) -> Position? {
    let last = canvas.height - 1
    canvas.fill(Rect(row: 0, column: 0, height: min(1, last), width: canvas.width), style: .status)
    canvas.write(" labconsole", row: last > 0 ? 0 : -1, style: .status)
    let room = max(0, last - 1)
    let shown = log.suffix(room)
    for (row, line) in zip((last - shown.count)..., shown) { canvas.write(line.text, row: row, style: line.style) }
    return PromptLine(prompt: undertaking).draw(below: last, in: &canvas)
  }
}

extension PromptLine {
  /// Draws the line in one row of a larger canvas.
  fileprivate func draw(below row: Int, in canvas: inout Canvas) -> Position? {
    var cursor: Position?
    canvas.draw(in: Rect(row: row, column: 0, height: 1, width: canvas.width)) { cursor = draw(in: &$0) }
    return cursor.map { Position(row: row + $0.row, column: $0.column) }
  }
}
