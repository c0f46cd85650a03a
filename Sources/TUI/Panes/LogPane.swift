/// Everything that the console has said.
package enum LogPane: ListPane {
  package static let name = PaneName.log
  package static let title = "Log"
  package static let key = Key.character("6")
  package static let help = "Log: what commands have answered."

  package struct Rows: PaneRows {
    let lines: [LogLine]

    package var space: RowSpace { RowSpace(count: lines.count) }
    package var followsEnd: Bool { true }
    package func id(_ place: Int) -> RowID { .line(place) }
    package func place(of id: RowID) -> Int? {
      guard case .line(let line) = id, !lines.isEmpty else { return nil }
      return min(max(0, line), lines.count - 1)
    }
    package func text(_ place: Int, _ view: borrowing WorldView) -> String { lines[place].text }
  }

  package static func note(_ view: borrowing WorldView) -> String { "\(view.content.log.count) lines" }

  package static func rows(_ view: borrowing WorldView) -> Rows { Rows(lines: view.content.log) }

  package static func draw(_ view: borrowing WorldView, in canvas: inout Canvas) {
    let rows = rows(view)
    guard let window = rows.window(view.state[list: .log], height: canvas.height) else { return }
    let isFocused = view.isFocused(.log)
    for (row, place) in window.places.enumerated() {
      let line = rows.lines[place]
      canvas.writeFitted(line.text, row: row, style: line.style)
      guard isFocused, place == window.selected else { continue }
      canvas.restyle(Rect(row: row, column: 0, height: 1, width: canvas.width)) { $0.asSelected }
    }
  }
}
