import TUI

// MARK: Where keys and clicks go

extension Console {
  func handle(_ event: TerminalEvent) {
    pace.want(urgently: true)
    switch event {
    case .key(let key): handle(key)
    case .mouse(let mouse): handle(mouse)
    case .paste(let text): paste(text)
    case .resize: pace.resized(at: clock())
    case .signal(.interrupt): stop()
    case .signal(.suspend): resumePlayback()
    case .signal(.terminate), .signal(.hangUp): ending = .interrupted
    }
  }

  private func handle(_ key: Key) {
    switch key {
    case .control("c"): stop()
    case .control("z"):
      terminal.suspend()
      resumePlayback()
    case .control("l"): terminal.repaint()
    default: if screen.isAtPrompt { handleAtPrompt(key) } else { handleInPane(key) }
    }
  }

  /// ^C: what runs by itself stops, or else the line is given up.
  ///
  /// It never ends the program.
  private func stop() {
    if playback != nil {
      pause()
    } else if screen.isAtPrompt {
      editor?.type(.control("c"))
    } else if screen.state.search.isTyping {
      handleInPane(.escape)
    } else {
      log.say("nothing runs; q leaves the lab", style: .dim)
    }
  }

  private func handleAtPrompt(_ key: Key) {
    switch key {
    case .pageUp: log.scroll(by: page)
    case .pageDown: log.scroll(by: -page)
    case .backTab: screen.leavePrompt()
    // By itself it means something to libedit in vi's mode, and ends a search.
    case .escape where editor?.mode == .emacs && editor?.isSearching == false: screen.leavePrompt()
    default:
      if key != .control("d") { asksToQuit = false }
      editor?.type(key)
    }
  }

  private func handleInPane(_ key: Key) {
    guard let session else { return }
    if let request = screen.handle(key, session.world, content, size: terminal.size) { fulfil(request) }
  }

  private func handle(_ mouse: MouseEvent) {
    guard let session else { return }
    let layout = ScreenLayout(terminal.size, screen.state, hasSearchRow: editor?.isSearching ?? false)
    if layout.log.contains(mouse.position) || layout.prompt.contains(mouse.position) {
      if mouse.kind == .wheelUp { return log.scroll(by: 3) }
      if mouse.kind == .wheelDown { return log.scroll(by: -3) }
    }
    if let request = screen.handle(mouse, session.world, content, size: terminal.size) { fulfil(request) }
  }

  private func fulfil(_ request: Request) {
    switch request {
    case .run(let command): enter(command)
    case .compose(let text):
      editor?.replaceLine(with: text)
      screen.enterPrompt()
    case .redraw: terminal.repaint()
    case .quit: ending = .success
    }
  }

  /// Pasted text is typed text: it goes to the prompt, and none of its lines is run unseen.
  private func paste(_ text: String) {
    screen.enterPrompt()
    editor?.paste(text)
  }

  /// How far a page is, in the log above the prompt.
  private var page: Int { max(1, ScreenLayout(terminal.size, screen.state).log.height - 1) }
}
