/// `expect EXPR [within DUR]`: holds now, or before DUR has passed.
struct ExpectCommand: SessionCommand {
  static let spec = CommandSpec(
    "expect", "Fail unless an expression holds now, or before DUR has passed.", group: .check,
    forms: [[.rest(.expression)]],
    examples: [
      ("expect converged", "passes when the network is at rest"),
      ("expect once(H1,F1) within 500ms", "lets the world run until it holds, 500 ms at most"),
    ])

  let condition: TimedExpression

  init(parsing words: inout Words, in shell: Shell) throws(CommandError) {
    condition = try TimedExpression(parsing: &words, in: shell.world)
  }

  func run(in shell: inout Shell) throws(CommandError) -> Reply {
    let (expectation, stop) = try shell.await(condition, limit: condition.within ?? .zero)
    var lines: [String]
    if expectation.verdict == .ok {
      lines = ["pass: \(expectation.text)"]
    } else {
      lines = ["fail: \(expectation.text)"] + expectation.values.map { "  \($0)" }
      lines += whyNot(in: shell.world)
      if !shell.world.converged { lines.append("  the network has not converged") }
    }
    if let line = Shell.line(stop), expectation.verdict != .ok { lines.append(line) }
    var json = JSONObject()
    json["schema"] = "labconsole/expect/1"
    json["at"] = .time(shell.world.now)
    if case .object(let object) = expectation.json {
      for (key, value) in zip(object.keys, object.values) { json[key] = value }
    }
    var reply = Reply(lines, json: .object(json), verdict: expectation.verdict)
    reply.expectations = [expectation]
    return reply
  }

  /// For the first reception that is asked about: where to look.
  private func whyNot(in world: World) -> [String] {
    for call in condition.expression.calls where ["once", "copies"].contains(call.function.name) {
      guard call.arguments.count == 2, let host = world.plant.node(named: call.arguments[0].text),
        let flow = try? FlowReference(call.arguments[1].text, at: nil, in: world).onlyFlow(in: world, at: nil),
        let premise = world.explain(.receives(host, flow: flow)).firstFalse
      else { continue }
      return ["  because: \(premise.node.map { "\($0): " } ?? "")\(premise.text)"]
    }
    return []
  }
}
