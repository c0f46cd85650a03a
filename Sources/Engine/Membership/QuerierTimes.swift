/// The times that follow from what a querier is set to (RFC 3376 §8).
extension QuerierSettings {
  /// RFC 3376 §8.9.
  package var lastMemberQueryCount: Int { max(robustness, 1) }
  /// RFC 3376 §8.10.
  package var lastMemberQueryTime: Interval { lastMemberQueryInterval * lastMemberQueryCount }
  /// RFC 3376 §8.4.
  package var groupMembershipInterval: Interval { queryInterval * max(robustness, 1) + queryResponseInterval }
  /// RFC 3376 §8.5.
  package var otherQuerierPresentInterval: Interval { queryInterval * max(robustness, 1) + queryResponseInterval / 2 }
  /// RFC 3376 §8.6.
  package var startupQueryInterval: Interval { queryInterval / 4 }
  /// RFC 3376 §8.7.
  package var startupQueryCount: Int { max(robustness, 1) }
  /// RFC 3376 §8.13.
  package var olderHostPresentInterval: Interval { groupMembershipInterval }
}

extension Interval {
  /// In tenths of a second, rounded up, as queries and Leave Synch routes carry times.
  package var tenthsRoundedUp: Int {
    Int((nanoseconds + 99_999_999) / 100_000_000)
  }

  package static func tenths(_ count: Int) -> Interval { .milliseconds(Int64(count) * 100) }
}
