/// A host's membership of one group in IGMPv1 or IGMPv2: the host state diagram of RFC 2236 §6.
package struct LegacyGroupMember: Hashable, Sendable {
  package enum State: Hashable, Sendable {
    case nonMember
    case delaying(until: Instant)
    case idle
  }

  package enum Input: Sendable {
    /// The host joins, or says so again; the report is repeated once (§3).
    case join(repeatAt: Instant)
    /// The host listens without a report of its own.
    case joinSilently
    /// The host leaves, or says so again.
    case leave
    /// A query with its maximum response time, and when this host would answer; `nil`: never.
    case query(maximum: Interval, answerAt: Instant?)
    case reportHeard
    case timer
  }

  package enum Action: Hashable, Sendable { case nothing, report, leave }

  package private(set) var state = State.nonMember
  /// Whether this host was the last to report; a report that it hears meanwhile takes the flag away.
  package private(set) var isLastReporter = false
  private var hasReported = false

  package init() {}

  package mutating func handle(_ input: Input, at now: Instant) -> Action {
    let action: Action
    let next: State
    switch (state, input) {
    case (_, .join(let repeatAt)):
      (next, action) = (.delaying(until: repeatAt), .report)
    case (.nonMember, .joinSilently):
      (next, action) = (.idle, .nothing)
      hasReported = false
    case (.nonMember, .leave):
      (next, action) = (.nonMember, .leave)
    case (.delaying, .leave), (.idle, .leave):
      // §6 lets a host that was not the last reporter leave in silence; it says so all the same, unless it has never
      // been heard of.
      (next, action) = (.nonMember, hasReported ? .leave : .nothing)
    case (.idle, .query(_, let answerAt?)):
      (next, action) = (.delaying(until: answerAt), .nothing)
    case (.delaying(let until), .query(let maximum, let answerAt?)) where until - now > maximum:
      (next, action) = (.delaying(until: answerAt), .nothing)
    case (.delaying, .reportHeard):
      (next, action) = (.idle, .nothing)
      isLastReporter = false
    case (.delaying(let until), .timer) where until <= now:
      (next, action) = (.idle, .report)
    case (.nonMember, .query), (.nonMember, .reportHeard), (.nonMember, .timer), (.delaying, .joinSilently),
      (.delaying, .query), (.delaying, .timer), (.idle, .joinSilently), (.idle, .query), (.idle, .reportHeard),
      (.idle, .timer):
      return .nothing
    }
    if action == .report { (isLastReporter, hasReported) = (true, true) }
    if next == .nonMember { isLastReporter = false }
    state = next
    return action
  }

  package var nextDeadline: Instant? {
    switch state {
    case .nonMember, .idle: nil
    case .delaying(let until): until
    }
  }
}
