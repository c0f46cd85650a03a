/// What one command said.
package struct CommandOutput: Sendable {
  package enum Verdict: String, Hashable, Sendable {
    case ok
    /// An expectation or a check does not hold.
    case failed
    /// It could not be decided: the network did not converge.
    case inconclusive
    /// The command is wrong, or cannot be done now; the world is as it was.
    case refused
  }

  /// The command as it was typed.
  package let command: String
  package var verdict = Verdict.ok
  package var lines: [String] = []
  package var json: JSONValue?
  package var error: CommandError?
  /// What whoever runs the shell has to do: files and windows are none of the engine's.
  package var request: Request?
  /// What `expect`, `until` and `check` found.
  package var expectations: [Expectation] = []
  /// Rules that were violated while the command ran; a script ends with exit code 4 on the first.
  package var violations: [Violation] = []

  package enum Request: Hashable, Sendable {
    /// Writes text to a file of this name.
    case save(file: String, text: String)
    /// A command that the shell's surroundings know: its name and what stands behind it.
    case outer(name: String, CommandLine)
  }

  package init(command: String) {
    self.command = command
  }

  /// The output of a command that is wrong.
  package static func refused(_ command: String, _ error: CommandError) -> CommandOutput {
    var output = CommandOutput(command: command)
    output.verdict = .refused
    output.error = error
    output.lines = ["error: \(error)"]
    return output
  }
}

/// An expression that was to hold, and whether it did.
package struct Expectation: Hashable, Sendable {
  package let text: String
  package let verdict: CommandOutput.Verdict
  package let at: Instant
  /// What the parts of the expression came to, when it does not hold.
  package let values: [String]

  /// `pass`, `fail` or `inconclusive`, as reports have it.
  package var word: String {
    switch verdict {
    case .ok: "pass"
    case .failed, .refused: "fail"
    case .inconclusive: "inconclusive"
    }
  }

  package var json: JSONValue {
    [
      "text": .string(text), "verdict": .string(word), "at": .time(at),
      "values": .array(values.map { .string($0) }),
    ]
  }
}

/// What a command of the session answers, before stages are applied.
package struct Reply: Sendable {
  package var verdict = CommandOutput.Verdict.ok
  package var json: JSONValue?
  package var layout: ViewLayout
  package var expectations: [Expectation] = []

  package init(_ lines: [String], json: JSONValue? = nil, verdict: CommandOutput.Verdict = .ok) {
    self.json = json
    self.verdict = verdict
    layout = .lines { _ in lines }
  }

  package init(_ json: JSONValue, layout: ViewLayout) {
    self.json = json
    self.layout = layout
  }

  var lines: [String] { layout.lines(of: json ?? .null) }
}
