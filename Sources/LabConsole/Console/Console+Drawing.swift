import Engine
import TUI

// MARK: What is seen

extension Console {
  func draw() { draw(session?.world) }

  /// Draws a picture of the world as it is now, or of a lab that is still to come.
  func draw(_ world: World?) {
    if let world {
      let picture = screen.draw(world, content, size: terminal.size, glyphs: terminal.glyphs)
      terminal.present(picture.canvas, cursor: picture.cursor)
    } else {
      var canvas = Canvas(terminal.size, glyphs: terminal.glyphs)
      let cursor = StartPicture.draw(undertaking ?? "", log: content.log, in: &canvas)
      terminal.present(canvas, cursor: cursor)
    }
    pace.drawn(at: clock())
  }

  /// What the screen shows beside the world.
  var content: ConsoleContent {
    ConsoleContent(
      isPlaying: playback != nil, speed: playback?.speed.text ?? PlaybackSpeed.normal.text,
      branch: session?.facts.branch ?? "main", lastEvent: session?.facts.rewoundFrom,
      marks: session?.facts.marks ?? [], exercise: session?.facts.exercise ?? "", log: Array(log.shown) + notes,
      prompt: promptLine)
  }

  /// `first-join 12.450> `: the lab, the time, and the branch when it is not the first.
  var promptText: String {
    guard let session, terminal.size.columns >= 40 else { return "> " }
    return session.prompt
  }

  private var promptLine: PromptLine {
    if let undertaking { return PromptLine(prompt: undertaking) }
    var line = editor?.shown ?? PromptLine(prompt: "")
    line.prompt = promptText
    return line
  }

  /// What Tab and `?` had to say, and what a paste still has to offer, until the next key.
  private var notes: [LogLine] {
    guard let editor, undertaking == nil else { return [] }
    let area = ScreenLayout(terminal.size, screen.state).log.size
    var rows = PromptNotes.fitted(editor.notes, to: area.rows) + PromptNotes.rows(of: editor.candidates, in: area)
    if editor.offeredLines > 0 {
      rows.append("  pasted: \(editor.offeredLines) more after this one; Ctrl-C drops them")
    }
    return rows.map { LogLine($0, style: .dim) }
  }
}
