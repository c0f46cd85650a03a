/// `flap OBJ every DUR for DUR`: down and up, again and again.
struct FlapCommand: WorldCommand {
  static let spec = CommandSpec(
    "flap", "Let a link, node, port or a PE's port to a segment fail and come back again and again.", group: .faults,
    forms: PlantObject.forms.filter { $0.first != .word("session") }.map {
      $0 + [.word("every"), .value(.duration), .word("for"), .value(.duration)]
    },
    examples: [
      ("flap link PE1-CE1 every 200ms for 1s", "the link goes down and comes up every 200 ms, five times")
    ])

  let object: PlantObject
  let period: Interval
  let length: Interval
  let text: String

  init(parsing words: inout Words, in world: World) throws(CommandError) {
    let column = words.peek()?.column
    object = try words.plantObject(in: world)
    if case .session = object {
      throw CommandError("a session cannot flap by itself", column: column, expected: "a link, node, port or es")
    }
    try words.expect("every")
    period = try Self.interval(&words)
    try words.expect("for")
    length = try Self.interval(&words)
    text = words.text(of: "flap")
    guard length.nanoseconds / period.nanoseconds <= 100_000 else {
      throw CommandError("more than 100000 times", column: words.all.last?.column, expected: "a longer period")
    }
  }

  private static func interval(_ words: inout Words) throws(CommandError) -> Interval {
    let column = words.peek()?.column
    let interval = try words.interval()
    guard interval > .zero else {
      throw CommandError("no time at all", column: column, expected: "a duration like 200ms")
    }
    return interval
  }

  func perform(in world: inout World) throws(CommandError) {
    world.flap(object, every: period, for: length, text: text)
  }
}
