/// `when`: where in time and history the session is.
struct WhenCommand: SessionCommand {
  static let spec = CommandSpec(
    "when", "Show the time, the event and the branch.", group: .time,
    examples: [("when", "time, event number, branch, and whether the network has converged")])

  init(parsing words: inout Words, in shell: Shell) throws(CommandError) {}

  func run(in shell: inout Shell) throws(CommandError) -> Reply {
    let world = shell.world
    let timeline = shell.timeline
    let json = JSONValue.view(
      "when", world,
      [
        "event": .number(world.eventCount), "branch": .string(shell.branch), "converged": .bool(world.converged),
        "digest": .text(world.digest), "commands": .number(timeline.position),
        "commandsAhead": .number(timeline.journal.count - timeline.position), "seed": .number(world.seed),
        "next": .optional(world.agenda.nextTime) { .time($0) },
      ])
    let ahead = timeline.journal.count - timeline.position
    let lines = [
      "\(world.now)  event \(world.eventCount), branch \(shell.branch), seed \(world.seed), "
        + (world.converged ? "converged" : "not converged"),
      "digest \(world.digest)",
    ]
    return Reply(lines + (ahead > 0 ? ["\(ahead) recorded commands lie ahead"] : []), json: json)
  }
}
