/// `run [DUR]`: virtual time passes.
struct RunCommand: SessionCommand {
  static let spec = CommandSpec(
    "run", "Let virtual time pass: everything that is due by then happens.", group: .time,
    forms: [[.option([.value(.duration)])]],
    examples: [("run 2s", "two seconds pass"), ("run", "one second passes")])

  let length: Interval

  init(parsing words: inout Words, in shell: Shell) throws(CommandError) {
    length = words.isEmpty ? .seconds(1) : try words.interval()
  }

  func run(in shell: inout Shell) throws(CommandError) -> Reply {
    let before = shell.world
    let stop = try shell.advance(until: before.now + length)
    return shell.moved("run", from: before, stop)
  }
}
