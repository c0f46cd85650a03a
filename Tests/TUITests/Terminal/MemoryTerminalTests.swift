import TUI
import Testing

@Suite struct MemoryTerminalTests {
  @Test("It shows what was presented last")
  func itShowsWhatWasPresentedLast() {
    let terminal = MemoryTerminal(Size(rows: 2, columns: 10))
    var canvas = Canvas(terminal.size, glyphs: terminal.glyphs)
    canvas.write("converged", row: 1, style: .good)
    terminal.present(canvas, cursor: Position(row: 1, column: 9))
    #expect(terminal.text == "\nconverged")
    #expect(terminal.cursor == Position(row: 1, column: 9))
    #expect(terminal.frames == 1)
    #expect(terminal.looks(row: 1).map(\.text) == ["converged", " "])
    #expect(terminal.looks(row: 1).first?.look.foreground == Theme.dusk.look(of: .good).foreground)
  }

  @Test("Without colours only emphasis is left")
  func withoutColoursOnlyEmphasisIsLeft() {
    let terminal = MemoryTerminal(Size(rows: 1, columns: 4), depth: .none)
    var canvas = Canvas(terminal.size)
    canvas.write("lost", row: 0, style: .bad)
    terminal.present(canvas, cursor: nil)
    #expect(terminal.looks(row: 0).map(\.look) == [Theme.Look(nil, .reverse)])
  }

  @Test("Events come in the order in which they were sent")
  func eventsComeInTheOrder() {
    let terminal = MemoryTerminal(Size(rows: 2, columns: 10))
    terminal.type("a\n")
    terminal.resize(to: Size(rows: 5, columns: 6))
    var events: [TerminalEvent] = []
    while let event = terminal.nextEvent(within: 0) { events.append(event) }
    #expect(events == [.key(.character("a")), .key(.enter), .resize(Size(rows: 5, columns: 6))])
    #expect(terminal.size == Size(rows: 5, columns: 6))
  }

  @Test("After closing nothing is shown")
  func afterClosingNothingIsShown() {
    let terminal = MemoryTerminal(Size(rows: 1, columns: 4))
    terminal.close()
    var canvas = Canvas(terminal.size)
    canvas.write("late", row: 0)
    terminal.present(canvas, cursor: nil)
    #expect(terminal.text == "")
  }
}
