/// `watch EXPR`: the clock stops when its value changes.
struct WatchCommand: SessionCommand {
  static let spec = CommandSpec(
    "watch", "Stop the clock whenever an expression changes; `watch` alone shows them, `watch none` ends it.",
    group: .check, forms: [[], [.rest(.expression)], [.word("none")]],
    examples: [
      ("watch df(ES1,10)", "time stops when the forwarder changes"), ("watch none", "nothing is watched any more"),
    ])

  private enum Action: Sendable {
    case list, clear
    case add(Expression)
  }

  private let action: Action

  init(parsing words: inout Words, in shell: Shell) throws(CommandError) {
    if words.isEmpty {
      action = .list
    } else if words.take("none") {
      action = .clear
    } else {
      let (text, column) = try words.rest("an expression")
      do throws(CommandError) {
        let expression = try Expression(text)
        if let error = expression.unknownName(in: shell.world.plant.description) { throw error }
        _ = try expression.evaluate(WorldFacts(shell.world))
        action = .add(expression)
      } catch {
        throw error.shifted(by: column - 1)
      }
    }
  }

  func run(in shell: inout Shell) throws(CommandError) -> Reply {
    switch action {
    case .list: break
    case .clear: shell.watches.removeAll()
    case .add(let expression):
      let value = try expression.evaluate(WorldFacts(shell.world))
      shell.watches.removeAll { $0.expression.text == expression.text }
      shell.watches.append(Shell.Watch(expression: expression, value: value))
    }
    let rows = shell.watches.map { watch -> JSONValue in
      ["expression": .string(watch.expression.text), "value": watch.value.json]
    }
    return Reply(
      .view("watches", shell.world, ["watches": .array(rows)]),
      layout: .table(
        TextTable(rows: "watches", columns: [.init("expression"), .init("value")], empty: "nothing is watched")))
  }
}
