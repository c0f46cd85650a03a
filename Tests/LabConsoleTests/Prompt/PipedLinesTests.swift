import Testing

@testable import LabConsole

@Suite struct PipedLinesTests {
  @Test("Lines come as they are until there are no more")
  func linesComeAsTheyAreUntil() {
    var lines = ["join H1 F1", ""]
    let piped = PipedLines { lines.isEmpty ? nil : lines.removeFirst() }
    #expect(
      (0..<4).map { _ in piped.readLine(prompt: "lab> ") } == [
        .line("join H1 F1"), .line(""), .endOfInput, .endOfInput,
      ])
  }
}
