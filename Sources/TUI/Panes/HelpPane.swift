/// The keys, from the table that the code uses.
package enum HelpPane: ListPane {
  package static let name = PaneName.help
  package static let title = "Keys"
  package static let key = Key.character("?")
  package static let help = "Keys: what every key does."

  package struct Rows: PaneRows {
    let bindings = HelpPane.ordered
    package var space: RowSpace { RowSpace(count: bindings.count) }
    package func id(_ place: Int) -> RowID { .line(place) }
    package func place(of id: RowID) -> Int? {
      guard case .line(let line) = id else { return nil }
      return min(max(0, line), bindings.count - 1)
    }
    package func text(_ place: Int, _ view: borrowing WorldView) -> String { HelpRow.text(bindings[place]).plain }
  }

  /// Those for all panes first.
  static var ordered: [KeyBinding] {
    KeyTable.all.filter { $0.panes == nil } + KeyTable.all.filter { $0.panes != nil }
  }

  package static func rows(_ view: borrowing WorldView) -> Rows { Rows() }

  package static func draw(_ view: borrowing WorldView, in canvas: inout Canvas) {
    let rows = Rows()
    guard let window = rows.window(view.state[list: .help], height: canvas.height) else { return }
    for (row, place) in window.places.enumerated() {
      HelpRow.columns.draw(
        HelpRow.text(rows.bindings[place]), in: &canvas, row: row, isSelected: place == window.selected)
    }
  }
}
