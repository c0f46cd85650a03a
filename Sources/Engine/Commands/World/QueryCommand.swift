import Wire

/// `query NODE [GROUP]`: the node's queriers ask now.
struct QueryCommand: WorldCommand {
  static let spec = CommandSpec(
    "query", "Let a PE ask its circuits who listens: to anything, or to one group.", group: .membership,
    forms: [[.value(.pe), .option([.value(.group)])]],
    examples: [
      ("query PE1", "PE1 sends a general query on each of its circuits"),
      ("query PE1 239.1.1.1", "PE1 asks for listeners of 239.1.1.1"),
    ])

  let node: NodeID
  let group: IPAddress?
  let text: String

  init(parsing words: inout Words, in world: World) throws(CommandError) {
    node = try words.node("a PE", in: world) { $0.kind == .pe }
    group = words.isEmpty ? nil : try words.flowReference(in: world).group
    text = words.text(of: "query")
  }

  func perform(in world: inout World) throws(CommandError) {
    try world.query(node, group, text: text)
  }
}
