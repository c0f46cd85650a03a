import Engine
import Foundation
import TestSupport
import Testing

/// The labs that ship, as a person goes through them.
@Suite("The exercises of the labs")
struct GuideTests {
  static let labs = Repository.files(in: "labs", suffix: LabFile.suffix).map(\.lastPathComponent)

  private func lab(_ name: String) throws -> LabDescription {
    let url = Repository.root.appendingPathComponent("labs/\(name)")
    return try LabFile.read(octets: Array(Data(contentsOf: url)))
  }

  @Test("What a step tells to try can be typed, and turns the checks of the step green", arguments: labs)
  func commands(name: String) throws {
    let lab = try lab(name)
    var shell = Shell(World.boot(lab).world)
    for step in lab.guide {
      for command in step.commands {
        for output in shell.execute(command.text) {
          #expect(output.verdict == .ok, "\(step.title) \(command.text): \(output.error?.description ?? "")")
        }
      }
      for check in step.checks {
        #expect(try CheckResult(check, on: shell.timeline).isGreen, "\(step.title) \(check.id)")
      }
    }
    #expect(shell.world.violations.isEmpty)
  }

  @Test("Every step has a text of at most a screen, a question, checks with reasons, and three hints", arguments: labs)
  func steps(name: String) throws {
    let lab = try lab(name)
    #expect(lab.guide.count >= 2)
    let lines = { (text: String) in text.split(separator: "\n", omittingEmptySubsequences: false).map(\.count) }
    for step in lab.guide {
      #expect(lines(step.say).count <= 12, "\(step.title)")
      #expect(lines(step.say).allSatisfy { $0 <= 140 }, "\(step.title)")
      #expect(step.say.contains("Now try: "), "\(step.title)")
      #expect(step.predict != nil && !step.checks.isEmpty && step.hints.count == 3, "\(step.title)")
      for check in step.checks {
        #expect(!check.why.isEmpty && !check.rules.isEmpty, "\(check.id)")
        #expect(check.failsOn.contains { $0.text == "start" } && check.failsOn.count > 1, "\(check.id)")
      }
    }
  }

  @Test("Every wrong answer leaves a check red", arguments: labs)
  func wrong(name: String) throws {
    let lab = try lab(name)
    let named = Set(lab.guide.flatMap(\.checks).flatMap(\.failsOn).map(\.text))
    #expect(!lab.wrong.isEmpty)
    for answer in lab.wrong { #expect(named.contains(answer.name), "\(answer.name)") }
  }

  @Test(
    "The solution turns every check green; the start and the wrong answers leave red what they must", arguments: labs)
  func solution(name: String) throws {
    let test = LabTest(try lab(name))
    for failure in test.failures { Issue.record("\(failure.check) on \(failure.answer): \(failure.text)") }
    #expect(test.findings.count > 10)
  }
}
