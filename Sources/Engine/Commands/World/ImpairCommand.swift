/// `impair A-B delay D`, `impair A-B none`: frames take longer.
struct ImpairCommand: WorldCommand {
  static let spec = CommandSpec(
    "impair", "Let a link delay its frames by more than its own delay, or as before again.", group: .faults,
    forms: [[.value(.link), .word("delay"), .value(.duration)], [.value(.link), .word("none")]],
    examples: [
      ("impair PE1-CE1 delay 20ms", "each frame takes 20 ms more"),
      ("impair PE1-CE1 none", "the link is as the lab file says"),
    ])

  /// What the language provides for and this version does not know.
  private static let unknownYet = ["jitter", "loss", "rate", "dup", "reorder"]

  let link: LinkID
  let delay: Interval
  let text: String

  init(parsing words: inout Words, in world: World) throws(CommandError) {
    let pair = try words.pair("a link", in: world)
    if pair.isDirected {
      throw CommandError("one direction alone is not known to this version", column: pair.column, expected: "A-B")
    }
    link = try Words.link(pair, in: world)
    let column = words.peek()?.column
    switch try words.choice(among: ["delay", "none"] + Self.unknownYet, "delay DUR, or none") {
    case "delay": delay = try words.interval()
    case "none": delay = .zero
    case let key:
      throw CommandError("`impair … \(key)` is not known to this version", column: column, expected: "delay or none")
    }
    text = words.text(of: "impair")
  }

  func perform(in world: inout World) throws(CommandError) {
    world.impair(link, extraDelay: delay, text: text)
  }
}
