import Engine

/// The commands that a shell leaves to its surroundings: about files and about the program itself.
enum LineCommands {
  static let quit = "quit"
  static let source = "source"
  static let labs = "labs"

  static let specs: [CommandSpec] = [
    CommandSpec(
      labs, "List the labs that can be found.", group: .session,
      examples: [("labs", "name, title, minutes and progress of each lab")]),
    CommandSpec(
      source, "Execute the lines of a file.", group: .session, forms: [[.value(.text("FILE"))]],
      examples: [("source join.lab", "the lines of join.lab, one after the other")]),
    CommandSpec(
      quit, "End the program.", group: .session, examples: [("quit", "ends; so does the end of the input")]),
  ]

  /// Runs one of them, except `source`, whose lines are somebody else's business.
  static func run(_ name: String, _ line: CommandLine, _ output: inout CommandOutput) throws(CommandError) {
    var words = Words(line)
    try words.skipName()
    let isJSON = words.take("json") || line.stages.contains { $0.first?.text == "json" }
    try words.expectEnd()
    guard name == labs else { return }
    let catalog = LabCatalog()
    output.json = catalog.json
    output.lines = isJSON ? [JSONWriter.pretty(catalog.json)] : [catalog.text]
  }
}

extension Words {
  /// Steps over the command's name.
  mutating func skipName() throws(CommandError) { _ = try next("a command") }
}
