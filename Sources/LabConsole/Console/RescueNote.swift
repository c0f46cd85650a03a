import CTerminal
import Engine
import TUI

/// What is printed when the program crashes: enough to come to the same place again, and to report it.
struct RescueNote: Hashable {
  /// The commands that are kept; what was typed before them is in the history.
  static let limit = 8

  var lab: String
  var seed: UInt64
  private(set) var commands: [String] = []

  init(lab: String, seed: UInt64) {
    (self.lab, self.seed) = (lab, seed)
  }

  mutating func note(_ command: String) {
    commands.append(Visible.text(command, in: .ascii))
    if commands.count > Self.limit { commands.removeFirst() }
  }

  /// The last commands are the ones that count, so they come before what may be cut off.
  var text: String {
    var text = "labconsole has crashed, and that is its own fault. To report it, send what stands above and this:\n"
    text += "  lab \(Visible.text(lab, in: .ascii)), seed \(seed)"
    if !commands.isEmpty {
      text += "; the last commands, the newest first:\n"
      text += commands.reversed().map { "  \($0.prefix(100))\n" }.joined()
    } else {
      text += "\n"
    }
    return text
  }

  /// From now on a crash says this.
  func arm() { ct_rescue_message(text) }
}
