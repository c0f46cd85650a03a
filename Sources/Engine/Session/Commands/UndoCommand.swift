/// `undo`: the world just before the last command that changed it, time included.
struct UndoCommand: SessionCommand {
  static let spec = CommandSpec(
    "undo", "Take back the last command that changed the world, and all that has happened since.", group: .time,
    examples: [("join H1 F1; run 1s; undo", "H1 has not joined, and no time has passed")])

  init(parsing words: inout Words, in shell: Shell) throws(CommandError) {}

  func run(in shell: inout Shell) throws(CommandError) -> Reply {
    let before = shell.world
    guard let text = try shell.timeline.undo() else {
      throw CommandError("nothing has been done that could be taken back")
    }
    try shell.refreshWatches()
    return shell.moved("undo", from: before, lines: ["took back `\(text)`"])
  }
}

/// `redo`: what `undo` took back.
struct RedoCommand: SessionCommand {
  static let spec = CommandSpec(
    "redo", "Do again what `undo` took back, at its own time.", group: .time,
    examples: [("join H1 F1; undo; redo", "H1 joins after all")])

  init(parsing words: inout Words, in shell: Shell) throws(CommandError) {}

  func run(in shell: inout Shell) throws(CommandError) -> Reply {
    let before = shell.world
    guard let text = try shell.timeline.redo() else { throw CommandError("nothing has been taken back") }
    try shell.refreshWatches()
    return shell.moved("redo", from: before, lines: ["did `\(text)` again"])
  }
}
