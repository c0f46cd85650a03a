/// `goto TIME|@MARK`: any moment since the hand-over.
struct GotoCommand: SessionCommand {
  static let spec = CommandSpec(
    "goto", "Go to a time, or to a mark, back or forward.", group: .time, forms: [[.value(.time)]],
    examples: [("goto 1.5", "the moment 1.5 s after the hand-over"), ("mark a; run 1s; goto @a", "back to the mark")])

  private enum Target: Sendable {
    case time(Instant)
    case moment(Moment)
  }

  private let target: Target

  init(parsing words: inout Words, in shell: Shell) throws(CommandError) {
    let word = try words.next("a time in seconds, or @MARK")
    if word.text.first == "@" {
      let name = String(word.text.dropFirst())
      // Whoever names marks before they are set in the same line finds out when the line runs.
      guard let mark = shell.marks.first(where: { $0.name == name }) else {
        throw Words.unknown(word.text, "a mark", among: shell.marks.map { "@\($0.name)" }, at: word.column)
      }
      target = .moment(mark.moment)
      return
    }
    guard let time = Instant(word.text) else {
      throw CommandError(
        "`\(Printable.text(word.text))` is no time", column: word.column, expected: "seconds like 12.45, or @MARK")
    }
    guard time >= shell.timeline.origin.now else {
      throw CommandError(
        "\(time) lies before the hand-over at \(shell.timeline.origin.now)", column: word.column,
        expected: "a time from \(shell.timeline.origin.now) on")
    }
    target = .time(time)
  }

  func run(in shell: inout Shell) throws(CommandError) -> Reply {
    let before = shell.world
    switch target {
    case .time(let time): try shell.timeline.go(to: time)
    case .moment(let moment): try shell.timeline.go(to: moment)
    }
    try shell.refreshWatches()
    return shell.moved("goto", from: before)
  }
}
