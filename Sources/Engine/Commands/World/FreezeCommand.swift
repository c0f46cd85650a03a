/// `freeze NODE`.
struct FreezeCommand: WorldCommand {
  static let spec = CommandSpec(
    "freeze", "Let a node stand still: its ports stay lit, and what comes to it waits.", group: .faults,
    forms: [[.value(.node)]],
    examples: [("freeze PE2", "PE2 answers nobody; its BGP peers notice when their hold time ends")])

  let node: NodeID
  let text: String

  init(parsing words: inout Words, in world: World) throws(CommandError) {
    node = try words.node(in: world)
    text = words.text(of: "freeze")
  }

  func perform(in world: inout World) throws(CommandError) {
    try world.set(node, isFrozen: true, text: text)
  }
}
