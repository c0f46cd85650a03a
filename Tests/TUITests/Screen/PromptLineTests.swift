import TUI
import Testing

@Suite struct PromptLineTests {
  private func drawn(_ line: PromptLine, rows: Int = 1, columns: Int) -> (String, Position?) {
    var canvas = Canvas(Size(rows: rows, columns: columns))
    let cursor = line.draw(in: &canvas)
    return (canvas.text, cursor)
  }

  @Test("The cursor stands where the next character goes")
  func theCursorStandsWhereTheNext() {
    let (text, cursor) = drawn(PromptLine(prompt: "lab> ", text: "日本x", cursor: 2), columns: 20)
    #expect(text == "lab> 日本x")
    #expect(cursor == Position(row: 0, column: 9))
  }

  @Test("A long line is scrolled to its cursor")
  func aLongLineIsScrolled() {
    let (text, cursor) = drawn(PromptLine(prompt: "> ", text: "abcdefghij", cursor: 10), columns: 8)
    #expect(text == "> …ghij")
    #expect(cursor == Position(row: 0, column: 7))
    let (start, first) = drawn(PromptLine(prompt: "> ", text: "abcdefghij", cursor: 0), columns: 8)
    #expect(start == "> abcdef")
    #expect(first == Position(row: 0, column: 2))
  }

  @Test("A search has a row of its own")
  func aSearchHasARow() {
    let line = PromptLine(prompt: "> ", text: "join H1 F1", cursor: 0, search: "bck:join")
    #expect(drawn(line, rows: 2, columns: 20).0 == "> join H1 F1\nbck:join")
    #expect(drawn(line, rows: 1, columns: 20).0 == "> join H1 F1")
  }
}
