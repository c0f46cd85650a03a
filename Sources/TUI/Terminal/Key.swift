/// One key as a person presses it, whatever the terminal sent for it.
package enum Key: Hashable, Sendable {
  /// A key that writes something.
  case character(Character)
  /// Control and a key: a lower-case letter, or one of `@ [ \ ] ^ _`.
  ///
  /// Those that are keys of their own are named so: `^M` is `enter`, `^I` is `tab`, `^H` is `backspace`, `^[` is
  /// `escape`.
  case control(Character)
  /// Alt and a key.
  case alt(Character)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right
  case controlUp, controlDown, controlLeft, controlRight
  case home, end, pageUp, pageDown
  /// F1 and so on.
  case function(Int)

  /// The key of one scalar as it comes from a terminal in raw mode, or `nil` for what no key sends.
  package init?(scalar: Unicode.Scalar) {
    switch scalar.value {
    case 10, 13: self = .enter
    case 9: self = .tab
    case 8, 127: self = .backspace
    case 27: self = .escape
    case 0..<32:
      guard let letter = Unicode.Scalar(scalar.value + 64) else { return nil }
      self = .control(Character(letter.properties.lowercaseMapping))
    default:
      guard Visible.isHarmless(scalar) else { return nil }
      self = .character(Character(scalar))
    }
  }
}

extension Key: CustomStringConvertible {
  /// The key as it is written in hints and help.
  package var description: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let character): "Ctrl-" + character.uppercased()
    case .alt(let character): "Alt-" + String(character)
    case .function(let number): "F\(number)"
    default: name
    }
  }

  private var name: String {
    switch self {
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .insert: "Ins"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .controlUp: "Ctrl-Up"
    case .controlDown: "Ctrl-Down"
    case .controlLeft: "Ctrl-Left"
    case .controlRight: "Ctrl-Right"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .character, .control, .alt, .function: ""
    }
  }
}
