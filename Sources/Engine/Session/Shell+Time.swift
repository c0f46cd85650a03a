/// Going forward: event by event, with an eye on conditions, watches and rules.
extension Shell {
  /// Why the clock stopped.
  package enum Stop: Sendable {
    case limit
    case condition
    case watch(String)
    case violation(Violation)
    case interrupted
    /// As many events as were asked for.
    case enough
    /// Nothing is left to happen.
    case idle
  }

  /// Lets events happen until `limit`, until the condition holds after one of them, or until something else stops it.
  package mutating func advance(
    until limit: Instant, events: Int = .max, ignoringWatches: Bool = false,
    _ condition: ((World) throws(CommandError) -> Bool)? = nil
  ) throws(CommandError) -> Stop {
    var count = 0
    let violations = world.violations.count
    while count < events {
      guard try timeline.advance(until: limit) else {
        guard limit < .never else { return .idle }
        try timeline.run(until: limit)
        if let condition, try condition(timeline.world) { return .condition }
        return .limit
      }
      count += 1
      if let condition, try condition(timeline.world) { return .condition }
      if !ignoringWatches, let text = try changedWatch() { return .watch(text) }
      if stopsAtViolations, timeline.world.violations.count > violations {
        return .violation(timeline.world.violations[violations])
      }
      if count % 256 == 0, isInterrupted(timeline.world) { return .interrupted }
    }
    return .enough
  }

  /// The first watched expression that has another value than before, in words; its new value is remembered.
  private mutating func changedWatch() throws(CommandError) -> String? {
    guard !watches.isEmpty else { return nil }
    var text: String?
    for index in watches.indices {
      let value = try watches[index].expression.evaluate(WorldFacts(timeline.world))
      guard value != watches[index].value else { continue }
      text = text ?? "\(watches[index].expression): \(watches[index].value) → \(value)"
      watches[index].value = value
    }
    return text
  }

  /// After a move in time watches compare with what is there now.
  mutating func refreshWatches() throws(CommandError) {
    for index in watches.indices {
      watches[index].value = try watches[index].expression.evaluate(WorldFacts(timeline.world))
    }
  }

  /// Why it stopped, where that needs a word.
  package static func line(_ stop: Stop) -> String? {
    switch stop {
    case .limit, .condition, .enough: nil
    case .watch(let text): "stopped: \(text)"
    case .violation(let violation): "stopped: \(violation.rule) violated: \(violation.text)"
    case .interrupted: "interrupted"
    case .idle: "nothing is left to happen"
    }
  }

  /// The answer of every command that moves the clock.
  func moved(_ verb: String, from before: World, _ stop: Stop? = nil, lines: [String] = []) -> Reply {
    let now = world
    let events = Int64(clamping: now.eventCount) - Int64(clamping: before.eventCount)
    var all = lines
    if let line = stop.flatMap(Self.line) { all.append(line) }
    let news = now.violations.count - before.violations.count
    if news > 0 {
      all += now.violations.suffix(news).prefix(5).map { "violated at \($0.time): \($0.rule) \($0.text)" }
    }
    all.append(
      "\(now.now)  \(abs(events)) \(abs(events) == 1 ? "event" : "events")\(events < 0 ? " back" : "")"
        + (now.converged ? "" : ", not converged"))
    let json = JSONValue.view(
      verb, now,
      [
        "from": .time(before.now), "events": .integer(events), "eventNumber": .number(now.eventCount),
        "converged": .bool(now.converged), "stopped": .text(stop.flatMap(Self.line)),
        "violations": .array(now.violations.suffix(max(news, 0)).map { InvariantsView.row($0, now) }),
      ])
    return Reply(all, json: json)
  }
}
