/// What follows an expression: `within DUR`.
struct TimedExpression: Sendable {
  let expression: Expression
  let column: Int
  let within: Interval?

  init(parsing words: inout Words, in world: World) throws(CommandError) {
    let (text, column) = try words.rest(before: "within", "an expression, as once(H1,F1)")
    self.column = column
    do throws(CommandError) {
      expression = try Expression(condition: text)
      if let error = expression.unknownName(in: world.plant.description) { throw error }
      // Whatever cannot be asked is refused at once, not when time has passed.
      _ = try expression.evaluate(WorldFacts(world))
    } catch {
      throw error.shifted(by: column - 1)
    }
    within = words.take("within") ? try words.interval() : nil
  }

  func holds(in world: World) throws(CommandError) -> Bool { try expression.holds(WorldFacts(world)) }

  /// The functions in it with their values, for people who ask why it does not hold.
  func values(in world: World) -> [String] {
    var result: [String] = []
    for call in expression.calls {
      let value = try? WorldFacts(world).value(of: call.function.name, arguments: call.arguments)
      if let value { result.append("\(call) = \(value)") }
    }
    return result
  }
}

/// `until EXPR [within DUR]`: stops at the event that makes it true.
struct UntilCommand: SessionCommand {
  static let spec = CommandSpec(
    "until", "Let time pass until an expression holds; it fails when DUR (60 s) has passed.", group: .time,
    forms: [[.rest(.expression)]],
    examples: [
      ("until converged", "stops at the event that makes the network converged"),
      ("until copies(H1,F1) > 10 within 2s", "stops at the eleventh copy, or fails two seconds from now"),
    ])

  let condition: TimedExpression

  init(parsing words: inout Words, in shell: Shell) throws(CommandError) {
    condition = try TimedExpression(parsing: &words, in: shell.world)
  }

  func run(in shell: inout Shell) throws(CommandError) -> Reply {
    let before = shell.world
    let (expectation, stop) = try shell.await(condition, limit: condition.within ?? .seconds(60))
    var lines =
      expectation.verdict == .ok
      ? ["met after \(shell.world.now - before.now)"] : ["not met"] + expectation.values.map { "  \($0)" }
    if expectation.verdict == .ok, before.eventCount == shell.world.eventCount { lines = ["holds already"] }
    var reply = shell.moved("until", from: before, stop, lines: lines)
    reply.verdict = expectation.verdict
    reply.expectations = [expectation]
    return reply
  }
}

extension Shell {
  /// Lets the world run until the expression holds or `limit` has passed.
  mutating func await(
    _ condition: TimedExpression, limit: Interval
  ) throws(CommandError) -> (Expectation, Stop) {
    var stop = Stop.condition
    var holds = try condition.holds(in: world)
    if !holds {
      stop = try advance(until: world.now + limit, ignoringWatches: true) {
        (world: World) throws(CommandError) -> Bool in
        try condition.holds(in: world)
      }
      if case .condition = stop { holds = true } else { holds = try condition.holds(in: world) }
    }
    try refreshWatches()
    var verdict: CommandOutput.Verdict = holds ? .ok : .failed
    switch stop {
    // It was stopped before its time.
    case .interrupted, .violation: if !holds { verdict = .inconclusive }
    case .limit, .condition, .watch, .enough, .idle: break
    }
    let expectation = Expectation(
      text: condition.expression.text, verdict: verdict, at: world.now,
      values: holds ? [] : condition.values(in: world))
    return (expectation, stop)
  }
}
