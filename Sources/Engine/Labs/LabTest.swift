/// Whether a lab's exercise is sound: its solution turns every check green; the start and each listed wrong answer leave
/// red what they must.
package struct LabTest: Sendable {
  /// One thing that was tried.
  package struct Finding: Hashable, Sendable {
    package let check: String
    /// `solution`, `start`, or the name of a wrong answer.
    package let answer: String
    package let isAsItMustBe: Bool
    package let text: String
    package let position: SourcePosition
  }

  package private(set) var findings: [Finding] = []

  package var passes: Bool { findings.allSatisfy(\.isAsItMustBe) }
  package var failures: [Finding] { findings.filter { !$0.isAsItMustBe } }

  private let lab: LabDescription

  /// Boots the lab and tries everything.
  package init(_ lab: LabDescription) {
    self.lab = lab
    let (world, outcome) = World.boot(lab)
    if case .notConverged(let limit) = outcome {
      note("boot", "start", false, "the network has not converged within \(limit)", .none)
      return
    }
    let shell = Shell(world)
    trySolution(shell)
    tryWrong("start", [], shell)
    for wrong in lab.wrong { tryWrong(wrong.name, wrong.commands, shell) }
  }

  private var checks: [LabCheck] { lab.guide.flatMap(\.checks) }

  private mutating func note(
    _ check: String, _ answer: String, _ isFine: Bool, _ text: String, _ position: SourcePosition
  ) {
    findings.append(Finding(check: check, answer: answer, isAsItMustBe: isFine, text: text, position: position))
  }

  /// A check is green once it has held after one of the solution's commands.
  private mutating func trySolution(_ start: Shell) {
    var shell = start
    var open = checks
    var values: [String: [String]] = [:]
    for command in lab.solution {
      guard run(command, "solution", &shell) else { return }
      open.removeAll { check in
        guard let result = judge(check, "solution", shell) else { return true }
        values[check.id] = result.expectation.values
        if result.isGreen { note(check.id, "solution", true, "green", check.position) }
        return result.isGreen
      }
    }
    for check in open {
      note(
        check.id, "solution", false,
        "the solution leaves it red: " + (values[check.id] ?? []).joined(separator: ", "), check.position)
    }
  }

  /// At the end of a wrong answer the checks that name it are red.
  private mutating func tryWrong(_ name: String, _ commands: [PositionedText], _ start: Shell) {
    var shell = start
    for command in commands {
      guard run(command, name, &shell) else { return }
    }
    for check in checks where check.failsOn.contains(where: { $0.text == name }) {
      guard let result = judge(check, name, shell) else { continue }
      note(
        check.id, name, !result.isGreen, result.isGreen ? "\(name) turns it green" : "red", check.position)
    }
  }

  private mutating func judge(_ check: LabCheck, _ answer: String, _ shell: Shell) -> CheckResult? {
    do {
      return try CheckResult(check, on: shell.timeline)
    } catch {
      note(check.id, answer, false, error.description, check.expression.position)
      return nil
    }
  }

  /// A command must be understood; what it expects may fail.
  private mutating func run(_ command: PositionedText, _ answer: String, _ shell: inout Shell) -> Bool {
    for output in shell.execute(command.text) {
      if output.verdict == .refused {
        note("commands", answer, false, "`\(command.text)`: \(output.error?.description ?? "")", command.position)
        return false
      }
      if output.verdict == .failed, answer == "solution" {
        note("commands", answer, false, "`\(command.text)` fails", command.position)
      }
    }
    return true
  }
}
