import TUI

extension Console {
  /// Opens a lab on the screen, and stays there until the user leaves; `nil` where no screen can be drawn.
  static func open(_ lab: LabSource, library: LabLibrary = LabLibrary()) -> ExitStatus? {
    let isColorUnwanted = Environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    guard let history = PromptHistory(file: PromptHistory.location()),
      let terminal = CursesTerminal(theme: .dusk, wantsColor: !isColorUnwanted)
    else { return nil }
    let status = Console(on: terminal, library: library, history: history).run(lab)
    terminal.close()
    return status
  }
}
