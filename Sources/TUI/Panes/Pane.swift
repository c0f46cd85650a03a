/// A part of the screen that draws one side of the world.
///
/// A pane has no state: it is a small table of functions of a view. A new one is one new file, one name, and one line
/// in `PaneList.all`.
package protocol Pane: Sendable {
  static var name: PaneName { get }
  static var title: String { get }
  /// The key that goes to it.
  static var key: Key { get }
  /// What it shows, in one sentence.
  static var help: String { get }

  /// What stands at the right of its upper edge.
  static func note(_ view: borrowing WorldView) -> String

  /// Draws what is inside the frame.
  static func draw(_ view: borrowing WorldView, in canvas: inout Canvas)

  /// Does what a key asks for; `size` is that of the inside.
  static func perform(
    _ action: Action, _ view: borrowing WorldView, size: Size, state: inout ViewState
  ) -> Request?

  /// Selects what stands at a place of the inside.
  static func click(_ place: Position, _ view: borrowing WorldView, size: Size, state: inout ViewState)

  /// Selects what contains the text: from the selection on, itself included unless `isNext`, round the end.
  ///
  /// Returns whether anything does.
  static func find(
    _ text: String, forward: Bool, isNext: Bool, _ view: borrowing WorldView, state: inout ViewState
  ) -> Bool
}

/// The panes, in the order of their numbers.
package enum PaneList {
  package static let all: [any Pane.Type] = [
    TopologyPane.self,
    RIBPane.self,
    TunnelsPane.self,
    PacketsPane.self,
    EventsPane.self,
    LogPane.self,
    HelpPane.self,
  ]

  package static func pane(_ name: PaneName) -> (any Pane.Type)? { all.first { $0.name == name } }

  /// Those that share the screen; help covers it.
  package static var tiled: [any Pane.Type] { all.filter { $0.name != .help } }
}
