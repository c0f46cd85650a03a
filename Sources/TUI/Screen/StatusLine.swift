import Engine

/// The first row: which lab, when, whether time runs, how far, and whether the rules hold.
enum StatusLine {
  static func draw(_ view: borrowing WorldView, in canvas: inout Canvas) {
    guard canvas.height > 0 else { return }
    canvas.fill(Rect(row: 0, column: 0, height: 1, width: canvas.width), with: " ", style: .status)
    var column = 0
    for piece in pieces(view) {
      let width = TextWidth.columns(of: piece.text, in: canvas.glyphs)
      // A piece is shown whole or not at all, but for the first.
      guard column == 0 || column + width <= canvas.width else { break }
      column = canvas.write(piece.text, row: 0, column: column, style: piece.style) + 2
    }
  }

  /// From the most to the least important.
  private static func pieces(_ view: borrowing WorldView) -> [(text: String, style: Style)] {
    let world = view.world
    let content = view.content
    let glyph: Glyph = content.isPlaying ? .running : content.lastEvent == nil ? .paused : .replaying
    let word = content.isPlaying ? "playing \(content.speed)" : content.lastEvent == nil ? "paused" : "rewound"
    var pieces: [(String, Style)] = [
      (view.lab.name, Style.status.asBold),
      ("t=\(world.now)", Style.status.asBold),
      ("\(glyph.text(in: view.glyphs)) \(word)", .status),
      ("ev \(world.eventCount)" + (content.lastEvent.map { "/\($0)" } ?? ""), .status),
    ]
    let violations = world.violations
    if let first = violations.first {
      let more = violations.count > 1 ? " and \(violations.count - 1) more" : ""
      pieces.append(("\(Glyph.failed.text(in: view.glyphs)) \(first.rule) violated\(more)", .bad))
    }
    pieces.append((world.converged ? "converged" : "not converged", .status))
    if let flow = view.flow { pieces.append((flowText(flow, view), .status)) }
    if !content.exercise.isEmpty { pieces.append((content.exercise, .status)) }
    pieces.append(("seed \(world.seed)", .status))
    if content.branch != "main" {
      pieces.append(("\(Glyph.forked.text(in: view.glyphs)) \(content.branch)", .status))
    }
    if !content.marks.isEmpty { pieces.append(("marks " + content.marks.joined(separator: " "), .status)) }
    return pieces
  }

  private static func flowText(_ flow: Int, _ view: borrowing WorldView) -> String {
    let isRunning = flow < view.world.ledger.flows.count && view.world.ledger.flows[flow].isRunning
    let sent = flow < view.world.ledger.flows.count ? view.world.ledger.flows[flow].sent : 0
    return "\(view.words(ofFlow: flow)) \(isRunning ? "sending" : "idle") sent \(sent)"
  }
}

/// The second row: the panes and their keys, the one in focus in brackets.
enum TabLine {
  /// The tabs, and the columns that each takes.
  static func tabs(_ state: ViewState) -> [(pane: PaneName, text: String, column: Int)] {
    var column = 0
    return PaneList.all.map { pane in
      let isFocused = pane.name == state.focus
      let label = "\(pane.key) \(pane.title)"
      let text = isFocused ? "[\(label)]" : " \(label) "
      defer { column += text.unicodeScalars.count }
      return (pane.name, text, column)
    }
  }

  static func draw(_ view: borrowing WorldView, in canvas: inout Canvas) {
    for tab in tabs(view.state) {
      let style: Style = tab.pane == view.state.focus ? view.state.isAtPrompt ? .heading : .accent : .plain
      canvas.write(tab.text, row: 0, column: tab.column, style: style)
    }
  }

  static func pane(at column: Int, _ state: ViewState) -> PaneName? {
    tabs(state).first { $0.column <= column && column < $0.column + $0.text.unicodeScalars.count }?.pane
  }
}

/// The last row: what the keys do here.
enum HintBar {
  struct Hint {
    let binding: KeyBinding
    let column: Int
    let width: Int
  }

  /// As many hints as fit, the pane's own first.
  static func hints(_ state: ViewState, width: Int) -> [Hint] {
    guard !state.isAtPrompt, state.notice == nil, !state.search.isTyping, !state.isChoosingPane else { return [] }
    var column = 0
    var hints: [Hint] = []
    for binding in KeyTable.all where binding.works(in: state.focus) {
      guard let hint = binding.hint, let key = binding.keys.first else { continue }
      let size = key.description.unicodeScalars.count + 1 + hint.unicodeScalars.count
      guard column + size <= width else { break }
      hints.append(Hint(binding: binding, column: column, width: size))
      column += size + 2
    }
    return hints
  }

  static func draw(_ view: borrowing WorldView, in canvas: inout Canvas) {
    if let text = text(view.state) { return canvas.writeFitted(text, row: 0, style: .warning) }
    if view.state.isAtPrompt {
      return canvas.writeFitted("Esc to the panes   Tab completes   ? helps   Enter runs", row: 0, style: .dim)
    }
    for hint in hints(view.state, width: canvas.width) {
      guard let key = hint.binding.keys.first, let word = hint.binding.hint else { continue }
      canvas.write([(key.description, .key), (" " + word, .plain)], row: 0, column: hint.column)
    }
  }

  /// What is said instead of the hints.
  private static func text(_ state: ViewState) -> String? {
    if let notice = state.notice { return notice }
    if state.search.isTyping { return "/" + state.search.text }
    return state.isChoosingPane ? "Ctrl-W: h j k l chooses a pane" : nil
  }
}
