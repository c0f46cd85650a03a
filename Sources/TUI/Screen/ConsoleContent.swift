/// What the console adds to the world for one drawing: how time goes, what was said, and the line that is typed.
package struct ConsoleContent: Hashable, Sendable {
  /// Whether time runs by itself.
  package var isPlaying: Bool
  /// How fast, in the words of `play`: `x1`.
  package var speed: String
  /// The name of the branch of history.
  package var branch: String
  /// The number of the last event of this branch, when the world is not there but before.
  package var lastEvent: UInt64?
  /// Names of moments, with their times in words, oldest first.
  package var marks: [String]
  /// The exercise: which step, and how many checks hold; empty without one.
  package var exercise: String
  package var log: [LogLine]
  package var prompt: PromptLine

  package init(
    isPlaying: Bool = false, speed: String = "x1", branch: String = "main", lastEvent: UInt64? = nil,
    marks: [String] = [], exercise: String = "", log: [LogLine] = [], prompt: PromptLine = PromptLine(prompt: "> ")
  ) {
    self.isPlaying = isPlaying
    self.speed = speed
    self.branch = branch
    self.lastEvent = lastEvent
    self.marks = marks
    self.exercise = exercise
    self.log = log
    self.prompt = prompt
  }
}

/// One line of what the console has said, and what kind of line it is.
package struct LogLine: Hashable, Sendable {
  package var text: String
  package var style: Style

  package init(_ text: String, style: Style = .plain) {
    self.text = text
    self.style = style
  }
}
