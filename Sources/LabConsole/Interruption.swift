import Glibc
import Synchronization
import TUI

/// Whether somebody wants the program to stop (^C, SIGTERM, SIGHUP): it is asked for between events, so that what has
/// happened so far is still reported.
enum Interruption {
  private static let wanted = Atomic<Bool>(false)

  /// From now on a signal is a wish.
  static func watch() {
    Signal.watch([.interrupt, .terminate, .hangUp])
    // Whoever started the program may have left them blocked.
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// The wish has been fulfilled.
  static func forget() {
    while Signal.next() != nil {}
    wanted.store(false, ordering: .relaxed)
  }

  static var isRequested: Bool {
    if let signal = Signal.next(), signal != .suspend { wanted.store(true, ordering: .relaxed) }
    return wanted.load(ordering: .relaxed)
  }
}
