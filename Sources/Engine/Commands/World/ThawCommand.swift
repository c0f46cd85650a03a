/// `thaw NODE`.
struct ThawCommand: WorldCommand {
  static let spec = CommandSpec(
    "thaw", "Let a frozen node go on: what has been waiting happens at once, in its order.", group: .faults,
    forms: [[.value(.node)]],
    examples: [("thaw PE2", "PE2 goes on where it stood")])

  let node: NodeID
  let text: String

  init(parsing words: inout Words, in world: World) throws(CommandError) {
    node = try words.node(in: world)
    text = words.text(of: "thaw")
  }

  func perform(in world: inout World) throws(CommandError) {
    try world.set(node, isFrozen: false, text: text)
  }
}
