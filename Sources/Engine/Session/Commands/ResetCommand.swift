/// `reset [seed N]`: the lab from its beginning.
struct ResetCommand: SessionCommand {
  static let spec = CommandSpec(
    "reset", "Begin anew, at the hand-over; with another seed the lab boots anew.", group: .time,
    forms: [[.option([.word("seed"), .value(.text("N"))])]],
    examples: [("reset", "the world as it was handed over"), ("reset seed 8", "the same lab with other dice")])

  let seed: UInt64?

  init(parsing words: inout Words, in shell: Shell) throws(CommandError) {
    guard !words.isEmpty else {
      seed = nil
      return
    }
    try words.expect("seed")
    let word = try words.next("a seed")
    guard let value = UInt64(word.text) else {
      throw CommandError("`\(Printable.text(word.text))` is no seed", column: word.column, expected: "a whole number")
    }
    seed = value
  }

  func run(in shell: inout Shell) throws(CommandError) -> Reply {
    let before = shell.world
    var lines: [String] = []
    var verdict = CommandOutput.Verdict.ok
    if let seed {
      let (world, outcome) = World.boot(
        before.plant.description, seed: seed, invariants: before.checks.isEnabled, mutants: before.mutants)
      shell.timeline.reset(to: world)
      if case .notConverged(let limit) = outcome {
        verdict = .inconclusive
        lines.append("the network has not converged within \(limit)")
      }
    } else {
      shell.timeline.reset(to: shell.timeline.origin)
    }
    shell.marks.removeAll()
    shell.guide = GuideProgress()
    try shell.refreshWatches()
    var reply = shell.moved("reset", from: before, lines: lines)
    reply.verdict = verdict
    return reply
  }
}
