/// What became of one line.
enum LineResult: Hashable {
  /// The line, without its end.
  case line(String)
  /// The user gave the line up (^C).
  case cancelled
  /// There are no more lines (^D on an empty line, or the end of the file).
  case endOfInput
  /// The turn between two keys asked to stop.
  case stopped
}

/// Where the prompt's lines come from: an editor on a terminal, an editor inside the screen, or a file.
protocol LineEditor: AnyObject {
  /// The next line.
  ///
  /// Returns only when there is one, or no hope of one.
  func readLine(prompt: String) -> LineResult
}
