/// `send FLOW [N]`: single packets, at once.
struct SendCommand: WorldCommand {
  static let spec = CommandSpec(
    "send", "Send packets of a flow now: one, or N.", group: .membership,
    forms: [[.value(.flow), .option([.value(.text("N"))])]],
    examples: [
      ("send F1", "one packet of F1 leaves its source"),
      ("send F1 3", "three packets leave, at the flow's rate"),
    ])

  let flow: Int
  let count: Int
  let text: String

  init(parsing words: inout Words, in world: World) throws(CommandError) {
    flow = try words.flow(in: world)
    count = words.isEmpty ? 1 : try words.number("a number of packets", in: 1...1_000_000)
    text = words.text(of: "send")
  }

  func perform(in world: inout World) throws(CommandError) {
    try world.send(flow, count: count, text: text)
  }
}
