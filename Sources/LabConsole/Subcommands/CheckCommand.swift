import ArgumentParser
import Engine
import TUI

/// `labconsole check`: whether lab files are valid, without running anything.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Is this lab file valid?",
    discussion: "Prints every error with its place, its cause and what to write instead. Nothing is run.")

  @Argument(help: "Lab files, or names or numbers of labs that ship.")
  var files: [String]

  func run() throws {
    Interruption.watch()
    var output = Output()
    var statuses: [ExitStatus] = []
    for file in files {
      do {
        let source = try LabSource(file)
        output.data("\(Visible.text(source.path)): ok, \(Self.summary(source.lab))")
      } catch {
        statuses.append(error.status)
        output.narrate(error.text(output.paint))
      }
    }
    try end(output.end(.first(of: statuses)))
  }

  /// `6 nodes, 6 links, 1 service, 1 flow, 4 checks`.
  static func summary(_ lab: LabDescription) -> String {
    let counts = [
      (lab.nodes.count, "node"), (lab.links.count, "link"), (lab.services.count, "service"), (lab.flows.count, "flow"),
      (lab.guide.flatMap(\.checks).count, "check"),
    ]
    return counts.map { "\($0) \($1)\($0 == 1 ? "" : "s")" }.joined(separator: ", ")
  }
}
