/// `start FLOW [rate N]`: packet n leaves at start + n/rate, packet 0 at once.
struct StartCommand: WorldCommand {
  static let spec = CommandSpec(
    "start", "Let a flow's source send until it is stopped; its counts begin anew.", group: .membership,
    forms: [[.value(.flow), .option([.word("rate"), .value(.text("N"))])]],
    examples: [
      ("start F1", "F1's source sends at the flow's own rate"),
      ("start F1 rate 500pps", "it sends 500 packets each second"),
    ])

  let flow: Int
  let rate: PacketRate?
  let text: String

  init(parsing words: inout Words, in world: World) throws(CommandError) {
    flow = try words.flow(in: world)
    rate = words.isEmpty ? nil : try Self.rate(&words)
    text = words.text(of: "start")
  }

  private static func rate(_ words: inout Words) throws(CommandError) -> PacketRate {
    try words.expect("rate")
    let word = try words.next("packets per second, as 100pps")
    guard let rate = PacketRate(word.text) else {
      throw CommandError(
        "`\(Printable.text(word.text))` is no rate", column: word.column, expected: "packets per second, as 100pps")
    }
    return rate
  }

  func perform(in world: inout World) throws(CommandError) {
    try world.start(flow, rate: rate, text: text)
  }
}
