import Engine
import TUI

/// The laboratory on a screen: keys go to the prompt or to a pane, commands to the lab, and what became of it is drawn.
///
/// There is one thread. libedit waits for keys in `turn`, and that is where time passes: virtual time while it plays, a
/// picture when something changed, the terminal's next event.
@MainActor final class Console {
  let terminal: any Terminal
  let clock: ConsoleClock
  let library: LabLibrary
  var session: LabSession?
  var screen = Screen()
  var log = OutputLog()
  var playback: Playback?
  var pace = FramePace()
  var rescue = RescueNote(lab: "", seed: 0)
  /// Events that came in while a command ran, for afterwards.
  var waiting: [TerminalEvent] = []
  /// What is under way, instead of the prompt: a lab that is loaded, a command that takes its time.
  var undertaking: String?
  /// How the program ends, once that is decided.
  var ending: ExitStatus?
  /// Whether the next ^D or `q` ends the program.
  var asksToQuit = false
  /// The editor while it reads: keys that a pane gets may put text into its line.
  private(set) var editor: EditLine?

  private let history: PromptHistory
  private let settings: EditLine.Settings

  /// A console on a terminal, for labs of a library.
  ///
  /// - Parameters:
  ///   - terminal: Where it is drawn, and where keys come from.
  ///   - library: The labs that can be opened.
  ///   - history: What was typed before.
  ///   - settings: Which keys the prompt has.
  ///   - clock: The clock on the wall.
  init(
    on terminal: any Terminal, library: LabLibrary, history: PromptHistory, settings: EditLine.Settings = .ofUser,
    clock: @escaping ConsoleClock = machineClock
  ) {
    self.terminal = terminal
    self.library = library
    self.history = history
    self.settings = settings
    self.clock = clock
  }

  /// Opens a lab and stays until the user leaves.
  ///
  /// The first picture is there before the network has booted. Returns `nil` when the system has no pseudo-terminal for
  /// the prompt.
  func run(_ lab: LabSource) -> ExitStatus? {
    begin(lab)
    guard let editor = makeEditor() else { return nil }
    self.editor = editor
    defer { self.editor = nil }
    while ending == nil { prompt(editor) }
    return ending
  }

  /// The editor of the prompt; its calls come from the program's only thread, where the console lives.
  private func makeEditor() -> EditLine? {
    let editor = EditLine(history: history, settings: settings) { [weak self] editor in
      MainActor.assumeIsolated { self?.turn(editor) ?? .stop }
    }
    editor?.completer = { [weak self] line, cursor in
      MainActor.assumeIsolated { self?.completion(line, cursor) } ?? Completion(start: cursor, candidates: [])
    }
    editor?.helper = { [weak self] line, cursor in
      MainActor.assumeIsolated { self?.help(line, cursor) } ?? []
    }
    return editor
  }

  private func completion(_ line: String, _ cursor: Int) -> Completion? {
    session?.completion(line, cursor) { [library] in library.names }
  }

  private func help(_ line: String, _ cursor: Int) -> [String]? {
    session?.help(line, cursor) { [library] in library.names }
  }

  private func prompt(_ editor: EditLine) {
    switch editor.readLine(prompt: promptText) {
    case .line(let line):
      asksToQuit = false
      enter(line)
    case .cancelled: pace.want(urgently: true)
    case .endOfInput: askToQuit("Ctrl-D")
    case .stopped: if ending == nil { ending = .refused }
    }
  }

  /// Ends the program when asked for the second time in a row.
  func askToQuit(_ key: String) {
    if asksToQuit {
      ending = .success
    } else {
      asksToQuit = true
      log.say("\(key) again to leave the lab; what was done in it is not kept", style: .warning)
    }
    pace.want(urgently: true)
  }

  /// Opens another lab, or says why that is not possible and stays.
  func change(to lab: String) {
    do { begin(try library.find(lab)) } catch { log.say(error.text(), style: .bad) }
  }

  /// Shows that it begins, lets the lab boot, and takes it over.
  private func begin(_ lab: LabSource) {
    undertaking = "\(lab.lab.name) boots"
    draw()
    let (world, notes) = library.boot(lab)
    let opened = LabSession(world)
    session = opened
    playback = nil
    undertaking = nil
    screen.reset()
    rescue = RescueNote(lab: opened.facts.lab, seed: world.seed)
    rescue.arm()
    for note in notes { log.say(note, style: .heading) }
    pace.want(urgently: true)
  }
}
