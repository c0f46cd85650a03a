package import Engine

extension Screen {
  /// Does what a key means in the panes; what the console has to do for it is returned.
  ///
  /// `size` is that of the screen: pages are as long as what is seen.
  package mutating func handle(_ key: Key, _ world: borrowing World, _ content: ConsoleContent, size: Size) -> Request?
  {
    let asked = state.asksToQuit
    state.asksToQuit = false
    state.notice = nil
    if state.search.isTyping {
      type(key, world, content)
      return nil
    }
    if state.isChoosingPane {
      state.isChoosingPane = false
      choosePane(key, size)
      return nil
    }
    guard let binding = KeyTable.binding(for: key, in: state.focus) else {
      state.notice = "\(key) does nothing here; ? shows the keys"
      return nil
    }
    return perform(binding.action, world, content, size: size, askedToQuit: asked)
  }

  mutating func perform(
    _ action: Action, _ world: borrowing World, _ content: ConsoleContent, size: Size, askedToQuit: Bool = false
  ) -> Request? {
    switch action {
    case .focus(let pane): state.focus(on: pane)
    case .nextPane: cycle(by: 1)
    case .previousPane: cycle(by: -1)
    case .choosePane: state.isChoosingPane = true
    case .zoom: state.growth = state.growth == .full ? .even : .full
    case .grow: state.growth = ViewState.Growth(rawValue: state.growth.rawValue + 1) ?? .even
    case .shrink: state.growth = ViewState.Growth(rawValue: state.growth.rawValue - 1) ?? .full
    case .search: beginSearch()
    case .nextHit: find(forward: true, isNext: true, world, content)
    case .previousHit: find(forward: false, isNext: true, world, content)
    case .prompt: enterPrompt()
    case .back: back()
    case .quit: return quit(asked: askedToQuit)
    case .redraw: return .redraw
    case .runOrPause: return .run(content.isPlaying ? "pause" : "play")
    case .step: return .run("step")
    case .reverseStep: return .run("rstep")
    case .nextFlow: nextFlow(world)
    default: return performInPane(action, world, content, size: size)
    }
    return nil
  }

  private mutating func performInPane(
    _ action: Action, _ world: borrowing World, _ content: ConsoleContent, size: Size
  ) -> Request? {
    guard let pane = PaneList.pane(state.focus) else { return nil }
    let view = WorldView(world, state, content, glyphs: .unicode)
    let area = ScreenLayout(size, state).area(of: state.focus)?.inside ?? Rect(Size(rows: 0, columns: 0))
    let request = pane.perform(action, view, size: area.size, state: &state)
    if action == .why, request == nil { state.notice = "there is nothing here to ask about" }
    return request
  }

  private mutating func cycle(by distance: Int) {
    let names = PaneList.tiled.map { $0.name }
    let index = names.firstIndex(of: state.focus) ?? 0
    state.focus(on: names[(index + distance + names.count) % names.count])
  }

  private mutating func choosePane(_ key: Key, _ size: Size) {
    guard let action = KeyTable.binding(for: key, in: .help)?.action,
      [.left, .right, .up, .down].contains(action)
    else { return }
    if let pane = ScreenLayout(size, state).neighbor(of: state.focus, action) { state.focus(on: pane) }
  }

  /// Takes back the latest of: search, fields, help, zoom; then goes to the prompt.
  private mutating func back() {
    if state.search.isActive {
      state.search = Search()
    } else if !goBackInPanes() {
      enterPrompt()
    }
  }

  /// Returns whether there was anything to go back from.
  private mutating func goBackInPanes() -> Bool {
    if state.isInFields {
      state.isInFields = false
    } else if state.focus == .help {
      state.focus(on: state.recency.first ?? .topology)
    } else if state.growth != .even {
      state.growth = .even
    } else {
      return false
    }
    return true
  }

  private mutating func quit(asked: Bool) -> Request? {
    if asked { return .quit }
    if goBackInPanes() { return nil }
    state.asksToQuit = true
    state.notice = "q again quits"
    return nil
  }

  private mutating func nextFlow(_ world: borrowing World) {
    let count = world.plant.description.flows.count
    guard count > 0 else { return }
    state.flow = ((state.flow ?? 0) + 1) % count
  }

  // MARK: Search

  private mutating func beginSearch() {
    state.search = Search()
    state.search.isTyping = true
    state.search.origin = state[list: state.focus]
  }

  private mutating func type(_ key: Key, _ world: borrowing World, _ content: ConsoleContent) {
    switch key {
    case .enter: state.search.isTyping = false
    case .escape:
      state[list: state.focus] = state.search.origin
      state.search = Search()
    case .backspace:
      guard !state.search.text.isEmpty else {
        state.search = Search()
        return
      }
      state.search.text.removeLast()
      searchAnew(world, content)
    case .character(let character):
      state.search.text.append(character)
      searchAnew(world, content)
    default: break
    }
  }

  /// Looks for the text as typed so far, from where the search began.
  private mutating func searchAnew(_ world: borrowing World, _ content: ConsoleContent) {
    state[list: state.focus] = state.search.origin
    find(forward: true, isNext: false, world, content)
  }

  private mutating func find(
    forward: Bool, isNext: Bool, _ world: borrowing World, _ content: ConsoleContent
  ) {
    guard let pane = PaneList.pane(state.focus), !state.search.text.isEmpty else { return }
    let view = WorldView(world, state, content, glyphs: .unicode)
    let found = pane.find(state.search.text, forward: forward, isNext: isNext, view, state: &state)
    if !found, !state.search.isTyping { state.notice = "nothing here contains \(state.search.text)" }
  }
}
