package import Engine

extension Screen {
  /// Does what a click or a turn of the wheel means; what the console has to do for it is returned.
  package mutating func handle(
    _ event: MouseEvent, _ world: borrowing World, _ content: ConsoleContent, size: Size
  ) -> Request? {
    let layout = ScreenLayout(size, state, hasSearchRow: content.prompt.search != nil)
    switch event.kind {
    case .press(.left, _): return click(event.position, layout, world, content, size: size)
    case .wheelUp: scroll(.up, event.position, layout, world, content, size: size)
    case .wheelDown: scroll(.down, event.position, layout, world, content, size: size)
    case .press, .release: break
    }
    return nil
  }

  private mutating func click(
    _ position: Position, _ layout: ScreenLayout, _ world: borrowing World, _ content: ConsoleContent, size: Size
  ) -> Request? {
    state.notice = nil
    if layout.prompt.contains(position) || layout.log.contains(position) {
      enterPrompt()
    } else if let place = layout.tabs.local(position), let pane = TabLine.pane(at: place.column, state) {
      state.focus(on: pane)
    } else if let place = layout.hints.local(position) {
      let hint = HintBar.hints(state, width: layout.hints.width).first {
        $0.column <= place.column && place.column < $0.column + $0.width
      }
      if let hint { return perform(hint.binding.action, world, content, size: size) }
    } else if let tile = layout.tiles.first(where: { $0.area.contains(position) }) {
      state.focus(on: tile.pane)
      let view = WorldView(world, state, content, glyphs: .unicode)
      if let place = tile.area.inside.local(position) {
        PaneList.pane(tile.pane)?.click(place, view, size: tile.area.inside.size, state: &state)
      }
    }
    return nil
  }

  /// Moves the selection of the pane under the mouse, which keeps the keys where they are.
  private mutating func scroll(
    _ action: Action, _ position: Position, _ layout: ScreenLayout, _ world: borrowing World,
    _ content: ConsoleContent, size: Size
  ) {
    guard let tile = layout.tiles.first(where: { $0.area.contains(position) }), let pane = PaneList.pane(tile.pane),
      pane.name != .topology
    else { return }
    for _ in 0..<3 {
      let view = WorldView(world, state, content, glyphs: .unicode)
      _ = pane.perform(action, view, size: tile.area.inside.size, state: &state)
    }
  }
}
