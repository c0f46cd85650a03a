import Engine
import Glibc
import TUI

/// The prompt alone: lines in, lines out, on a terminal or in a pipe.
final class LineMode {
  private var runner: LineRunner
  private var output = Output()
  private var progress = Progress.load()
  private let isInteractive: Bool
  private var statuses: [ExitStatus] = []
  private var number = 0
  /// The prompt as it stood before the line that is executed.
  private var typedPrompt = ""

  /// The lab has been read and boots now.
  init(_ source: LabSource) {
    isInteractive = isatty(0) == 1 && isatty(1) == 1
    let (world, outcome) = World.boot(source.lab)
    Interruption.watch()
    runner = LineRunner(Shell(world), canLoad: true)
    if case .notConverged(let limit) = outcome {
      output.narrate("the network has not converged within \(limit)")
      statuses.append(.inconclusive)
    }
  }

  /// Reads and executes until the end.
  ///
  /// On a terminal mistakes are part of the game; in a pipe they decide how the program ends.
  func run() -> ExitStatus {
    let editor = editor()
    if isInteractive {
      output.data(Visible.text(runner.shell.world.plant.description.title))
      output.data("`help` lists the commands.")
    }
    reading: while !runner.isDone {
      switch editor.readLine(prompt: prompt) {
      case .line(let text):
        number += 1
        execute(text)
        if Interruption.isRequested, !(isInteractive && Interruption.forget()) { break reading }
      case .cancelled:
        if !Interruption.forget() { break reading }
      case .endOfInput, .stopped: break reading
      }
    }
    if Interruption.isRequested { statuses.append(.interrupted) }
    return output.end(isInteractive ? .success : .first(of: statuses))
  }

  private var lab: String { runner.shell.world.plant.description.name }

  /// `first-join 12.450> `.
  private var prompt: String { "\(lab) \(runner.shell.world.now)> " }

  private func editor() -> any LineEditor {
    guard isInteractive, let history = PromptHistory(file: PromptHistory.location()),
      let editor = EditLine(onTerminalFor: "labconsole", history: history)
    else { return PipedLines() }
    editor.completer = { [unowned self] line, cursor in complete(line, cursor) }
    editor.helper = { [unowned self] line, cursor in help(line, cursor) }
    return editor
  }

  private func execute(_ text: String) {
    typedPrompt = prompt
    runner.execute(ScriptLine(text, file: "-", line: number)) { outcome in
      take(outcome)
      return outcome.status != .badInput
    }
    remember()
  }

  private func take(_ outcome: LineRunner.Outcome) {
    statuses += outcome.statuses
    guard let error = outcome.output.error else {
      if !outcome.output.lines.isEmpty {
        output.data(outcome.output.lines.map { Visible.text($0) }.joined(separator: "\n"))
      }
      return
    }
    let column = error.column ?? outcome.column
    guard isInteractive, outcome.line.file == "-" else {
      return output.narrate(outcome.line.diagnostic(column: column, error.description).text(output.paint))
    }
    // The line that is wrong stands right above, behind its prompt.
    let before = typedPrompt + String(String.UnicodeScalarView(outcome.line.text.unicodeScalars.prefix(column - 1)))
    output.narrate(String(repeating: " ", count: TextWidth.columns(of: before)) + "^")
    output.narrate("\(output.paint.error("error:")) \(error)")
  }

  /// Checks that are green now stay so in the list of labs.
  private func remember() {
    if progress.note(runner.shell.guide.green.sorted(), of: lab) { progress.save() }
  }

  // MARK: What could stand there

  private func complete(_ line: String, _ cursor: Int) -> Completion {
    let found = runner.shell.completions(line, cursor: cursor)
    return Completion(
      start: (found.first?.columns.lowerBound ?? cursor + 1) - 1,
      candidates: found.map { Completion.Candidate($0.text, note: $0.note) })
  }

  private func help(_ line: String, _ cursor: Int) -> [String] {
    let found = runner.shell.completions(line, cursor: cursor)
    guard !found.isEmpty else { return ["the command is complete here"] }
    let width = found.map { TextWidth.columns(of: $0.text) }.max() ?? 0
    return found.map { TextWidth.padded($0.text, to: width) + "  " + $0.note }
  }
}
