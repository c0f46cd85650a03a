package import Wire

/// The timer of a leave for (x, G) on a segment (RFC 9251 §6.2): what nobody confirmed when it ends is forgotten.
package struct LeaveCountdown: Hashable, Sendable {
  package enum Origin: Hashable, Sendable {
    /// This PE heard the leave: it asks, and advertises a Leave Synch route.
    case heard
    /// Another PE heard it, and told.
    case received(from: IPAddress)
  }

  package let origin: Origin
  package let until: Instant
  /// The Maximum Response Time that this PE advertises.
  package let tenths: UInt8
  package let flags: MembershipFlags
  package let cause: RecordID
  /// A leave came while the countdown ran, and so was ignored: perhaps that host had just answered.
  package internal(set) var hasIgnoredLeave = false
  /// IGMPv3 hosts whose leave was heard in this round: they repeat it (RFC 3376 §5.1), and that says nothing new.
  package internal(set) var leavers: Set<IPAddress> = []
  /// The end of the local timer when the report that it came from may have crossed the leave on its way here: this PE
  /// cannot tell an answer from a report of before the leave.
  package internal(set) var doubtful: Instant?
}

/// A countdown has ended, and a leave that it made this PE ignore still has to be checked, once all news is in.
package struct LeaveRecheck: Hashable, Sendable {
  package let at: Instant
  package let flags: MembershipFlags
  package let cause: RecordID
}
