import Glibc
import Synchronization
import TUI

/// Whether somebody wants the program to stop (^C, SIGTERM, SIGHUP): it is asked for between events, so that what has
/// happened so far is still reported.
enum Interruption {
  private static let wanted = Atomic<Bool>(false)

  /// From now on a signal is a wish, and a reader that goes away is an error of writing instead of a silent end.
  static func watch() {
    signal(SIGPIPE, SIG_IGN)
    Signal.watch([.interrupt, .terminate, .hangUp])
  }

  static var isRequested: Bool {
    if let signal = Signal.next(), signal != .suspend { wanted.store(true, ordering: .relaxed) }
    return wanted.load(ordering: .relaxed)
  }
}
