extension LabReader {
  /// A list of commands of the prompt, none empty.
  mutating func commands(_ table: LabTable, _ key: String) -> [PositionedText] {
    (list(table, key) ?? []).compactMap { positionedText($0, "a command of `\(key)`") }
  }

  mutating func readWrongAnswer(_ entry: DocumentEntry) {
    guard let name = name(entry.key, at: entry.keyPosition, "the name of a wrong answer") else { return }
    guard case .list(let items) = entry.value.content else {
      note(entry.value.position, "a wrong answer is a list of commands, not \(entry.value.noun)")
      return
    }
    let commands = items.compactMap { positionedText($0, "a command") }
    lab.wrong.append(WrongAnswer(name: name, commands: commands, position: entry.keyPosition))
  }

  mutating func readStep(_ node: DocumentNode) {
    guard let table = table(node, LabSchema.step) else { return }
    var step = LabStep(title: line(table, "step") ?? "", say: text(table, "say")?.text ?? "", position: node.position)
    if let prediction = self.table(table, "predict", LabSchema.prediction),
      let ask = text(prediction, "ask"), let expression = expression(prediction, "expr", isCondition: false)
    {
      step.predict = Prediction(ask: ask.text, expression: expression)
    }
    step.commands = commands(table, "try")
    for item in list(table, "checks") ?? [] {
      if let check = check(item) { step.checks.append(check) }
    }
    step.hints = texts(table, "hints").map(\.text)
    lab.guide.append(step)
  }

  private mutating func check(_ node: DocumentNode) -> LabCheck? {
    guard let table = table(node, LabSchema.check) else { return nil }
    let id = name(table, "id", "the id of a check")
    let expression = expression(table, "expr", isCondition: true)
    let within = duration(table, "within")
    let why = text(table, "why")?.text ?? ""
    let rules = rules(table, "rules")
    let failsOn = texts(table, "fails-on")
    let answers = ["start"] + lab.wrong.map(\.name)
    for answer in failsOn where !answers.contains(answer.text) {
      note(
        answer.position, "no wrong answer `\(Printable.text(answer.text))`",
        mend: hint(answer.text, among: answers) ?? "known: \(answers.joined(separator: ", "))")
    }
    guard let id, let expression else { return nil }
    if let first = checkPositions[id] {
      note(table.position(of: "id"), "duplicate check `\(id)`, first at \(first)", mend: "give each its own id")
      return nil
    }
    checkPositions[id] = table.position(of: "id")
    return LabCheck(
      id: id, expression: expression, within: within, why: why, rules: rules, failsOn: failsOn, position: node.position)
  }

  /// An expression that can be read and names what the lab has.
  private mutating func expression(_ table: LabTable, _ key: String, isCondition: Bool) -> PositionedText? {
    guard let node = table[key], let text = positionedText(node, "`\(key)`") else { return nil }
    do throws(CommandError) {
      let expression = isCondition ? try Expression(condition: text.text) : try Expression(text.text)
      // Names are only looked up in a lab that has been read without errors: else they may be missing for another reason.
      if errors.isEmpty, let error = expression.unknownName(in: lab) { throw error }
      return text
    } catch {
      var position = text.position
      if let column = error.column, node.textStart != nil { position.column += column - 1 }
      let mend = error.suggestion.map { "did you mean `\($0)`?" } ?? error.expected.map { "expected \($0)" }
      note(position, error.text, mend: mend)
      return nil
    }
  }
}
