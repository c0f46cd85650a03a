import Engine
import TUI

/// A lab under way: its shell, and what the screen shows of its history.
///
/// The screen is drawn also while a command runs. Then the shell is lent to the command and must not be looked at, so
/// what is shown of it is kept beside it, and the world is handed in.
@MainActor final class LabSession {
  private(set) var shell: Shell
  private(set) var facts: Facts
  /// The last event that has been seen of the branch with these commands.
  private var future = Future(commands: [], event: 0)

  private var green: Set<String> = []

  private struct Future: Hashable {
    var commands: [String]
    var event: UInt64
  }

  /// What is shown of a lab beside its world.
  struct Facts: Hashable {
    let lab: String
    var branch = "main"
    /// The last event of this branch, when the world is not there but before.
    var rewoundFrom: UInt64?
    /// Names of moments with their times, the oldest first.
    var marks: [String] = []
    /// The exercise: which step, and how many checks hold.
    var exercise = ""
  }

  /// A session with a world that has been booted.
  init(_ world: World) {
    shell = Shell(world)
    shell.outerSpecs = OuterCommand.specs
    facts = Facts(lab: world.plant.description.name)
    update()
  }

  var world: World { shell.world }

  /// Carries out one command.
  ///
  /// While it lets time pass, `watch` sees the world now and then; `false` from it ends the command where it is.
  func execute(_ command: CommandLine, watch: @escaping @MainActor (World) -> Bool) -> CommandOutput {
    shell.isInterrupted = { world in !MainActor.assumeIsolated { watch(world) } }
    defer {
      shell.isInterrupted = { _ in false }
      update()
    }
    return shell.execute(command)
  }

  /// Whether a command is one of those that change the world.
  func changesWorld(_ command: CommandLine) -> Bool {
    guard let verb = command.words.first?.text else { return false }
    return WorldCommands.all.contains { $0.spec.words[0].hasPrefix(verb) }
  }

  /// The checks that have been green, when there are more of them than at the last call.
  func newlyGreen() -> Set<String>? {
    guard shell.guide.green != green else { return nil }
    green = shell.guide.green
    return green
  }

  /// Lets at most so many events happen that are due by `limit`; the clock shows `limit` when nothing was left before.
  func advance(until limit: Instant, events: Int) -> Advance {
    shell.stopsAtViolations = true
    defer { shell.stopsAtViolations = false }
    do throws(CommandError) {
      switch try shell.advance(until: limit, events: events) {
      case .enough: return .more
      case .limit: return .reached
      case let stop: return .stopped(Shell.line(stop) ?? "stopped")
      }
    } catch {
      return .stopped(error.description)
    }
  }

  /// `first-join 12.450> `: the lab, the time, and the branch when it is not the first.
  var prompt: String {
    "\(facts.lab) \(world.now)\(facts.branch == "main" ? "" : " " + facts.branch)> "
  }

  /// What can stand at the cursor; after `load`, one of these labs.
  func completion(_ line: String, _ cursor: Int, labs: () -> [String]) -> Completion {
    let found = shell.completions(line, cursor: cursor)
    if let first = found.first {
      return Completion(
        start: first.columns.lowerBound - 1,
        candidates: found.map { candidate in
          let isOpen = candidate.text.hasSuffix("(") || candidate.text.hasSuffix(",")
          return Completion.Candidate(candidate.text, note: candidate.note, endsWord: !isOpen)
        })
    }
    let words = String(String.UnicodeScalarView(line.unicodeScalars.prefix(cursor)))
      .split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 2, words[0] == "load" else { return Completion(start: cursor, candidates: []) }
    return Completion(
      start: cursor - words[1].unicodeScalars.count,
      candidates: labs().filter { $0.hasPrefix(words[1]) }.map { Completion.Candidate($0) })
  }

  /// What can stand at the cursor, a row for each.
  func help(_ line: String, _ cursor: Int, labs: () -> [String]) -> [String] {
    let found = completion(line, cursor, labs: labs).candidates
    let width = found.map { TextWidth.columns(of: $0.text) }.max() ?? 0
    let rows = found.map { "  \(TextWidth.padded($0.text, to: width))  \($0.note)" }
    guard let spec = spec(of: line, cursor) else { return rows }
    return spec.usage.map { "\($0)   \(spec.summary)" } + (rows.isEmpty ? ["  <end>  complete as it is"] : rows)
  }

  /// The command that stands before the cursor, its name written in full.
  private func spec(of line: String, _ cursor: Int) -> CommandSpec? {
    let typed = String(String.UnicodeScalarView(line.unicodeScalars.prefix(cursor)))
    let words = (typed.split(separator: ";", omittingEmptySubsequences: false).last ?? "").split(separator: " ")
      .map(String.init)
    return shell.specs.filter { words.starts(with: $0.words) }.max { $0.words.count < $1.words.count }
  }

  private func update() {
    facts.branch = shell.branch
    updateFuture()
    facts.marks = shell.marks.map { "\($0.name)@\($0.moment.time)" }
    let checks = world.plant.description.guide.flatMap(\.checks).map(\.id)
    if !checks.isEmpty {
      let green = checks.count(where: shell.guide.green.contains)
      let steps = world.plant.description.guide.count
      facts.exercise = "step \(shell.guide.step + 1)/\(steps)  checks \(green)/\(checks.count)"
    }
  }

  /// A new command, an undo or another branch begins another future; going back and forth in one leaves it as it is.
  private func updateFuture() {
    let commands = shell.timeline.journal.map { "\($0.event) \($0.text)" } + [shell.branch]
    let event = shell.world.eventCount
    if commands != future.commands || event > future.event { future = Future(commands: commands, event: event) }
    facts.rewoundFrom = event < future.event ? future.event : nil
  }
}

/// How far time has come by itself.
enum Advance: Hashable {
  /// All that was due has happened.
  case reached
  /// There is more that is due.
  case more
  /// Something happened at which it stops, in words.
  case stopped(String)
}
