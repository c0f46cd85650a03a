import Engine
import TUI

// MARK: Lines of the prompt

extension Console {
  /// Scripts that read scripts, and so on: deeper than this is a circle.
  private static let deepest = 16

  /// Carries out a line, whether it was typed or a pane asked for it, and shows it in the log.
  ///
  /// Returns whether what comes after it may follow.
  @discardableResult
  func enter(_ line: String, depth: Int = 0) -> Bool {
    guard let session else { return false }
    let prompt = promptText
    log.enter(prompt, line)
    rescue.note(line)
    rescue.arm()
    defer {
      resumePlayback()
      pace.want(urgently: true)
    }
    let indent = TextWidth.columns(of: prompt)
    do {
      for command in try Words.commands(line) {
        guard try perform(command, in: session, depth: depth), ending == nil else { return false }
        // What stands behind `load` was meant for the lab that is gone.
        guard self.session === session else { return false }
      }
      return true
    } catch {
      show(error, line, indent: indent)
      return false
    }
  }

  /// Carries out one command; returns whether the next one may follow.
  private func perform(_ command: CommandLine, in session: LabSession, depth: Int) throws(CommandError) -> Bool {
    let changesWorld = session.changesWorld(command)
    if changesWorld { screen.compare(with: session.world) }
    let (output, isInterrupted) = execute(command, in: session)
    if let error = output.error { throw error }
    log.say(output.lines.joined(separator: "\n"), style: Self.style(of: output))
    if let green = session.newlyGreen() { library.keep(green, of: session.facts.lab) }
    if let failure = output.save() { log.say(failure.description, style: .bad) }
    guard let command = try output.outerCommand else { return !isInterrupted }
    return try perform(command, depth: depth)
  }

  private static func style(of output: CommandOutput) -> Style {
    if !output.violations.isEmpty { return .bad }
    switch output.verdict {
    case .ok: return output.expectations.isEmpty ? .plain : .good
    case .failed, .refused: return .bad
    case .inconclusive: return .warning
    }
  }

  private func perform(_ command: OuterCommand, depth: Int) throws(CommandError) -> Bool {
    switch command {
    case .play(let speed): play(speed)
    case .pause: playback == nil ? log.say("time stands still already", style: .dim) : pause()
    case .view(let pane): _ = screen.show(pane: pane)
    case .theme(let theme): terminal.theme = theme
    case .mouse(let isOn): terminal.isMouseOn = isOn
    case .load(let lab): change(to: lab)
    case .source(let file): return try run(file, depth: depth)
    case .labs: log.say(library.listing)
    case .quit: ending = .success
    }
    return true
  }

  /// Enters the lines of a file one after the other, up to the first that is wrong.
  private func run(_ file: String, depth: Int) throws(CommandError) -> Bool {
    guard depth < Self.deepest else { throw CommandError("scripts that read each other") }
    do {
      for line in try ScriptLine.script(file) where line.text.contains(where: { !$0.isWhitespace }) {
        guard enter(line.text, depth: depth + 1) else { return false }
      }
      return true
    } catch {
      log.say(error.description, style: .bad)
      return false
    }
  }

  /// What is wrong, with a sign below the word that is meant.
  private func show(_ error: CommandError, _ line: String, indent: Int) {
    guard let column = error.column else { return log.say(error.description, style: .bad) }
    let before = String(String.UnicodeScalarView(line.unicodeScalars.prefix(column - 1)))
    log.point(at: indent + TextWidth.columns(of: before), error.description)
  }
}
