import Engine

/// Executes lines in a shell, and does what the shell leaves to its surroundings: files, and the end.
struct LineRunner {
  /// One command of a line, and what came of it.
  struct Outcome {
    let line: ScriptLine
    /// Where the command begins in its line.
    let column: Int
    let output: CommandOutput
    /// Every reason for which a script would stop here.
    let statuses: [ExitStatus]

    var status: ExitStatus { .first(of: statuses) }
  }

  var shell: Shell
  /// Whether `quit` was said.
  private(set) var isDone = false
  private var depth = 0
  private static let deepest = 16

  /// `canLoad`: whether another lab may take the place of this one.
  init(_ shell: Shell, canLoad: Bool = false) {
    self.shell = shell
    self.shell.outerSpecs = canLoad ? LineCommands.promptSpecs : LineCommands.specs
    self.shell.isInterrupted = { _ in Interruption.isRequested }
  }

  /// Executes the commands of a line, and hands each outcome to `take` as it comes.
  ///
  /// The rest of the line is left out once `take` returns `false`, or the shell refuses a command.
  mutating func execute(_ line: ScriptLine, _ take: (Outcome) -> Bool) {
    let commands: [CommandLine]
    do {
      commands = try Words.commands(line.text)
    } catch {
      _ = take(Outcome(line: line, column: 1, output: .refused(line.text, error), statuses: [.badInput]))
      return
    }
    for command in commands where !isDone {
      let output = shell.execute(command)
      guard case .outer(LineCommands.source, let words)? = output.request else {
        let outcome = settle(output, of: command, in: line)
        guard take(outcome), outcome.output.verdict != .refused else { return }
        continue
      }
      guard source(words, in: line, take) else { return }
    }
  }

  /// Does what the output asks for.
  private mutating func settle(_ output: CommandOutput, of command: CommandLine, in line: ScriptLine) -> Outcome {
    var output = output
    var statuses: [ExitStatus] = []
    switch output.request {
    case .save(let file, let text)?:
      do { try FileStore.save(text, to: file) } catch {
        output = .refused(output.command, CommandError(error.description, column: command.column))
        statuses.append(error.status)
      }
    case .outer(let name, let words)?:
      do {
        if LineCommands.quit.contains(name) { isDone = true }
        if name == LineCommands.load {
          try load(words, &output)
        } else {
          try LineCommands.run(name, words, &output)
        }
      } catch {
        output = .refused(output.command, error)
      }
    case nil: break
    }
    switch output.verdict {
    case .ok: break
    case .failed: statuses.append(.failed)
    case .inconclusive: statuses.append(.inconclusive)
    case .refused: if statuses.isEmpty { statuses.append(.badInput) }
    }
    if !output.violations.isEmpty { statuses.append(.violated) }
    return Outcome(line: line, column: command.column, output: output, statuses: statuses)
  }

  /// `load LAB`: another lab, at its beginning.
  private mutating func load(_ command: CommandLine, _ output: inout CommandOutput) throws(CommandError) {
    var words = Words(command)
    try words.skipName()
    let wanted = try words.next("a lab: its name, its number or its file")
    try words.expectEnd()
    let source: LabSource
    do { source = try LabSource(wanted.text) } catch { throw CommandError(error.text(), column: wanted.column) }
    let (world, outcome) = World.boot(source.lab)
    self = LineRunner(Shell(world), canLoad: true)
    output.lines = ["\(source.lab.name): \(source.lab.title)"]
    if case .notConverged(let limit) = outcome {
      output.lines.append("the network has not converged within \(limit)")
      output.verdict = .inconclusive
    }
  }

  /// `source FILE`: the lines of a script, as if they stood here; `false` when nothing more is to be executed.
  private mutating func source(_ command: CommandLine, in line: ScriptLine, _ take: (Outcome) -> Bool) -> Bool {
    func refuse(_ error: CommandError, _ status: ExitStatus = .badInput) -> Bool {
      _ = take(
        Outcome(line: line, column: command.column, output: .refused(command.text, error), statuses: [status]))
      return false
    }
    var words = Words(command)
    let lines: [ScriptLine]
    do throws(CommandError) {
      try words.skipName()
      let file = try words.next("a file")
      try words.expectEnd()
      guard depth < Self.deepest else { throw CommandError("scripts that read each other", column: file.column) }
      do { lines = try ScriptLine.script(file.text) } catch {
        return refuse(CommandError(error.description, column: file.column), error.status)
      }
    } catch {
      return refuse(error)
    }
    depth += 1
    defer { depth -= 1 }
    var goesOn = true
    for line in lines where goesOn && !isDone {
      execute(line) { outcome in
        goesOn = take(outcome)
        return goesOn
      }
    }
    return goesOn
  }
}

extension FileStore {
  /// Writes a text: a file is replaced as a whole, a pipe or a device written to.
  static func save(_ text: String, to path: String) throws(FileError) {
    if exists(path), !isRegularFile(path) {
      let file = try OutputFile(path)
      try file.append(text)
      return try file.finish()
    }
    try replace(path, with: Array(text.utf8))
  }
}
