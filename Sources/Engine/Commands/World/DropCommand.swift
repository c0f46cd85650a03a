/// `drop next N where link A-B`: the link loses its next frames.
struct DropCommand: WorldCommand {
  static let spec = CommandSpec(
    "drop next", "Lose the next frames that enter a link.", group: .faults,
    forms: [[.value(.text("N")), .word("where"), .word("link"), .value(.link)]],
    examples: [("drop next 1 where link PE1-CE1", "the next frame on that link is lost")])

  let count: Int
  let link: LinkID
  let text: String

  init(parsing words: inout Words, in world: World) throws(CommandError) {
    count = try words.number("a number of frames", in: 1...1_000_000)
    try words.expect("where")
    let column = words.peek()?.column
    guard words.take("link") else {
      throw CommandError("this version drops by link alone", column: column ?? words.endColumn, expected: "`link A-B`")
    }
    link = try words.link(in: world)
    text = words.text(of: "drop next")
  }

  func perform(in world: inout World) throws(CommandError) {
    world.dropNext(count, on: link, text: text)
  }
}
