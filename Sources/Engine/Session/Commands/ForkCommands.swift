/// `fork NAME`: keeps this world and its history under a name, and goes on in a copy.
struct ForkCommand: SessionCommand {
  static let spec = CommandSpec(
    "fork", "Keep this world and its history under a name; `switch NAME` goes there.", group: .compare,
    forms: [[.value(.text("NAME"))]], examples: [("fork before", "this world can be gone back to as `before`")])

  let name: String

  init(parsing words: inout Words, in shell: Shell) throws(CommandError) {
    let column = words.peek()?.column
    name = try words.newName("a name for the fork")
    guard name != shell.branch, !shell.forks.contains(where: { $0.name == name }) else {
      throw CommandError("there is a fork \(name) already", column: column, suggestion: "switch \(name)")
    }
  }

  func run(in shell: inout Shell) throws(CommandError) -> Reply {
    shell.forks.append(
      Shell.Fork(name: name, timeline: shell.timeline, marks: shell.marks, note: "from \(shell.branch)"))
    return Reply(["\(name) is this world, at \(shell.world.now)"], json: ForksCommand.json(of: shell))
  }
}

/// `switch NAME`: goes on in another fork.
struct SwitchForkCommand: SessionCommand {
  static let spec = CommandSpec(
    "switch", "Go on in another fork; this world is kept.", group: .compare, forms: [[.value(.fork)]],
    examples: [("fork before; switch before", "goes on in the fork; the world before is kept as `main`")])

  let index: Int

  init(parsing words: inout Words, in shell: Shell) throws(CommandError) {
    let names = shell.forks.map(\.name)
    let name = try words.name(among: names, "a fork")
    index = names.firstIndex(of: name) ?? 0
  }

  func run(in shell: inout Shell) throws(CommandError) -> Reply {
    let before = shell.world
    let target = shell.forks.remove(at: index)
    shell.forks.append(
      Shell.Fork(name: shell.branch, timeline: shell.timeline, marks: shell.marks, note: "left for \(target.name)"))
    shell.timeline = target.timeline
    shell.marks = target.marks
    shell.branch = target.name
    try shell.refreshWatches()
    return shell.moved("switch", from: before, lines: ["now in \(target.name)"])
  }
}

/// `forks`.
struct ForksCommand: SessionCommand {
  static let spec = CommandSpec(
    "forks", "Show the forks, and the futures that were cut off.", group: .compare,
    examples: [("forks", "each fork with its time and where it comes from")])

  init(parsing words: inout Words, in shell: Shell) throws(CommandError) {}

  static func json(of shell: Shell) -> JSONValue {
    let own: JSONValue = [
      "name": .string(shell.branch), "current": true, "time": .time(shell.world.now),
      "event": .number(shell.world.eventCount), "note": .null,
    ]
    let others = shell.forks.map { fork -> JSONValue in
      [
        "name": .string(fork.name), "current": false, "time": .time(fork.timeline.world.now),
        "event": .number(fork.timeline.world.eventCount), "note": .string(fork.note),
      ]
    }
    return .view("forks", shell.world, ["forks": .array([own] + others)])
  }

  func run(in shell: inout Shell) throws(CommandError) -> Reply {
    Reply(
      Self.json(of: shell),
      layout: .table(
        TextTable(
          rows: "forks",
          columns: [
            .init("name", "fork"), .init("current", "here"), .init("time", "time", .right),
            .init("event", "event", .right), .init("note"),
          ])))
  }
}

/// `drop fork NAME`.
struct DropForkCommand: SessionCommand {
  static let spec = CommandSpec(
    "drop fork", "Forget a fork.", group: .compare, forms: [[.value(.fork)]],
    examples: [("fork a; drop fork a", "the fork is gone")])

  let index: Int

  init(parsing words: inout Words, in shell: Shell) throws(CommandError) {
    let names = shell.forks.map(\.name)
    let name = try words.name(among: names, "a fork")
    index = names.firstIndex(of: name) ?? 0
  }

  func run(in shell: inout Shell) throws(CommandError) -> Reply {
    let fork = shell.forks.remove(at: index)
    return Reply(["\(fork.name) is forgotten"], json: ForksCommand.json(of: shell))
  }
}
