import Glibc
import Synchronization
import TUI

/// Whether somebody wants the program to stop: it is asked for between events, so that what has happened so far is still
/// reported.
enum Interruption {
  /// ^C may mean the command alone; SIGTERM and SIGHUP mean the program.
  private static let isWanted = Atomic<Bool>(false)
  private static let isEndWanted = Atomic<Bool>(false)

  /// From now on a signal is a wish.
  static func watch() {
    Signal.watch([.interrupt, .terminate, .hangUp])
    // Whoever started the program may have left them blocked.
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// The command was stopped; whether the program may go on.
  static func forget() -> Bool {
    isWanted.store(false, ordering: .relaxed)
    return !isEndRequested
  }

  static var isRequested: Bool {
    collect()
    return isWanted.load(ordering: .relaxed)
  }

  private static var isEndRequested: Bool {
    collect()
    return isEndWanted.load(ordering: .relaxed)
  }

  private static func collect() {
    while let signal = Signal.next() {
      isWanted.store(true, ordering: .relaxed)
      if signal != .interrupt { isEndWanted.store(true, ordering: .relaxed) }
    }
  }
}
