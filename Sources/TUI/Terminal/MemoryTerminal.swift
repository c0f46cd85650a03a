/// A terminal that is nothing but memory: for tests, and for pictures of screens.
package final class MemoryTerminal: Terminal {
  package private(set) var size: Size
  package let glyphs: GlyphSet
  package let depth: ColorDepth
  package var theme: Theme
  package var isMouseOn = true

  /// What was shown last, and where its cursor stood.
  package private(set) var canvas: Canvas
  package private(set) var cursor: Position?
  package private(set) var frames = 0
  package private(set) var isClosed = false
  package private(set) var suspensions = 0
  private var events: [TerminalEvent] = []

  package init(_ size: Size, glyphs: GlyphSet = .unicode, depth: ColorDepth = .full, theme: Theme = .dusk) {
    self.size = size
    self.glyphs = glyphs
    self.depth = depth
    self.theme = theme
    canvas = Canvas(size, glyphs: glyphs)
  }

  /// Lets these events come in, after those that wait already.
  package func send(_ events: [TerminalEvent]) { self.events += events }

  /// Lets the keys of a text come in.
  package func type(_ text: String) {
    send(text.unicodeScalars.compactMap { Key(scalar: $0).map(TerminalEvent.key) })
  }

  /// Gives the screen another size, and says so.
  package func resize(to size: Size) {
    self.size = size
    send([.resize(size)])
  }

  package func present(_ canvas: Canvas, cursor: Position?) {
    guard !isClosed else { return }
    self.canvas = canvas
    self.cursor = cursor
    frames += 1
  }

  package func nextEvent(within milliseconds: Int) -> TerminalEvent? {
    events.isEmpty ? nil : events.removeFirst()
  }

  package func repaint() {}
  package func suspend() { suspensions += 1 }
  package func close() { isClosed = true }

  /// The screen as text, without the blanks at the ends of its rows.
  package var text: String { canvas.text }

  /// The looks of one row, as they would reach a person: text, and how it is drawn with this theme and depth.
  package func looks(row: Int) -> [(text: String, look: Theme.Look)] {
    canvas.runs(row: row).map { run in
      var look = theme.look(of: run.style)
      if depth == .none { (look.foreground, look.background) = (nil, nil) }
      return (run.text, look)
    }
  }
}
