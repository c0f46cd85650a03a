import Engine
import TUI

// MARK: Lines of the prompt

extension Console {
  /// Carries out a line, whether it was typed or a pane asked for it, and shows it in the log.
  func enter(_ line: String) {
    guard let session else { return }
    let prompt = promptText
    log.enter(prompt, line)
    rescue.note(line)
    rescue.arm()
    let indent = TextWidth.columns(of: prompt)
    do {
      for command in try Words.commands(line) {
        guard perform(command, in: session, line, indent: indent), ending == nil, self.session === session else { break }
      }
    } catch {
      show(error, line, indent: indent)
    }
    resumePlayback()
    pace.want(urgently: true)
  }

  /// Carries out one command; returns whether the next one of the line may follow.
  private func perform(
    _ command: CommandLine, in session: LabSession, _ line: String, indent: Int
  ) -> Bool {
    let output = execute(command, in: session)
    library.keep(session.shell.guide.green, of: session.facts.lab)
    if let error = output.error {
      show(error, line, indent: indent)
      return false
    }
    log.say(output.lines.joined(separator: "\n"), style: Self.style(of: output))
    do {
      if let command = try output.outerCommand { perform(command) }
    } catch {
      show(error, line, indent: indent)
      return false
    }
    if let failure = output.save() { log.say(failure.description, style: .bad) }
    return true
  }

  private static func style(of output: CommandOutput) -> Style {
    if !output.violations.isEmpty { return .bad }
    switch output.verdict {
    case .ok: return output.expectations.isEmpty ? .plain : .good
    case .failed, .refused: return .bad
    case .inconclusive: return .warning
    }
  }

  private func perform(_ command: OuterCommand) {
    switch command {
    case .play(let speed): play(speed)
    case .pause: playback == nil ? log.say("time stands still already", style: .dim) : pause()
    case .view(let pane): _ = screen.show(pane: pane)
    case .theme(let theme): terminal.theme = theme
    case .mouse(let isOn): terminal.isMouseOn = isOn
    case .load(let lab): change(to: lab)
    case .labs: log.say(library.listing)
    case .quit: ending = .success
    }
  }

  /// What is wrong, with a sign below the word that is meant.
  private func show(_ error: CommandError, _ line: String, indent: Int) {
    guard let column = error.column else { return log.say(error.description, style: .bad) }
    let before = String(String.UnicodeScalarView(line.unicodeScalars.prefix(column - 1)))
    log.point(at: indent + TextWidth.columns(of: before), error.description)
  }
}
