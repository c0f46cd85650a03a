/// `leave HOST FLOW`: stops listening and says so; given again, it says so again.
struct LeaveCommand: WorldCommand {
  static let spec = CommandSpec(
    "leave", "Let a host leave a group; again when it has left already: it says so again.", group: .membership,
    forms: [[.value(.host), .value(.flow)]],
    examples: [
      ("leave H1 F1", "H1 leaves the group of F1"),
      ("leave H1 (H9,232.1.1.1)", "H1 wants no more of what H9 sends to 232.1.1.1"),
    ])

  let host: NodeID
  let flow: FlowReference
  let text: String

  init(parsing words: inout Words, in world: World) throws(CommandError) {
    host = try words.host(in: world)
    flow = try words.flowReference(in: world)
    text = words.text(of: "leave")
  }

  func perform(in world: inout World) throws(CommandError) {
    try world.leave(host, flow, text: text)
  }
}
