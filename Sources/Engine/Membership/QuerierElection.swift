/// Who asks on one circuit, and when the next general query is due (RFC 3376 §6.1, §6.6.2).
package struct QuerierElection: Hashable, Sendable {
  package enum State: Hashable, Sendable {
    /// The circuit is down.
    case silent
    /// This PE asks: how many startup queries are left after the next one, and when that is due.
    case querier(startupLeft: Int, next: Instant)
    /// Another router with a lower address asks; without its queries until then, this PE takes over.
    case nonQuerier(until: Instant)
  }

  package enum Input: Sendable {
    case up
    case down
    case timer
    /// A general query from an address that is lower than this PE's.
    case lowerQuerier
  }

  package private(set) var state = State.silent

  package init() {}

  /// Applies an input; returns whether a general query is to be sent now.
  package mutating func handle(_ input: Input, at now: Instant, _ settings: QuerierSettings) -> Bool {
    let asks: Bool
    let next: State
    switch (state, input) {
    case (.silent, .up):
      (next, asks) = (.starting(at: now, settings), true)
    case (.querier, .down), (.nonQuerier, .down):
      (next, asks) = (.silent, false)
    case (.querier(let left, let due), .timer) where due <= now:
      let interval = left > 0 ? settings.startupQueryInterval : settings.queryInterval
      (next, asks) = (.querier(startupLeft: max(left - 1, 0), next: now + interval), true)
    case (.nonQuerier(let deadline), .timer) where deadline <= now:
      (next, asks) = (.querier(startupLeft: 0, next: now + settings.queryInterval), true)
    case (.querier, .lowerQuerier), (.nonQuerier, .lowerQuerier):
      (next, asks) = (.nonQuerier(until: now + settings.otherQuerierPresentInterval), false)
    case (.silent, .down), (.silent, .timer), (.silent, .lowerQuerier), (.querier, .up), (.nonQuerier, .up),
      (.querier, .timer), (.nonQuerier, .timer):
      return false
    }
    state = next
    return asks
  }

  /// Whether specific queries and the periodic ones are this PE's to send.
  package var asks: Bool {
    switch state {
    case .querier: true
    case .silent, .nonQuerier: false
    }
  }

  package var isUp: Bool { state != .silent }

  package var nextDeadline: Instant? {
    switch state {
    case .silent: nil
    case .querier(_, let next): next
    case .nonQuerier(let until): until
    }
  }
}

extension QuerierElection.State {
  /// The first startup query goes out at once; `startupQueryCount` of them, §8.6 apart, then the regular ones (§6.1).
  fileprivate static func starting(at now: Instant, _ settings: QuerierSettings) -> Self {
    let left = settings.startupQueryCount - 1
    let interval = left > 0 ? settings.startupQueryInterval : settings.queryInterval
    return .querier(startupLeft: max(left - 1, 0), next: now + interval)
  }
}
