/// The rows of a list, made for one drawing or one key.
package protocol PaneRows {
  var space: RowSpace { get }
  /// Whether an unselected list stands at its end.
  var followsEnd: Bool { get }
  func id(_ place: Int) -> RowID
  /// The place of a row, or the nearest to where it was; `nil` for what is not of this list.
  func place(of id: RowID) -> Int?
  /// The text that a search looks at.
  func text(_ place: Int, _ view: borrowing WorldView) -> String
}

extension PaneRows {
  package var followsEnd: Bool { false }

  /// Where the selection stands.
  package func selected(_ list: ListState) -> Int? {
    if let place = list.selected.flatMap({ place(of: $0) }), let shown = space.nearest(to: place) { return shown }
    return followsEnd ? space.last : space.first
  }

  /// The places that fit into `height`, and the selected one.
  package func window(_ list: ListState, height: Int) -> (places: [Int], selected: Int)? {
    guard let selected = selected(list) else { return nil }
    let top = list.top.flatMap { place(of: $0) }
    return (space.window(top: top, selected: selected, height: height), selected)
  }
}

/// A pane that is a list of rows, perhaps with details of the selected one below.
package protocol ListPane: Pane {
  associatedtype Rows: PaneRows
  static func rows(_ view: borrowing WorldView) -> Rows
  /// The rows' part of the inside.
  static func listArea(_ view: borrowing WorldView, size: Size) -> Rect
  /// Told when another row has been selected.
  static func selected(_ id: RowID, _ view: borrowing WorldView, state: inout ViewState)
}

extension ListPane {
  package static func listArea(_ view: borrowing WorldView, size: Size) -> Rect { Rect(size) }
  package static func selected(_ id: RowID, _ view: borrowing WorldView, state: inout ViewState) {}
  package static func note(_ view: borrowing WorldView) -> String { "" }

  package static func perform(
    _ action: Action, _ view: borrowing WorldView, size: Size, state: inout ViewState
  ) -> Request? {
    move(action, view, size: size, state: &state)
    return nil
  }

  /// Moves the selection; other actions do nothing.
  package static func move(
    _ action: Action, _ view: borrowing WorldView, size: Size, state: inout ViewState
  ) {
    let height = listArea(view, size: size).height
    switch action {
    case .up: move(by: -1, view, height: height, state: &state)
    case .down: move(by: 1, view, height: height, state: &state)
    case .halfUp: move(by: -max(1, height / 2), view, height: height, state: &state)
    case .halfDown: move(by: max(1, height / 2), view, height: height, state: &state)
    case .pageUp: move(by: -max(1, height - 1), view, height: height, state: &state)
    case .pageDown: move(by: max(1, height - 1), view, height: height, state: &state)
    case .first:
      let rows = rows(view)
      select(rows.space.first, in: rows, view, height: height, state: &state)
    case .last:
      let rows = rows(view)
      guard rows.followsEnd else { return select(rows.space.last, in: rows, view, height: height, state: &state) }
      state[list: name] = ListState()
    default: return
    }
  }

  package static func move(by distance: Int, _ view: borrowing WorldView, height: Int, state: inout ViewState) {
    let rows = rows(view)
    guard let place = rows.selected(state[list: name]) else { return }
    select(rows.space.place(distance, from: place), in: rows, view, height: height, state: &state)
  }

  /// Selects a row and keeps the first visible row where it is, if both can be shown.
  package static func select(
    _ place: Int?, in rows: Rows, _ view: borrowing WorldView, height: Int, state: inout ViewState
  ) {
    guard let place else { return }
    var list = state[list: name]
    if list.top == nil { list.top = rows.window(list, height: height)?.places.first.map { rows.id($0) } }
    list.selected = rows.id(place)
    list.top = rows.window(list, height: height)?.places.first.map { rows.id($0) }
    state[list: name] = list
    selected(rows.id(place), view, state: &state)
  }

  package static func click(
    _ place: Position, _ view: borrowing WorldView, size: Size, state: inout ViewState
  ) {
    let area = listArea(view, size: size)
    let rows = rows(view)
    guard let local = area.local(place), let window = rows.window(state[list: name], height: area.height),
      local.row < window.places.count
    else { return }
    select(window.places[local.row], in: rows, view, height: area.height, state: &state)
  }

  package static func find(
    _ text: String, forward: Bool, isNext: Bool, _ view: borrowing WorldView, state: inout ViewState
  ) -> Bool {
    let rows = rows(view)
    guard !text.isEmpty, let start = rows.selected(state[list: name]) else { return false }
    guard
      let hit = Search.hit(text, in: rows, from: start, forward: forward, isNext: isNext, view)
    else { return false }
    var list = state[list: name]
    list.selected = rows.id(hit)
    state[list: name] = list
    selected(rows.id(hit), view, state: &state)
    return true
  }
}

extension Search {
  /// No search looks at more rows than this: text is made for each.
  static let longest = 4_000

  /// The next row that contains the text, from a place on and round the end.
  static func hit(
    _ text: String, in rows: some PaneRows, from start: Int, forward: Bool, isNext: Bool, _ view: borrowing WorldView
  ) -> Int? {
    var place = start
    var isFirst = !isNext
    for _ in 0..<longest {
      if !isFirst {
        let next = forward ? rows.space.next(after: place) : rows.space.previous(before: place)
        guard let found = next ?? (forward ? rows.space.first : rows.space.last) else { return nil }
        place = found
      }
      if matches(rows.text(place, view), text) { return place }
      if !isFirst, place == start { return nil }
      isFirst = false
    }
    return nil
  }

  /// Whether a text contains another, whatever the case of their letters.
  package static func matches(_ text: String, _ part: String) -> Bool {
    position(of: Array(part.lowercased().unicodeScalars), in: Array(text.lowercased().unicodeScalars), from: 0) != nil
  }

  /// Where one row of scalars begins in another.
  static func position(of part: [Unicode.Scalar], in text: [Unicode.Scalar], from start: Int) -> Int? {
    guard !part.isEmpty, text.count >= part.count + start else { return nil }
    return (start...(text.count - part.count)).first { index in
      part.indices.allSatisfy { text[index + $0] == part[$0] }
    }
  }
}
