/// A key, what it does, and where: hints, help and the code read this one table.
package struct KeyBinding: Sendable {
  package let keys: [Key]
  package let action: Action
  /// One or two words for the hint bar; `nil` for keys that everybody guesses.
  package let hint: String?
  package let help: String
  /// `nil`: in every pane.
  package let panes: [PaneName]?

  init(_ keys: [Key], _ action: Action, hint: String? = nil, in panes: [PaneName]? = nil, _ help: String) {
    self.keys = keys
    self.action = action
    self.hint = hint
    self.help = help
    self.panes = panes
  }

  package func works(in pane: PaneName) -> Bool { panes?.contains(pane) ?? true }

  /// The keys as they are written: `j Down`.
  package var name: String { keys.map(\.description).joined(separator: " ") }
}

/// The keys of the panes.
///
/// What is bound for one pane comes before what is bound for all.
package enum KeyTable {
  package static let all: [KeyBinding] = own + time + moving + windows

  /// What a key does in a pane.
  package static func binding(for key: Key, in pane: PaneName) -> KeyBinding? {
    all.first { $0.keys.contains(key) && $0.works(in: pane) }
  }

  private static let own: [KeyBinding] = [
    KeyBinding(
      [.character("f")], .failOrRestore, hint: "fail", in: [.topology], "Fail the chosen node or link, or restore it."),
    KeyBinding([.character("]")], .nextLink, hint: "link", in: [.topology], "Choose the next link."),
    KeyBinding([.character("[")], .previousLink, in: [.topology], "Choose the link before."),
    KeyBinding(
      [.character("J")], .join, hint: "join", in: [.topology], "Write a join of the chosen host at the prompt."),
    KeyBinding([.character("L")], .leave, in: [.topology], "Write a leave of the chosen host at the prompt."),
    KeyBinding([.character("a")], .allNodes, hint: "all nodes", in: [.rib], "Show the routes of all nodes, or of one."),
    KeyBinding([.character("t")], .nextType, hint: "type", in: [.rib], "Show the next route type only, at last all."),
    KeyBinding(
      [.character("m")], .compare, hint: "compare", in: [.rib],
      "Compare with now: what comes is new, what goes stays to be seen."),
    KeyBinding([.enter], .open, hint: "fields", in: [.packets], "Go into the fields of the packet."),
    KeyBinding(
      [.character("&")], .nextFilter, hint: "filter", in: [.packets],
      "Show the packets of the chosen link, node or flow only, or what controls."),
    KeyBinding([.enter], .open, hint: "cause", in: [.events], "Go to the event that caused this one."),
  ]

  private static let time: [KeyBinding] = [
    KeyBinding([.character(" ")], .runOrPause, hint: "run", "Let time run, or stop it."),
    KeyBinding([.character("s")], .step, hint: "step", "Let one event happen."),
    KeyBinding([.character("r")], .reverseStep, hint: "back", "Take one event back."),
    KeyBinding([.character("w")], .why, hint: "why", "Ask why about what is chosen."),
    KeyBinding([.character("F")], .nextFlow, hint: "flow", "Choose the next flow."),
  ]

  private static let moving: [KeyBinding] = [
    KeyBinding([.character("j"), .down], .down, "Go down."),
    KeyBinding([.character("k"), .up], .up, "Go up."),
    KeyBinding([.character("h"), .left], .left, "Go left."),
    KeyBinding([.character("l"), .right], .right, "Go right."),
    KeyBinding([.character("g"), .home], .first, "Go to the first row."),
    KeyBinding([.character("G"), .end], .last, "Go to the last row, and follow what comes."),
    KeyBinding([.control("d")], .halfDown, "Go half a page down."),
    KeyBinding([.control("u")], .halfUp, "Go half a page up."),
    KeyBinding([.pageDown, .control("f")], .pageDown, "Go a page down."),
    KeyBinding([.pageUp, .control("b")], .pageUp, "Go a page up."),
    KeyBinding([.character("/")], .search, hint: "find", "Search in this pane."),
    KeyBinding([.character("n")], .nextHit, "Go to the next hit."),
    KeyBinding([.character("N")], .previousHit, "Go to the hit before."),
  ]

  private static let windows: [KeyBinding] =
    PaneList.all.map { KeyBinding([$0.key], .focus($0.name), hint: $0.name == .help ? "keys" : nil, $0.help) } + [
      KeyBinding([.character(":"), .enter], .prompt, hint: "prompt", "Go to the prompt."),
      KeyBinding([.tab], .nextPane, "Go to the next pane."),
      KeyBinding([.backTab], .previousPane, "Go to the pane before."),
      KeyBinding([.control("w")], .choosePane, "Go to the pane in the direction of the next key: h j k l."),
      KeyBinding([.character("\\")], .zoom, hint: "zoom", "Give the pane all room, or take it back."),
      KeyBinding([.character("+")], .grow, "Give the pane more room."),
      KeyBinding([.character("_")], .shrink, "Give the pane less room."),
      KeyBinding([.escape], .back, "Go back: end a search, leave the fields, take room back, go to the prompt."),
      KeyBinding([.control("l")], .redraw, "Draw the screen anew."),
      KeyBinding([.character("q")], .quit, hint: "quit", "Go back, and from the panes quit when asked twice."),
    ]
}
