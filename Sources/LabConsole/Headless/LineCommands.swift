import Engine

/// The commands that a shell leaves to its surroundings: about files and about the program itself.
enum LineCommands {
  static let quit = ["quit", "q"]
  static let load = "load"
  static let source = "source"
  static let labs = "labs"

  /// Those of a run, which stays with its lab.
  static let specs: [CommandSpec] = [
    CommandSpec(
      labs, "List the labs that can be found.", group: .session,
      examples: [("labs", "name, title, minutes and progress of each lab")]),
    CommandSpec(
      source, "Execute the lines of a file.", group: .session, forms: [[.value(.text("FILE"))]],
      examples: [("source join.lab", "the lines of join.lab, one after the other")]),
    CommandSpec(
      "quit", "End the program.", group: .session, examples: [("quit", "ends; so does the end of the input")]),
    CommandSpec("q", "End the program.", group: .session, examples: [("q", "the same as quit")]),
  ]

  /// Those of the prompt.
  static let promptSpecs: [CommandSpec] =
    specs + [
      CommandSpec(
        load, "Leave this lab and open another one.", group: .session, forms: [[.value(.text("LAB"))]],
        examples: [("load first-join", "the lab of that name at its beginning; what was done here is gone")])
    ]

  /// Runs one of them, except `source` and `load`, which are the business of whom the shell belongs to.
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
