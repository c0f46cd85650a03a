import ArgumentParser
import Engine

/// `labconsole labs`: what there is to learn, and how far one has come.
struct LabsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "labs", abstract: "The labs that ship: name, title, minutes, progress.")

  @Flag(help: "Print a JSON object.")
  var json = false

  func run() throws {
    Interruption.watch()
    var output = Output()
    let catalog = LabCatalog()
    if json { output.data(catalog.json) } else { output.data(catalog.text) }
    for error in catalog.errors { output.narrate(error.text(output.paint)) }
    try end(output.end(catalog.errors.isEmpty ? .success : .badInput))
  }
}
