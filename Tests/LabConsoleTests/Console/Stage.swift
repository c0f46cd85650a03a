import Foundation
import Glibc
import TUI
import TestSupport
import Testing

@testable import LabConsole

/// A terminal with a user at it, who does one thing after the other when the screen shows what they wait for.
///
/// Its clock is its own: it goes on when somebody looks at it or waits, so that nothing here depends on how fast the
/// machine is.
final class Stage: Terminal {
  enum Act {
    case event(TerminalEvent)
    /// Goes on when the screen shows this text.
    case await(String)
    /// Goes on when it does not.
    case awaitEnd(String)
    /// Keeps a copy of the screen, once all is drawn.
    case look
    /// Waits so many turns.
    case rest(Int)
    case resize(Size)
  }

  private static let patience = 4000

  let memory: MemoryTerminal
  /// Copies of the screen, in the order in which they were asked for.
  private(set) var looks: [String] = []
  /// The very first picture.
  private(set) var first: String?
  /// What was waited for and did not come.
  private(set) var missed: String?
  private(set) var now: Int64 = 0
  private(set) var frames = 0
  private var acts: [Act] = []
  private var waited = 0

  init(_ size: Size = Size(rows: 24, columns: 80), glyphs: GlyphSet = .unicode) {
    memory = MemoryTerminal(size, glyphs: glyphs)
  }

  /// A look at the clock costs a millisecond here.
  func tick() -> Int64 {
    now += 1_000_000
    return now
  }

  func play(_ acts: [Act]) { self.acts += acts }

  var text: String { memory.text }

  // MARK: Terminal

  var size: Size { memory.size }
  var glyphs: GlyphSet { memory.glyphs }
  var depth: ColorDepth { memory.depth }
  var theme: Theme {
    get { memory.theme }
    set { memory.theme = newValue }
  }
  var isMouseOn: Bool {
    get { memory.isMouseOn }
    set { memory.isMouseOn = newValue }
  }

  func present(_ canvas: Canvas, cursor: Position?) {
    memory.present(canvas, cursor: cursor)
    frames += 1
    if first == nil { first = memory.text }
  }

  func nextEvent(within milliseconds: Int) -> TerminalEvent? {
    while let act = acts.first {
      switch act {
      case .event(let event):
        acts.removeFirst()
        return event
      case .await(let text) where memory.text.contains(text): done()
      case .awaitEnd(let text) where !memory.text.contains(text): done()
      case .look where milliseconds > 0:
        looks.append(memory.text)
        done()
      case .rest(let turns) where milliseconds > 0:
        acts[0] = .rest(turns - 1)
        if turns <= 1 { done() }
        return idle(milliseconds)
      case .resize(let size):
        acts.removeFirst()
        memory.resize(to: size)
        return memory.nextEvent(within: 0)
      case .await, .awaitEnd, .look, .rest: return idle(milliseconds)
      }
    }
    // All is done; what is left is to draw it.
    return milliseconds > 0 ? .signal(.terminate) : nil
  }

  func repaint() { memory.repaint() }
  func suspend() { memory.suspend() }
  func close() { memory.close() }

  private func done() {
    acts.removeFirst()
    waited = 0
  }

  private func idle(_ milliseconds: Int) -> TerminalEvent? {
    now += Int64(milliseconds) * 1_000_000
    waited += 1
    guard waited > Self.patience, let act = acts.first else { return nil }
    missed = "\(act) in:\n\(memory.text)"
    acts = []
    return .signal(.terminate)
  }
}

// MARK: Writing plays

extension [Stage.Act] {
  /// Types a line and enters it.
  static func line(_ text: String) -> [Stage.Act] { keys(text) + [.event(.key(.enter))] }

  static func keys(_ text: String) -> [Stage.Act] {
    text.unicodeScalars.compactMap { Key(scalar: $0).map { .event(.key($0)) } }
  }
}

extension Stage.Act {
  static func key(_ key: Key) -> Stage.Act { .event(.key(key)) }
  static func paste(_ text: String) -> Stage.Act { .event(.paste(text)) }
}

/// A console on a stage, with a lab that ships.
@MainActor
struct Performance {
  let stage: Stage
  let console: Console
  var status: LabConsole.ExitStatus?

  init(
    size: Size = Size(rows: 24, columns: 80), glyphs: GlyphSet = .unicode, lab: String = "first-join",
    settings: EditLine.Settings = .none,
    _ acts: [[Stage.Act]]
  ) throws {
    setlocale(LC_CTYPE, "C.UTF-8")
    let stage = Stage(size, glyphs: glyphs)
    self.stage = stage
    let library = LabLibrary(
      folders: LabFolders(variable: Repository.root.appendingPathComponent("labs").path, executable: nil), progress: nil
    )
    let history = try #require(PromptHistory(file: nil))
    console = Console(on: stage, library: library, history: history, settings: settings, clock: { stage.tick() })
    stage.play(acts.flatMap { $0 })
    status = console.run(try library.find(lab))
    if let missed = stage.missed { Issue.record("waited in vain for \(missed)") }
  }

  var screen: String { stage.text }
  func look(_ index: Int) -> String { stage.looks.indices.contains(index) ? stage.looks[index] : "" }
}
