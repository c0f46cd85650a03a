/// Lines of a file or a pipe: without prompt, without echo, without editing.
final class PipedLines: LineEditor {
  private let next: () -> String?

  /// Lines of standard input, or of whatever else gives one at a time.
  init(_ next: @escaping () -> String? = { Swift.readLine(strippingNewline: true) }) {
    self.next = next
  }

  func readLine(prompt: String) -> LineResult {
    next().map(LineResult.line) ?? .endOfInput
  }
}
