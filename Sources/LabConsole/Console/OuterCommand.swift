import Engine
import TUI

/// A command about the console and its lab instead of about the world.
enum OuterCommand: Hashable {
  case play(PlaybackSpeed?)
  case pause
  case view(String)
  case theme(Theme)
  case mouse(Bool)
  case load(String)
  case source(String)
  case labs
  case quit

  /// Reads the words behind a verb of `specs`.
  init(_ verb: String, _ words: inout Words) throws(CommandError) {
    switch verb {
    case "play": self = .play(try Self.speed(&words))
    case "pause": self = .pause
    case "view": self = .view(try Self.pane(&words))
    case "theme": self = .theme(try Self.theme(&words))
    case "mouse": self = .mouse(try words.choice(among: ["on", "off"], "on or off") == "on")
    case LineCommands.load: self = .load(try words.next("a lab: its name, its number or its file").text)
    case LineCommands.source: self = .source(try Self.file(&words))
    case LineCommands.labs: self = .labs
    default: self = .quit
    }
    try words.expectEnd()
  }

  private static func speed(_ words: inout Words) throws(CommandError) -> PlaybackSpeed? {
    guard let word = words.peek() else { return nil }
    guard let speed = PlaybackSpeed(word.text) else {
      throw CommandError(
        "`\(Printable.text(word.text))` is no speed", column: word.column,
        expected: "how many times faster than the clock on the wall, as x2, x0.01")
    }
    _ = try words.next("a speed")
    return speed
  }

  private static func pane(_ words: inout Words) throws(CommandError) -> String {
    try words.choice(among: paneNames, "a pane")
  }

  private static func file(_ words: inout Words) throws(CommandError) -> String {
    let word = try words.next("a file")
    guard word.text != "-" else {
      throw CommandError("standard input is the keyboard here", column: word.column, expected: "a file")
    }
    return word.text
  }

  private static func theme(_ words: inout Words) throws(CommandError) -> Theme {
    Theme.named(try words.choice(among: Theme.all.map(\.name), "a theme")) ?? .dusk
  }

  static var paneNames: [String] { PaneList.all.map { $0.title.lowercased() } }
}

// MARK: What prompt, completion and help know of them

extension OuterCommand {
  static let specs: [CommandSpec] =
    LineCommands.promptSpecs + [
      CommandSpec(
        "play", "Let virtual time follow the clock on the wall, so many times faster.", group: .time,
        forms: [[.option([.value(.text("xSPEED"))])]],
        examples: [
          ("play", "time goes on, a second each second, until pause, space in a pane, or Ctrl-C"),
          ("play x0.01", "a hundred times slower: packets are seen on their links"),
        ]),
      CommandSpec(
        "pause", "Stop the time that play has set going.", group: .time,
        examples: [("pause", "time stands still; commands and steps go on from here")]),
      CommandSpec(
        "view", "Show a pane.", group: .session, forms: [[.choice(paneNames)]],
        examples: [("view rib", "the routes are shown; Esc gives the panes the keys, and takes them back")]),
      CommandSpec(
        "theme", "Draw in other colours.", group: .session, forms: [[.choice(Theme.all.map(\.name))]],
        examples: [("theme paper", "colours for a light background")]),
      CommandSpec(
        "mouse", "Let clicks come to the console, or leave them to the terminal's own selection.", group: .session,
        forms: [[.choice(["on", "off"])]],
        examples: [("mouse off", "text is selected and copied as in any other program")]),
    ]

}
