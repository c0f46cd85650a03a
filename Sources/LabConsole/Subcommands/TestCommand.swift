import ArgumentParser
import Engine
import TUI

/// `labconsole test`: whether the exercises of labs are sound.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Does each lab's solution turn every check green, and each wrong answer leave its checks red?")

  @Argument(help: "Lab files, or names or numbers of labs that ship; all of these without any.")
  var labs: [String] = []

  func run() throws {
    var output = Output()
    var statuses: [ExitStatus] = []
    Interruption.watch()
    for lab in labs.isEmpty ? LabFolders.standard.paths : labs {
      guard !Interruption.isRequested else {
        statuses.append(.interrupted)
        break
      }
      do {
        statuses.append(Self.test(try LabSource(lab), &output))
      } catch {
        statuses.append(error.status)
        output.narrate(error.text(output.paint))
      }
    }
    if statuses.isEmpty {
      output.narrate("\(output.paint.error("error:")) no labs were found: set LABCONSOLE_LABS to their folder")
      statuses.append(.badInput)
    }
    try end(output.end(.first(of: statuses)))
  }

  private static func test(_ source: LabSource, _ output: inout Output) -> ExitStatus {
    let test = LabTest(source.lab)
    let checks = source.lab.guide.flatMap(\.checks).count
    let tried = test.findings.count
    let summary = "\(checks) check\(checks == 1 ? "" : "s"), \(tried) tried"
    output.data("\(Visible.text(source.lab.name)): \(summary), \(test.passes ? "ok" : "\(test.failures.count) wrong")")
    for failure in test.failures {
      let index = failure.position.line - 1
      let line = source.lines.indices.contains(index) ? String(source.lines[index]) : nil
      let message = "\(failure.answer): \(failure.check): \(Visible.text(failure.text))"
      output.narrate(
        Diagnostic(file: source.path, position: failure.position, message: message, line: line).text(output.paint))
    }
    return test.passes ? .success : .failed
  }
}
