package import Engine

/// A drawing of the whole screen: what to show, and where the cursor stands.
package struct Picture: Hashable, Sendable {
  package let canvas: Canvas
  package let cursor: Position?
}

/// The console's screen: panes, status, what was said, and the prompt.
///
/// What it shows is a function of the world, the console's content, the size, and its own state; that state is what the
/// user looks at, and changes with keys and clicks alone.
package struct Screen: Sendable {
  package var state = ViewState()

  package init() {}

  /// Whether keys belong to the prompt's line editor; else they belong to `handle`.
  package var isAtPrompt: Bool { state.isAtPrompt && !state.search.isTyping }

  /// Gives the keys to the panes: the pane that had them last.
  package mutating func leavePrompt() { state.isAtPrompt = false }

  /// Gives the keys to the prompt.
  package mutating func enterPrompt() {
    state.isAtPrompt = true
    state.notice = nil
  }

  /// Takes this moment as the one that routes are compared with, as after a command that changes the world.
  package mutating func compare(with world: borrowing World) { state.baseline = RouteBaseline(of: world) }

  /// Forgets everything that was selected in another lab.
  package mutating func reset() {
    let isAtPrompt = state.isAtPrompt
    state = ViewState()
    state.isAtPrompt = isAtPrompt
  }

  /// Goes to the pane of this title or beginning of one; returns whether there is one.
  package mutating func show(pane title: String) -> Bool {
    let wanted = title.lowercased()
    guard let pane = PaneList.all.first(where: { $0.title.lowercased().hasPrefix(wanted) }) else { return false }
    let isAtPrompt = state.isAtPrompt
    state.focus(on: pane.name)
    state.isAtPrompt = isAtPrompt
    return true
  }

  /// Draws everything.
  package func draw(
    _ world: borrowing World, _ content: ConsoleContent, size: Size, glyphs: GlyphSet = .unicode
  ) -> Picture {
    let view = WorldView(world, state, content, glyphs: glyphs)
    let layout = ScreenLayout(size, state, hasSearchRow: content.prompt.search != nil)
    var canvas = Canvas(size, glyphs: glyphs)
    canvas.draw(in: layout.status) { StatusLine.draw(view, in: &$0) }
    canvas.draw(in: layout.tabs) { TabLine.draw(view, in: &$0) }
    for tile in layout.tiles {
      guard let pane = PaneList.pane(tile.pane) else { continue }
      Self.draw(pane, tile.area, view, in: &canvas)
    }
    canvas.draw(in: layout.rule) { $0.horizontalLine(row: 0) }
    canvas.draw(in: layout.log) { LogArea.draw(content.log, in: &$0) }
    var cursor: Position?
    canvas.draw(in: layout.prompt) { cursor = content.prompt.draw(in: &$0) }
    canvas.draw(in: layout.hints) { HintBar.draw(view, in: &$0) }
    return Picture(canvas: canvas, cursor: place(cursor, layout, size))
  }

  /// Where the terminal's cursor goes: into the line that is typed, or nowhere.
  private func place(_ cursor: Position?, _ layout: ScreenLayout, _ size: Size) -> Position? {
    if state.search.isTyping {
      let column = 1 + TextWidth.columns(of: state.search.text)
      return layout.hints.isEmpty ? nil : Position(row: layout.hints.row, column: min(column, size.columns - 1))
    }
    guard state.isAtPrompt, let cursor else { return nil }
    let place = Position(row: layout.prompt.row + cursor.row, column: layout.prompt.column + cursor.column)
    return layout.prompt.contains(place) ? place : nil
  }

  private static func draw(
    _ pane: any Pane.Type, _ area: Rect, _ view: borrowing WorldView, in canvas: inout Canvas
  ) {
    let isFocused = view.isFocused(pane.name)
    canvas.frame(area, title: "\(pane.key) \(pane.title)", note: pane.note(view), isFocused: isFocused)
    canvas.draw(in: area.inside) { canvas in
      guard canvas.height > 0, canvas.width > 0 else { return }
      pane.draw(view, in: &canvas)
      if view.state.focus == pane.name, view.state.search.isActive {
        canvas.highlight(view.state.search.text)
      }
    }
  }
}

extension Canvas {
  /// Marks all places where a text stands.
  mutating func highlight(_ text: String) {
    let part = Array(text.lowercased().unicodeScalars)
    guard !part.isEmpty else { return }
    for row in 0..<height {
      let cells = (0..<width).map { self[row, $0]?.text.lowercased().unicodeScalars.first ?? " " }
      var column = 0
      while let hit = Search.position(of: part, in: cells, from: column) {
        restyle(Rect(row: row, column: hit, height: 1, width: part.count)) { Style(.hit, $0.emphasis) }
        column = hit + part.count
      }
    }
  }
}
