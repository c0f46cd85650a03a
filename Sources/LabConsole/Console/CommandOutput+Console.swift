import Engine

/// What is left to be done with an answer outside the engine.
extension CommandOutput {
  /// The command about the console that this is, if it is one.
  var outerCommand: OuterCommand? {
    get throws(CommandError) {
      guard case .outer(let name, let command) = request else { return nil }
      var words = Words(command)
      _ = try words.next("a command")
      return try OuterCommand(name, &words)
    }
  }

  /// Writes the file that the command asked for; the reason when that fails.
  func save() -> FileError? {
    guard case .save(let file, let text) = request else { return nil }
    do { try FileStore.replace(file, with: Array(text.utf8)) } catch { return error }
    return nil
  }

  /// How a script ends whose last command said this.
  var status: ExitStatus {
    switch verdict {
    case .refused: .badInput
    case _ where !violations.isEmpty: .violated
    case .failed: .failed
    case .inconclusive: .inconclusive
    case .ok: .success
    }
  }
}
