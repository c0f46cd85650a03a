internal import HashTreeCollections

/// The timers of one node: a deadline each, and at most one agenda entry each.
///
/// A restart only moves the deadline; the entry that comes up too early is armed again in silence.
package struct TimerTable: Sendable {
  private struct Timer: Sendable {
    /// `nil`: stopped, but its entry is still on the agenda.
    var deadline: Instant?
    /// When the agenda entry comes up.
    var armed: Instant
  }

  private var timers = TreeDictionary<TimerKey, Timer>()

  package init() {}

  /// The deadline of a running timer.
  package func deadline(of key: TimerKey) -> Instant? { timers[key]?.deadline ?? nil }

  /// All running timers, in no order: sort before use.
  package var running: [(key: TimerKey, deadline: Instant)] {
    timers.compactMap { key, timer in timer.deadline.map { (key, $0) } }
  }

  /// Sets or moves the deadline; returns the time for a new agenda entry when the one there is would come too late.
  package mutating func set(_ key: TimerKey, _ deadline: Instant?) -> Instant? {
    guard let deadline else {
      timers[key]?.deadline = nil
      return nil
    }
    if let timer = timers[key], timer.armed <= deadline {
      timers[key]?.deadline = deadline
      return nil
    }
    timers[key] = Timer(deadline: deadline, armed: deadline)
    return deadline
  }

  /// What an agenda entry that comes up at `now` finds.
  package enum Finding: Hashable, Sendable {
    /// The timer has run down: it is removed, and its owner must hear of it.
    case expired
    /// The deadline has moved: put an entry there.
    case later(Instant)
    /// Stopped, or an entry that a nearer one has replaced.
    case nothing
  }

  package mutating func comesUp(_ key: TimerKey, at now: Instant) -> Finding {
    guard let timer = timers[key], timer.armed == now else { return .nothing }
    guard let deadline = timer.deadline else {
      timers[key] = nil
      return .nothing
    }
    guard deadline > now else {
      timers[key] = nil
      return .expired
    }
    timers[key]?.armed = deadline
    return .later(deadline)
  }

  /// Forgets all timers, as a crash does.
  package mutating func removeAll() {
    for key in timers.keys { timers[key]?.deadline = nil }
  }
}
