/// `stop FLOW`: the source sends no more.
struct StopCommand: WorldCommand {
  static let spec = CommandSpec(
    "stop", "Let a flow's source stop; packets on their way go on.", group: .membership, forms: [[.value(.flow)]],
    examples: [("stop F1", "the source of F1 sends no more")])

  let flow: Int
  let text: String

  init(parsing words: inout Words, in world: World) throws(CommandError) {
    flow = try words.flow(in: world)
    text = words.text(of: "stop")
  }

  func perform(in world: inout World) throws(CommandError) {
    try world.stop(flow, text: text)
  }
}
