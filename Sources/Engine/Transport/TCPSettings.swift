/// The constants of one TCP: how much it sends, takes and waits.
package struct TCPSettings: Hashable, Sendable {
  /// What this end offers in its SYN: Ethernet's 1,500 octets less both headers (RFC 9293 §3.7.1).
  package var maximumSegmentSize = 1_460
  /// What this end takes behind the octet that it awaits; the owner reads at once, so it never shrinks.
  package var window: UInt16 = 65_535
  /// The most that is on the way unacknowledged: full segments that stay below the smallest full window.
  package var flightLimit = 44 * 1_460
  /// Before the first measurement (RFC 6298 §2.1).
  package var initialTimeout = Interval.seconds(1)
  /// Deviation: RFC 6298 §2.4 asks for 1 s; 200 ms is what the usual kernels do.
  package var shortestTimeout = Interval.milliseconds(200)
  /// RFC 6298 §2.5 allows a bound of 60 s or more.
  package var longestTimeout = Interval.seconds(60)
  /// How long octets may go unacknowledged (RFC 9293 §3.8.3, R2: at least 100 s).
  package var patience = Interval.seconds(100)
  /// How long a connection request may go unanswered (RFC 9293 §3.8.3, R2 for SYN: at least 3 minutes).
  package var handshakePatience = Interval.seconds(180)
  /// Deviation: 2 × 30 s as the usual kernels, where RFC 9293 §3.4.2 chooses 2 × 2 minutes.
  package var timeWait = Interval.seconds(60)

  package init() {}
}
