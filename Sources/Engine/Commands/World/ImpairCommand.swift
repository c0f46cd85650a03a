/// `impair A-B delay D jitter D loss P%`, `impair A-B none`: frames take longer, or are lost, by the lab's dice.
struct ImpairCommand: WorldCommand {
  static let spec = CommandSpec(
    "impair", "Let a link delay or lose frames, or treat them as before again.", group: .faults,
    forms: [
      [.value(.link), .word("delay"), .value(.duration)], [.value(.link), .word("jitter"), .value(.duration)],
      [.value(.link), .word("loss"), .value(.text("P%"))], [.value(.link), .word("none")],
    ],
    examples: [
      ("impair PE1-CE1 delay 20ms", "each frame takes 20 ms more"),
      ("impair PE1-CE1 jitter 5ms", "up to 5 ms more for each frame, by a draw"),
      ("impair PE1-CE1 loss 2%", "two of a hundred frames are lost, by a draw for each"),
      ("impair PE1-CE1 none", "the link is as the lab file says"),
    ])

  /// What the language provides for and this version does not know.
  private static let unknownYet = ["rate", "dup", "reorder"]

  let link: LinkID
  /// What is asked for; `nil` leaves it as it is.
  private(set) var delay: Interval?
  private(set) var jitter: Interval?
  private(set) var loss: UInt64?
  private(set) var isNone = false
  let text: String

  init(parsing words: inout Words, in world: World) throws(CommandError) {
    let pair = try words.pair("a link", in: world)
    if pair.isDirected {
      throw CommandError("one direction alone is not known to this version", column: pair.column, expected: "A-B")
    }
    link = try Words.link(pair, in: world)
    text = words.text(of: "impair")
    repeat { try takeImpairment(&words) } while words.peek() != nil
  }

  private mutating func takeImpairment(_ words: inout Words) throws(CommandError) {
    let column = words.peek()?.column
    let expected = "delay DUR, jitter DUR, loss P%, or none"
    switch try words.choice(among: ["delay", "jitter", "loss", "none"] + Self.unknownYet, expected) {
    case "delay": delay = try words.interval()
    case "jitter": jitter = try words.interval()
    case "loss": loss = try Self.share(try words.next("a share like 2% or 0.5%"))
    case "none": isNone = true
    case let key:
      throw CommandError("`impair … \(key)` is not known to this version", column: column, expected: expected)
    }
  }

  /// Reads `2%` as frames of a million.
  private static func share(_ word: Word) throws(CommandError) -> UInt64 {
    let hundredth = Int64(LinkFaults.certain / 100)
    guard word.text.hasSuffix("%"), let value = Decimal.parse(word.text.dropLast(), scale: hundredth),
      value <= LinkFaults.certain
    else { throw CommandError("`\(word.text)` is no share", column: word.column, expected: "0% to 100%, like 2%") }
    return UInt64(value)
  }

  func perform(in world: inout World) throws(CommandError) {
    world.impair(link, text: text) { faults in
      if isNone { faults = LinkFaults() }
      if let delay { faults.extraDelay = delay }
      if let jitter { faults.jitter = jitter }
      if let loss { faults.loss = loss }
    }
  }
}
