/// `check [ID]`: what of the exercise holds.
///
/// The world stays as it is: a check that needs time is tried on a copy that runs ahead.
struct CheckCommand: SessionCommand {
  static let spec = CommandSpec(
    "check", "Try the checks of this step, or one of the lab; the world stays as it is.", group: .check,
    forms: [[.option([.value(.check)])]],
    examples: [("check", "green or red for each check of this step, with the reason")])

  let checks: [LabCheck]

  init(parsing words: inout Words, in shell: Shell) throws(CommandError) {
    try shell.requireGuide()
    let guide = shell.world.plant.description.guide
    guard !words.isEmpty else {
      checks = guide[shell.guide.step].checks
      return
    }
    let all = guide.flatMap(\.checks)
    let id = try words.name(among: all.map(\.id), "a check")
    checks = all.filter { $0.id == id }
  }

  func run(in shell: inout Shell) throws(CommandError) -> Reply {
    var verdict = CommandOutput.Verdict.ok
    var expectations: [Expectation] = []
    var rows: [JSONValue] = []
    for check in checks {
      let result = try CheckResult(check, on: shell.timeline)
      if result.isGreen { shell.guide.green.insert(check.id) } else { verdict = .failed }
      expectations.append(result.expectation)
      rows.append([
        "id": .string(check.id), "green": .bool(result.isGreen), "expr": .string(check.expression.text),
        "why": .string(check.why), "values": .array(result.expectation.values.map { .string($0) }),
        "rules": .array(check.rules.map { .string($0.text) }),
      ])
    }
    var reply = Reply(
      .view(
        "check", shell.world,
        [
          "step": .number(shell.guide.step + 1), "checks": .array(rows),
          "done": .bool(shell.guide.isDone(shell.world.plant.description)),
        ]),
      layout: .lines(Self.lines))
    reply.verdict = verdict
    reply.expectations = expectations
    return reply
  }

  private static func lines(_ object: JSONValue) -> [String] {
    let checks = object["checks"]?.elements ?? []
    guard !checks.isEmpty else { return ["this step has no checks"] }
    var lines = checks.flatMap { check -> [String] in
      let isGreen = check["green"] == .bool(true)
      let head =
        "\(isGreen ? "green" : "red")  \(TextTable.cell(check["id"] ?? .null))  "
        + TextTable.cell(check["expr"] ?? .null)
      guard !isGreen else { return [head] }
      let why = TextTable.cell(check["why"] ?? .null)
      return [head] + (why.isEmpty ? [] : ["  \(why)"])
        + (check["values"]?.elements ?? []).map { "  \(TextTable.cell($0))" }
    }
    if checks.allSatisfy({ $0["green"] == .bool(true) }) {
      lines.append(object["done"] == .bool(true) ? "all checks are green: the lab is done" : "`lab step` goes on")
    }
    return lines
  }
}
