/// `help [CMD]`.
struct HelpCommand: SessionCommand {
  static let spec = CommandSpec(
    "help", "Show all commands, or how one is used.", group: .session, forms: [[.option([.rest(.command)])]],
    examples: [("help", "all commands by group"), ("help join", "the forms of `join` and what its examples show")])

  /// `nil`: all.
  let spec: CommandSpec?

  init(parsing words: inout Words, in shell: Shell) throws(CommandError) {
    guard let first = words.peek() else {
      spec = nil
      return
    }
    let name = try words.rest("a command").text.split(separator: " ").joined(separator: " ")
    let specs = shell.specs
    if let exact = specs.first(where: { $0.name == name }) {
      spec = exact
      return
    }
    let longer = specs.filter { $0.name.hasPrefix(name) }
    guard longer.count == 1 || (!longer.isEmpty && longer.allSatisfy { $0.words[0] == longer[0].words[0] }) else {
      throw Words.unknown(name, "a command", among: specs.map(\.name), at: first.column)
    }
    spec = longer.count == 1 ? longer[0] : Self.family(longer)
  }

  /// Several commands with one first word, as one entry.
  private static func family(_ specs: [CommandSpec]) -> CommandSpec {
    CommandSpec(
      specs[0].words[0], "One of \(specs.count) commands.", group: specs[0].group,
      forms: specs.flatMap { spec in
        spec.forms.map { form in spec.words.dropFirst().map { Syntax.word($0) } + form }
      },
      examples: specs.flatMap { $0.examples.prefix(1).map { (line: $0.line, shows: $0.shows) } })
  }

  func run(in shell: inout Shell) throws(CommandError) -> Reply {
    spec.map { Self.page($0, shell) } ?? Self.index(shell.specs, shell)
  }

  static func json(_ spec: CommandSpec) -> JSONValue {
    [
      "name": .string(spec.name), "group": .string(spec.group.rawValue), "summary": .string(spec.summary),
      "usage": .array(spec.usage.map { .string($0) }),
      "examples": .array(
        spec.examples.map { ["line": .string($0.line), "shows": .string($0.shows)] }),
    ]
  }

  private static func page(_ spec: CommandSpec, _ shell: Shell) -> Reply {
    Reply(
      .view("help", shell.world, ["commands": .array([json(spec)])]),
      layout: .lines { object in
        let command = object["commands"]?.elements?.first ?? .null
        var lines = [TextTable.cell(command["summary"] ?? .null), ""]
        lines += (command["usage"]?.elements ?? []).map { "  \(TextTable.cell($0))" }
        let examples = command["examples"]?.elements ?? []
        if !examples.isEmpty { lines.append("") }
        for example in examples {
          lines += [
            "  \(TextTable.cell(example["line"] ?? .null))", "      \(TextTable.cell(example["shows"] ?? .null))",
          ]
        }
        return lines
      })
  }

  private static func index(_ specs: [CommandSpec], _ shell: Shell) -> Reply {
    Reply(
      .view("help", shell.world, ["commands": .array(specs.map(json))]),
      layout: .lines { object in
        let commands = object["commands"]?.elements ?? []
        let width = commands.map { TextTable.cell($0["name"] ?? .null).count }.max() ?? 0
        return Array(
          CommandGroup.allCases.compactMap { group -> [String]? in
            let own = commands.filter { $0["group"] == .string(group.rawValue) }
            guard !own.isEmpty else { return nil }
            return [group.rawValue]
              + own.map { command in
                let name = TextTable.cell(command["name"] ?? .null)
                return "  " + name + String(repeating: " ", count: width - name.count + 2)
                  + TextTable.cell(command["summary"] ?? .null)
              }
          }.joined(separator: [""]))
      })
  }
}

/// `find RE`: commands, names and events that fit a regular expression.
struct FindCommand: SessionCommand {
  static let spec = CommandSpec(
    "find", "Find commands, names of the lab and events by a regular expression.", group: .session,
    forms: [[.value(.text("RE"))]], examples: [("find SMET", "every event and command that speaks of SMET")])

  let pattern: Pattern

  init(parsing words: inout Words, in shell: Shell) throws(CommandError) {
    let word = try words.next("a regular expression, in quotes if it has blanks")
    pattern = try Pattern(word.text, column: word.column)
  }

  /// More events than this are not listed.
  private static let limit = 100

  func run(in shell: inout Shell) throws(CommandError) -> Reply {
    let world = shell.world
    var rows: [JSONValue] = []
    func add(_ kind: String, _ text: String, _ where_: JSONValue) {
      if pattern.matches(text) { rows.append(["kind": .string(kind), "where": where_, "text": .string(text)]) }
    }
    for spec in shell.specs { add("command", "\(spec.name): \(spec.summary)", .string(spec.name)) }
    let lab = world.plant.description
    for node in lab.nodes { add("node", node.name, .null) }
    for service in lab.services { add("service", service.name, .null) }
    for segment in lab.segments { add("segment", segment.name, .null) }
    for flow in lab.flows { add("flow", "\(flow.name) \(flow.from) \(flow.group)", .null) }
    var events: [JSONValue] = []
    for index in world.trace.records.indices.reversed() where events.count < Self.limit {
      let record = world.trace.records[index]
      let line = Narration.line(record, world)
      if pattern.matches(line) {
        events.append(["kind": "event", "where": .number(record.id.number), "text": .string(line)])
      }
    }
    return Reply(
      .view("find", world, ["found": .array(rows + events.reversed())]),
      layout: .table(
        TextTable(
          rows: "found", columns: [.init("kind"), .init("where", "where", .right), .init("text")],
          empty: "nothing fits")))
  }
}
