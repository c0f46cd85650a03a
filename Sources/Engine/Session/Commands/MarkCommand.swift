/// `mark NAME`: a name for this moment.
struct MarkCommand: SessionCommand {
  static let spec = CommandSpec(
    "mark", "Give this moment a name, for `goto @NAME`.", group: .time, forms: [[.value(.text("NAME"))]],
    examples: [("mark before", "this moment is @before")])

  let name: String

  init(parsing words: inout Words, in shell: Shell) throws(CommandError) {
    name = try words.newName("a name for the mark")
  }

  func run(in shell: inout Shell) throws(CommandError) -> Reply {
    shell.marks.removeAll { $0.name == name }
    shell.marks.append(Shell.Mark(name: name, moment: shell.timeline.moment))
    return Reply(
      ["@\(name) is \(shell.world.now), event \(shell.world.eventCount)"],
      json: .view("mark", shell.world, ["name": .string(name), "event": .number(shell.world.eventCount)]))
  }
}

/// `marks`.
struct MarksCommand: SessionCommand {
  static let spec = CommandSpec(
    "marks", "Show the marks.", group: .time, examples: [("marks", "each mark with its time")])

  init(parsing words: inout Words, in shell: Shell) throws(CommandError) {}

  func run(in shell: inout Shell) throws(CommandError) -> Reply {
    let rows = shell.marks.map { mark -> JSONValue in
      ["name": .string(mark.name), "time": .time(mark.moment.time), "event": .number(mark.moment.event)]
    }
    return Reply(
      .view("marks", shell.world, ["marks": .array(rows)]),
      layout: .table(
        TextTable(
          rows: "marks",
          columns: [.init("name", "mark"), .init("time", "time", .right), .init("event", "event", .right)],
          empty: "no marks")))
  }
}

extension Words {
  /// A name of letters, digits, dashes and underscores.
  mutating func newName(_ expected: String) throws(CommandError) -> String {
    let word = try next(expected)
    let isFine = word.text.utf8.allSatisfy { unit in
      (48...57).contains(unit) || (65...90).contains(unit) || (97...122).contains(unit) || unit == 45 || unit == 95
    }
    guard isFine, !word.text.isEmpty, word.text.utf8.count <= 64 else {
      throw CommandError(
        "`\(Printable.text(word.text))` is no name", column: word.column,
        expected: "letters, digits, `-` and `_`, 64 at most")
    }
    return word.text
  }
}
