/// `rewind DUR`.
struct RewindCommand: SessionCommand {
  static let spec = CommandSpec(
    "rewind", "Go back in time; going forward again replays what was done.", group: .time,
    forms: [[.value(.duration)]], examples: [("run 1s; rewind 500ms", "half a second back")])

  let length: Interval
  let column: Int?

  init(parsing words: inout Words, in shell: Shell) throws(CommandError) {
    column = words.peek()?.column
    length = try words.interval()
  }

  func run(in shell: inout Shell) throws(CommandError) -> Reply {
    let before = shell.world
    let target = before.now - length
    guard target >= shell.timeline.origin.now else {
      throw CommandError(
        "\(target) lies before the hand-over at \(shell.timeline.origin.now)", column: column,
        expected: "at most \(before.now - shell.timeline.origin.now)")
    }
    try shell.timeline.go(to: target)
    try shell.refreshWatches()
    return shell.moved("rewind", from: before)
  }
}
