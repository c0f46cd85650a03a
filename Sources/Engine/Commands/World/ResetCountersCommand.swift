/// `reset counters`: the counts of all flows begin anew.
struct ResetCountersCommand: WorldCommand {
  static let spec = CommandSpec(
    "reset counters", "Let the counts of copies begin anew, for all flows.", group: .check,
    examples: [("reset counters", "copies, duplicates, losses and links count from here")])

  init(parsing words: inout Words, in world: World) throws(CommandError) {}

  func perform(in world: inout World) throws(CommandError) {
    world.resetCounters(text: "reset counters")
  }
}
