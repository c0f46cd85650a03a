import Engine
import Testing

@testable import LabConsole

@Suite("What is wrong where")
struct DiagnosticTests {
  private func text(_ line: String, column: Int) -> [String] {
    let diagnostic = Diagnostic(
      file: "lab", position: SourcePosition(line: 3, column: column), message: "no", line: line)
    return diagnostic.text().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test("The caret stands below the place, also behind tabs and wide characters")
  func caret() {
    #expect(text("join H1 F1", column: 6) == ["lab:3:6: error: no", "  join H1 F1", "       ^"])
    #expect(text("\tjoin", column: 2) == ["lab:3:2: error: no", "   join", "   ^"])
    #expect(text("日本 x", column: 4) == ["lab:3:4: error: no", "  日本 x", "       ^"])
    #expect(text("join", column: 99) == ["lab:3:99: error: no", "  join", "      ^"])
    #expect(text("", column: 1) == ["lab:3:1: error: no"])
  }

  @Test("Of a very long line only what is near the place is shown")
  func longLine() {
    let lines = text(String(repeating: "a", count: 5_000) + "!" + String(repeating: "b", count: 5_000), column: 5_001)
    #expect(lines[1].count < 130)
    let place = lines[1].firstIndex(of: "!").map { lines[1].distance(from: lines[1].startIndex, to: $0) }
    #expect(place == lines[2].count - 1)
  }

  @Test("Control characters of the line are shown as signs")
  func controlCharacters() {
    #expect(text("a\u{1b}[31mb", column: 2)[1] == "  a\u{241b}[31mb")
  }
}
