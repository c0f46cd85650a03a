/// `lab start`: the exercise from its first step.
struct LabStartCommand: SessionCommand {
  static let spec = CommandSpec(
    "lab start", "Begin the exercise of this lab.", group: .check,
    examples: [("lab start", "the first step, with what to try and what is checked")])

  init(parsing words: inout Words, in shell: Shell) throws(CommandError) {
    try shell.requireGuide()
  }

  func run(in shell: inout Shell) throws(CommandError) -> Reply {
    shell.guide = GuideProgress()
    return LabStatusCommand.reply(of: shell)
  }
}

/// `lab step`: the next step of the exercise, or a certain one.
struct LabStepCommand: SessionCommand {
  static let spec = CommandSpec(
    "lab step", "Go to the next step of the exercise, or to step N.", group: .check,
    forms: [[.option([.value(.text("N"))])]],
    examples: [("lab step", "the next step, when all checks of this one are green"), ("lab step 1", "the first step")])

  let number: Int?

  init(parsing words: inout Words, in shell: Shell) throws(CommandError) {
    try shell.requireGuide()
    number = words.isEmpty ? nil : try words.number("a step", in: 1...shell.world.plant.description.guide.count)
  }

  func run(in shell: inout Shell) throws(CommandError) -> Reply {
    let steps = shell.world.plant.description.guide
    if let number {
      shell.guide.step = number - 1
      return LabStatusCommand.reply(of: shell)
    }
    let open = steps[shell.guide.step].checks.filter { !shell.guide.green.contains($0.id) }
    guard open.isEmpty else {
      throw CommandError(
        "not green yet: \(open.map(\.id).joined(separator: ", "))", expected: "a green `check`", suggestion: "check")
    }
    guard shell.guide.step + 1 < steps.count else {
      let status = LabStatusCommand.reply(of: shell)
      return Reply(["that was the last step: the lab is done"], json: status.json)
    }
    shell.guide.step += 1
    return LabStatusCommand.reply(of: shell)
  }
}

/// `lab hint`: from a nudge to the command.
struct LabHintCommand: SessionCommand {
  static let spec = CommandSpec(
    "lab hint", "Show the next hint of this step.", group: .check,
    examples: [("lab hint", "a nudge; the next time, where to look; then the command")])

  init(parsing words: inout Words, in shell: Shell) throws(CommandError) {
    try shell.requireGuide()
  }

  func run(in shell: inout Shell) throws(CommandError) -> Reply {
    let hints = shell.world.plant.description.guide[shell.guide.step].hints
    guard !hints.isEmpty else { return Reply(["this step has no hints"]) }
    let shown = min(shell.guide.hints[shell.guide.step, default: 0] + 1, hints.count)
    shell.guide.hints[shell.guide.step] = shown
    return Reply(
      ["hint \(shown) of \(hints.count): \(hints[shown - 1])"],
      json: .view(
        "hint", shell.world, ["number": .number(shown), "of": .number(hints.count), "text": .string(hints[shown - 1])]))
  }
}

/// `lab status`: the step, and what of it is green.
struct LabStatusCommand: SessionCommand {
  static let spec = CommandSpec(
    "lab status", "Show this step of the exercise and which checks are green.", group: .check,
    examples: [("lab status", "the step, its text and its checks")])

  init(parsing words: inout Words, in shell: Shell) throws(CommandError) {
    try shell.requireGuide()
  }

  func run(in shell: inout Shell) throws(CommandError) -> Reply { Self.reply(of: shell) }

  static func reply(of shell: Shell) -> Reply {
    let lab = shell.world.plant.description
    guard lab.guide.indices.contains(shell.guide.step) else { return Reply(["this lab has no exercise"]) }
    let step = lab.guide[shell.guide.step]
    let checks = step.checks.map { check -> JSONValue in
      [
        "id": .string(check.id), "expr": .string(check.expression.text),
        "green": .bool(shell.guide.green.contains(check.id)), "rules": .array(check.rules.map { .string($0.text) }),
      ]
    }
    let json = JSONValue.view(
      "lab", shell.world,
      [
        "lab": .string(lab.name), "title": .string(lab.title), "step": .number(shell.guide.step + 1),
        "of": .number(lab.guide.count), "heading": .string(step.title), "say": .string(step.say),
        "predict": .optional(step.predict) { .string($0.ask) },
        "try": .array(step.commands.map { .string($0.text) }), "checks": .array(checks),
        "hints": .number(step.hints.count), "hintsShown": .number(shell.guide.hints[shell.guide.step] ?? 0),
        "done": .bool(shell.guide.isDone(lab)),
      ])
    return Reply(json, layout: .lines(lines))
  }

  private static func lines(_ object: JSONValue) -> [String] {
    func text(_ key: String) -> String { TextTable.cell(object[key] ?? .null) }
    var lines = ["\(text("title")), step \(text("step")) of \(text("of")): \(text("heading"))", ""]
    lines += (object["say"]?.stringValue ?? "").split(separator: "\n", omittingEmptySubsequences: false)
      .map { Printable.text($0, limit: .max) }
    while lines.last == "" { lines.removeLast() }
    if let ask = object["predict"]?.stringValue { lines += ["", "predict: \(Printable.text(ask, limit: .max))"] }
    let commands = object["try"]?.elements ?? []
    if !commands.isEmpty { lines.append("") }
    lines += commands.map { "  try: \(TextTable.cell($0))" }
    let checks = object["checks"]?.elements ?? []
    if !checks.isEmpty { lines.append("") }
    lines += checks.map { check in
      "  [\(check["green"] == .bool(true) ? "x" : " ")] \(TextTable.cell(check["id"] ?? .null))  "
        + TextTable.cell(check["expr"] ?? .null)
    }
    if object["done"] == .bool(true) { lines += ["", "all checks are green: the lab is done"] }
    return lines
  }
}

extension Shell {
  func requireGuide() throws(CommandError) {
    guard !world.plant.description.guide.isEmpty else { throw CommandError("this lab has no exercise") }
  }
}
