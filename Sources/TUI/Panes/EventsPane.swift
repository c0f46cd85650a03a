import Engine

/// What happened, record by record, each with its cause.
package enum EventsPane: ListPane {
  package static let name = PaneName.events
  package static let title = "Events"
  package static let key = Key.character("5")
  package static let help = "Events: what happened, and what caused it."

  package struct Rows: PaneRows {
    let count: Int

    package var space: RowSpace { RowSpace(count: count) }
    package var followsEnd: Bool { true }
    package func id(_ place: Int) -> RowID { .record(RecordID(UInt32(clamping: place))) }
    package func place(of id: RowID) -> Int? {
      guard case .record(let record) = id, count > 0 else { return nil }
      return min(Int(record.number), count - 1)
    }
    package func text(_ place: Int, _ view: borrowing WorldView) -> String {
      EventRow.text(RecordID(UInt32(clamping: place)), view).plain
    }
  }

  package static func note(_ view: borrowing WorldView) -> String { "\(view.world.trace.records.count) records" }

  package static func rows(_ view: borrowing WorldView) -> Rows { Rows(count: view.world.trace.records.count) }

  package static func draw(_ view: borrowing WorldView, in canvas: inout Canvas) {
    let rows = rows(view)
    guard let window = rows.window(view.state[list: .events], height: canvas.height) else { return }
    let cause = view.world.trace[RecordID(UInt32(clamping: window.selected))]?.cause
    for (row, place) in window.places.enumerated() {
      let record = RecordID(UInt32(clamping: place))
      EventRow.columns.draw(
        EventRow.text(record, view, isCause: record == cause), in: &canvas, row: row,
        isSelected: place == window.selected)
    }
  }

  package static func perform(
    _ action: Action, _ view: borrowing WorldView, size: Size, state: inout ViewState
  ) -> Request? {
    guard action == .open else {
      move(action, view, size: size, state: &state)
      return nil
    }
    let rows = rows(view)
    guard let place = rows.selected(view.state[list: .events]),
      let cause = view.world.trace[RecordID(UInt32(clamping: place))]?.cause
    else {
      state.notice = "nothing caused this"
      return nil
    }
    select(Int(cause.number), in: rows, view, height: size.rows, state: &state)
    return nil
  }
}
