package import Wire

/// The last-member rounds of one group on one circuit: which specific queries are still to be sent, and until when their
/// answers count (RFC 3376 §6.6.3).
package struct QueryRounds: Hashable, Sendable {
  package struct Round: Hashable, Sendable {
    /// When what nobody confirmed is forgotten.
    package let until: Instant
    /// The record of the leave, for the queries that follow from it.
    package let cause: RecordID
    /// Queries that are still to be sent, the next one at `nextAt`.
    fileprivate var left: Int
    fileprivate var nextAt: Instant
  }

  package private(set) var rounds = SortedMap<MulticastSourceGroup, Round>()

  package init() {}

  package var isEmpty: Bool { rounds.isEmpty }
  package var count: Int { rounds.count }
  package subscript(key: MulticastSourceGroup) -> Round? { rounds[key] }

  /// Begins a round with `count` queries, the first one now.
  package mutating func begin(
    _ key: MulticastSourceGroup, count: Int, until deadline: Instant, at now: Instant, cause: RecordID
  ) {
    rounds[key] = Round(until: deadline, cause: cause, left: count, nextAt: now)
  }

  /// The rounds with a query due, (*, G) first; their next query is put `interval` further on.
  package mutating func takeDue(at now: Instant, every interval: Interval) -> [MulticastSourceGroup] {
    let due = rounds.keys.filter { key in rounds[key].map { $0.left > 0 && $0.nextAt <= now } ?? false }
    for key in due {
      rounds.update(key) { round in
        round.left -= 1
        round.nextAt = round.nextAt + interval
      }
    }
    return due
  }

  /// Ends the rounds whose time has run out.
  package mutating func endDue(at now: Instant) {
    for key in rounds.keys where rounds[key].map({ $0.until <= now }) ?? false { rounds[key] = nil }
  }

  package var nextDeadline: Instant? {
    rounds.values.map { $0.left > 0 ? min($0.nextAt, $0.until) : $0.until }.min()
  }
}
