import Engine
import TUI

/// `labconsole run`: boots a lab, executes commands in order, and reports.
struct HeadlessRun {
  struct Options {
    var seed: UInt64?
    var checksInvariants = true
    var keepsGoing = false
    var isJSON = false
    var capturePath: String?
    var tracePath: String?
  }

  private let source: LabSource
  private let options: Options
  private var output = Output()
  private var report: RunReport
  private var capture: Capture?
  private var trace: OutputFile?

  init(_ source: LabSource, _ options: Options) throws(FileError) {
    self.source = source
    self.options = options
    report = RunReport(lab: source.lab.name)
    // What cannot be written is told before anything is done.
    capture = try options.capturePath.map { path throws(FileError) in try Capture(path) }
    trace = try options.tracePath.map { path throws(FileError) in try OutputFile(path) }
  }

  /// Runs everything; the result is how the program is to end.
  mutating func run(_ lines: [ScriptLine]) -> ExitStatus {
    let capture = capture
    let watcher = capture?.watcher
    let (world, outcome) = World.boot(
      source.lab, seed: options.seed, invariants: options.checksInvariants, watching: watcher)
    // From here on there is something to report when somebody wants it to stop.
    Interruption.watch()
    var runner = LineRunner(Shell(world))
    runner.shell.stopsAtViolations = !options.keepsGoing
    runner.shell.watcher = watcher
    runner.shell.isInterrupted = { _ in Interruption.isRequested || capture?.failure != nil }
    if goesOnAfterBoot(world, outcome) { execute(lines, &runner) }
    return finish(runner.shell.world)
  }

  /// What is wrong with the boot, and whether commands make sense after it.
  private mutating func goesOnAfterBoot(_ world: World, _ outcome: BootOutcome) -> Bool {
    if case .notConverged(let limit) = outcome {
      report.statuses.append(.inconclusive)
      narrateError("the network has not converged within \(limit)")
    }
    for violation in world.violations { narrateError(Self.text(violation, in: world)) }
    if !world.violations.isEmpty { report.statuses.append(.violated) }
    return report.statuses.isEmpty || options.keepsGoing
  }

  private mutating func execute(_ lines: [ScriptLine], _ runner: inout LineRunner) {
    for line in lines {
      guard !runner.isDone else { return }
      var isStopped = false
      var outcomes: [LineRunner.Outcome] = []
      let keepsGoing = options.keepsGoing
      runner.execute(line) { outcome in
        outcomes.append(outcome)
        isStopped = Interruption.isRequested || !outcome.statuses.isEmpty && !keepsGoing
        return !isStopped
      }
      let world = runner.shell.world
      capture?.look(at: world)
      for outcome in outcomes { take(outcome, in: world) }
      if isStopped || capture?.failure != nil { return }
    }
  }

  private mutating func take(_ outcome: LineRunner.Outcome, in world: World) {
    report.add(outcome)
    if !options.isJSON {
      output.narrate("> " + Visible.text(outcome.output.command))
      if outcome.output.verdict != .refused, !outcome.output.lines.isEmpty {
        output.data(outcome.output.lines.map { Visible.text($0) }.joined(separator: "\n"))
      }
    }
    for text in Self.complaints(outcome, in: world, withReasons: options.isJSON) {
      output.narrate(outcome.line.diagnostic(column: text.column, text.message).text(output.paint))
      for line in text.notes { output.narrate("  " + Visible.text(line)) }
    }
  }

  private func narrateError(_ text: String) { output.narrate("\(output.paint.error("error:")) \(Visible.text(text))") }

  private static func text(_ violation: Violation, in world: World) -> String {
    let node = violation.node.map { " at \(world.name($0))" } ?? ""
    return "\(violation.rule) violated\(node) at \(violation.time): \(violation.text)"
  }

  /// What is to be said of a command that did not go well.
  private static func complaints(
    _ outcome: LineRunner.Outcome, in world: World, withReasons: Bool
  ) -> [(column: Int, message: String, notes: [String])] {
    let output = outcome.output
    var result: [(column: Int, message: String, notes: [String])] = []
    switch output.verdict {
    case .ok: break
    case .refused:
      result.append((output.error?.column ?? outcome.column, output.error?.description ?? "refused", []))
    case .failed, .inconclusive:
      let word = output.verdict == .failed ? "failed" : "inconclusive"
      let reasons = withReasons ? output.lines : []
      result.append((outcome.column, "\(word): \(Printable.text(output.command, limit: 200))", reasons))
    }
    for violation in output.violations.prefix(5) { result.append((outcome.column, text(violation, in: world), [])) }
    return result
  }

  // MARK: The end

  private mutating func finish(_ world: World) -> ExitStatus {
    if Interruption.isRequested { report.statuses.append(.interrupted) }
    finishFiles(world)
    let isRefused = report.statuses.contains(.badInput) && !options.keepsGoing
    if options.isJSON {
      if !isRefused { output.data(report.json(of: world)) }
    } else {
      for line in report.lines(of: world) { output.narrate(line) }
    }
    return output.end(.first(of: report.statuses))
  }

  private mutating func finishFiles(_ world: World) {
    do throws(FileError) {
      if let capture {
        capture.look(at: world)
        try capture.finish()
        if capture.isStale {
          output.narrate("the capture holds packets that were taken back: \(capture.path) is no file")
        }
        if capture.missing > 0 {
          throw FileError(capture.path, "\(capture.missing) packets were gone too soon", .refused)
        }
      }
      if let trace { try TraceFile.write(world, to: trace) }
    } catch {
      output.narrate(error)
      report.statuses.append(.refused)
    }
  }
}
