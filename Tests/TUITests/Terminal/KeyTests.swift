import TUI
import Testing

@Suite struct KeyTests {
  @Test("Scalars of a terminal become the keys that people know")
  func scalarsOfATerminalBecome() {
    #expect(Key(scalar: "a") == .character("a"))
    #expect(Key(scalar: "日") == .character("日"))
    #expect(Key(scalar: "\u{03}") == .control("c"))
    #expect(Key(scalar: "\u{00}") == .control("@"))
    #expect(Key(scalar: "\u{1f}") == .control("_"))
    #expect(Key(scalar: "\u{0d}") == .enter)
    #expect(Key(scalar: "\u{0a}") == .enter)
    #expect(Key(scalar: "\u{7f}") == .backspace)
    #expect(Key(scalar: "\u{1b}") == .escape)
  }

  @Test(
    "What no key sends is no key",
    arguments: ["\u{80}", "\u{9b}", "\u{202e}", "\u{2028}", "\u{200b}"] as [Unicode.Scalar])
  func whatNoKeySendsIsNo(scalar: Unicode.Scalar) {
    #expect(Key(scalar: scalar) == nil)
  }

  @Test("Keys have names for hints")
  func keysHaveNamesForHints() {
    #expect(
      [Key.control("c"), .alt("1"), .backTab, .function(5), .character(" ")].map(\.description) == [
        "Ctrl-C", "Alt-1", "Shift-Tab", "F5", "Space",
      ])
  }

  @Test("A second press soon after, at the same place, is a double click")
  func aSecondPressSoonAfter() {
    var clicks = ClickCounter()
    let place = Position(row: 1, column: 2)
    #expect(clicks.press(.left, at: place, time: 0) == 1)
    #expect(clicks.press(.left, at: place, time: 300_000_000) == 2)
    #expect(clicks.press(.right, at: place, time: 400_000_000) == 1)
    #expect(clicks.press(.right, at: Position(row: 1, column: 3), time: 500_000_000) == 1)
    #expect(clicks.press(.right, at: Position(row: 1, column: 3), time: 1_000_000_000) == 1)
  }
}
