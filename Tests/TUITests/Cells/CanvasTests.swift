import TUI
import TestSupport
import Testing

@Suite struct CanvasTests {
  @Test("Text is clipped at all four edges")
  func textIsClippedAtAllFour() {
    var canvas = Canvas(Size(rows: 2, columns: 5))
    canvas.write("abcdefgh", row: 0)
    canvas.write("abcdefgh", row: 1, column: -3)
    canvas.write("above", row: -1)
    canvas.write("below", row: 2)
    #expect(canvas.text == "abcde\ndefgh")
  }

  @Test("Writing says where the next text goes")
  func writingSaysWhereTheNextText() {
    var canvas = Canvas(Size(rows: 1, columns: 20))
    let column = canvas.write("日本", row: 0)
    #expect(column == 4)
    #expect(canvas.write("x", row: 0, column: column) == 5)
    #expect(canvas.text == "日本x")
  }

  @Test("A wide character takes two cells and is never cut in half")
  func aWideCharacterTakesTwoCells() {
    var canvas = Canvas(Size(rows: 3, columns: 3))
    canvas.write("日本", row: 0)
    #expect(canvas[0, 0]?.part == .left && canvas[0, 1]?.part == .right)
    #expect(canvas.text.split(separator: "\n").first == "日")
    canvas.write("日", row: 1, column: -1)
    #expect(canvas[1, 0] == .blank)
  }

  @Test("Overwriting half of a wide character blanks the other half")
  func overwritingHalfOfAWideCharacter() {
    var canvas = Canvas(Size(rows: 2, columns: 4))
    canvas.write("日", row: 0)
    canvas.write("x", row: 0, column: 1)
    #expect(canvas.text == " x\n")
    canvas.write("日本", row: 1)
    canvas.write("語", row: 1, column: 1)
    #expect(canvas.text == " x\n 語")
  }

  @Test("Marks stay with the character before them")
  func marksStayWithTheCharacterBefore() {
    var canvas = Canvas(Size(rows: 2, columns: 4))
    canvas.write("e\u{301}x", row: 0)
    canvas.write("\u{301}", row: 1)
    #expect(canvas[0, 0]?.text == "e\u{301}")
    #expect(canvas[0, 1]?.text == "x")
    #expect(canvas[1, 0] == .blank)
  }

  @Test("No number of marks overflows a cell")
  func noNumberOfMarksOverflows() {
    var canvas = Canvas(Size(rows: 1, columns: 4))
    canvas.write("e" + String(repeating: "\u{301}", count: 1000), row: 0)
    #expect(canvas[0, 0]?.text.unicodeScalars.count == 5)
  }

  @Test("Nothing from outside reaches the terminal as a control")
  func nothingFromOutsideReachesTheTerminal() {
    var canvas = Canvas(Size(rows: 1, columns: 20))
    canvas.write("a\u{1b}[2J\r\n\u{202e}b\u{9b}\u{7f}\u{200b}\u{2028}", row: 0)
    #expect(canvas.text == "a␛[2J␍␊\u{fffd}b\u{fffd}␡\u{fffd}\u{fffd}")
    var plain = Canvas(Size(rows: 1, columns: 20), glyphs: .ascii)
    plain.write("é\u{1b}日x", row: 0)
    #expect(plain.text == "???x")
  }

  @Test("A part draws in its own coordinates and only there")
  func aPartDrawsInItsOwn() {
    var canvas = Canvas(Size(rows: 4, columns: 8))
    canvas.fill(canvas.bounds, with: ".")
    canvas.draw(in: Rect(row: 1, column: 2, height: 2, width: 3)) { part in
      #expect(part.size == Size(rows: 2, columns: 3))
      part.write("abcdef", row: 0)
      part.write("zz", row: 1, column: -1)
      part.write("no", row: 2)
      part.draw(in: Rect(row: 1, column: 1, height: 5, width: 5)) { $0.write("XYZ", row: 0) }
    }
    #expect(canvas.text == "........\n..abc...\n..zXY...\n........")
  }

  @Test("A part that hangs over the edge keeps its coordinates")
  func aPartThatHangsOver() {
    var canvas = Canvas(Size(rows: 2, columns: 4))
    canvas.draw(in: Rect(row: -1, column: -2, height: 3, width: 4)) { part in
      part.write("hidden", row: 0)
      part.write("abcd", row: 1)
    }
    #expect(canvas.text == "cd\n")
  }

  @Test("A frame names its pane and shows the focus without colour")
  func aFrameNamesItsPane() {
    var canvas = Canvas(Size(rows: 3, columns: 24))
    canvas.frame(canvas.bounds, title: "RIB", note: "7")
    #expect(canvas.text == "┌─ RIB ──────────── 7 ─┐\n│                      │\n└──────────────────────┘")
    var focused = Canvas(Size(rows: 3, columns: 12), glyphs: .ascii)
    focused.frame(focused.bounds, title: "RIB", isFocused: true)
    #expect(focused.text == "+=[RIB]====+\n|          |\n+==========+")
  }

  @Test("Stretches of one style are handed over together")
  func stretchesOfOneStyleAreHanded() {
    var canvas = Canvas(Size(rows: 1, columns: 8))
    canvas.write([("ab", .good), ("日", .good), ("c", .bad)], row: 0)
    #expect(
      canvas.runs(row: 0) == [
        StyledRun(column: 0, text: "ab日", style: .good), StyledRun(column: 4, text: "c", style: .bad),
        StyledRun(column: 5, text: "   ", style: .plain),
      ])
    canvas.restyle(Rect(row: 0, column: 0, height: 1, width: 8)) { $0.asSelected }
    #expect(canvas[0, 0]?.style == Style.good.asSelected)
  }

  /// Everything that draws, at places and sizes that no caller should ask for.
  @Test(
    "No size and no place makes drawing trap",
    arguments: [(0, 0), (1, 1), (0, 7), (7, 0), (2, 2), (100, 400), (-3, -3), (Int.max, 0), (1, Int.max)])
  func noSizeAndNoPlaceMakes(rows: Int, columns: Int) {
    let edges = [Int.min, -1, 0, 1, 399, Int.max]
    var canvas = Canvas(Size(rows: rows, columns: columns))
    for row in edges {
      for column in edges {
        canvas.write("\u{301}日本x", row: row, column: column)
        canvas.write(.best, row: row, column: column)
        canvas.horizontalLine(row: row, from: column, length: column)
        canvas.verticalLine(column: column, from: row, length: row)
        let area = Rect(row: row, column: column, height: row, width: column)
        canvas.restyle(area.intersection(Rect(row: -9, column: -9, height: 20, width: 20))) { $0.asBold }
        canvas.draw(in: area) { part in
          part.write("日x", row: 0, column: -1)
          part.frame(part.bounds.inside, title: "title", note: "note", isFocused: true)
        }
      }
    }
    canvas.frame(canvas.bounds, title: "A title that is long", note: "and a note")
    PromptLine(prompt: "prompt> ", text: "日本語", cursor: 2, search: "bck:").draw(in: &canvas)
    #expect(canvas.height <= 4096 && canvas.width <= 4096)
  }

  @Test("Whatever is drawn, a wide character keeps both its halves")
  func whateverIsDrawnAWideCharacter() throws {
    var dice = Seeds(7)
    var canvas = Canvas(Size(rows: 3, columns: 11))
    let texts = ["日本語", "abc", "e\u{301}", "x日", "\u{1b}", "🀄"]
    for _ in 0..<1000 {
      let text = texts[Int.random(in: 0..<texts.count, using: &dice)]
      let row = Int.random(in: -1...3, using: &dice)
      let column = Int.random(in: -3...12, using: &dice)
      let area = Rect(row: 0, column: Int.random(in: -2...9, using: &dice), height: 3, width: 4)
      if Bool.random(using: &dice) {
        canvas.write(text, row: row, column: column)
      } else {
        canvas.draw(in: area) { $0.write(text, row: row, column: column - area.column) }
      }
      for row in 0..<3 {
        let parts = (0..<11).map { canvas[row, $0]?.part }
        let isWhole = (0..<11).allSatisfy { (parts[$0] == .left) == ($0 + 1 < 11 && parts[$0 + 1] == .right) }
        try #require(isWhole && parts[0] != .right)
      }
    }
  }
}
