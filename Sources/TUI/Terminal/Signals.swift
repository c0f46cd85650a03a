import CTerminal
import Glibc

/// A signal of the operating system that the program takes note of instead of being ended by it.
package enum Signal: Hashable, Sendable {
  case interrupt, terminate, hangUp, suspend

  /// Turns signals into something that is asked for.
  ///
  /// Those of a program that draws a screen, or fewer.
  package static func watch(_ signals: [Signal]) {
    for number in signals.flatMap(\.numbers) { _ = ct_signal_watch(number) }
  }

  /// Lets signals do again what they did before.
  package static func unwatchAll() { ct_signal_unwatch_all() }

  /// The next one that has come in.
  package static func next() -> Signal? {
    while true {
      switch ct_signal_next() {
      case 0: return nil
      case SIGINT: return .interrupt
      case SIGTERM, SIGQUIT: return .terminate
      case SIGHUP: return .hangUp
      case SIGTSTP: return .suspend
      default: continue
      }
    }
  }

  private var numbers: [Int32] {
    switch self {
    case .interrupt: [SIGINT]
    case .terminate: [SIGTERM, SIGQUIT]
    case .hangUp: [SIGHUP]
    case .suspend: [SIGTSTP]
    }
  }
}
