/// `rstep [N] [KIND]`: back by events.
struct StepBackCommand: SessionCommand {
  static let spec = CommandSpec(
    "rstep", "Go back before the last event, or before the last N of a kind.", group: .time,
    forms: [[.option([.value(.text("N"))]), .option([.choice(StepKind.allCases.map(\.rawValue))])]],
    examples: [("rstep", "one event back"), ("rstep 2 message", "back before the last two control messages")])

  let count: Int
  let kind: StepKind

  init(parsing words: inout Words, in shell: Shell) throws(CommandError) {
    (count, kind) = try words.steps()
  }

  func run(in shell: inout Shell) throws(CommandError) -> Reply {
    let before = shell.world
    let origin = shell.timeline.origin.eventCount
    guard before.eventCount > origin else {
      throw CommandError("this is the beginning: nothing lies before it", suggestion: "step")
    }
    let target: UInt64
    if kind == .event {
      target = before.eventCount - min(UInt64(count), before.eventCount - origin)
    } else {
      target = try find(in: shell.timeline, from: origin, to: before.eventCount)
    }
    try shell.timeline.go(toEvent: target)
    try shell.refreshWatches()
    return shell.moved("rstep", from: before, lines: StepCommand.description(of: shell.world))
  }

  /// The event before the Nth last one of the kind: windows that grow are replayed until they hold enough of them.
  private func find(in timeline: Timeline, from origin: UInt64, to end: UInt64) throws(CommandError) -> UInt64 {
    var width: UInt64 = 256
    while true {
      let start = end - min(width, end - origin)
      var copy = timeline
      try copy.go(toEvent: start)
      var found: [UInt64] = []
      while copy.world.eventCount < end {
        let records = copy.world.trace.records.count
        guard try copy.step() else { break }
        if kind.fits(copy.world, records: records) { found.append(copy.world.eventCount) }
      }
      if found.count >= count { return found[found.count - count] - 1 }
      guard start > origin else { return found.first.map { $0 - 1 } ?? origin }
      width *= 4
    }
  }
}
