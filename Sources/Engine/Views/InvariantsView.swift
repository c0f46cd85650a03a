/// `show invariants`: the rules that are watched, and what contradicted them.
struct InvariantsView: View {
  static let spec = CommandSpec(
    "show invariants", "Show the rules that run in this lab, and every violation.", group: .look,
    examples: [("show invariants", "each rule with the number of its violations")])

  init(parsing words: inout Words, in world: World) throws(CommandError) {}

  func json(of world: World, scope: Scope) -> JSONValue {
    let rules = Invariants.all.map { rule -> JSONValue in
      [
        "rule": .string(rule.id), "title": .string(rule.title),
        "violations": .number(world.violations.count { $0.rule == rule.id }),
      ]
    }
    let violations = world.violations.filter { $0.node.map(scope.contains) ?? true }
    return .view(
      "invariants", world,
      [
        "enabled": .bool(world.checks.isEnabled), "invariants": .array(rules),
        "violations": .array(violations.map { Self.row($0, world) }),
      ])
  }

  static func row(_ violation: Violation, _ world: World) -> JSONValue {
    [
      "rule": .string(violation.rule), "at": .time(violation.time),
      "node": .optional(violation.node) { .string(world.name($0)) }, "text": .string(violation.text),
      "event": .number(violation.event),
    ]
  }

  private static let rules = TextTable(
    rows: "invariants",
    columns: [.init("rule"), .init("violations", "violations", .right), .init("title")])
  private static let violations = TextTable(
    rows: "violations",
    columns: [
      .init("at", "time", .right), .init("rule"), .init("node"), .init("text"), .init("event", "event", .right),
    ], empty: "no violations")

  var layout: ViewLayout {
    .lines { object in
      let note = object["enabled"] == .bool(true) ? [] : ["the invariants are switched off"]
      return note + Self.rules.lines(of: object) + [""] + Self.violations.lines(of: object)
    }
  }
}

extension Violation {
  /// A violation as it stands in every answer.
  package func json(of world: World) -> JSONValue { InvariantsView.row(self, world) }
}
