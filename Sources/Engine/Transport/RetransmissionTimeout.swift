/// How long to wait for an acknowledgment: RFC 6298, in whole nanoseconds.
struct RetransmissionTimeout: Sendable {
  private let settings: TCPSettings
  private var smoothed: Interval?
  private var variation = Interval.zero
  private var base: Interval
  /// How often the wait has been doubled since the last acknowledgment of new octets (RFC 6298 §5.5).
  private(set) var backoff = 0

  init(_ settings: TCPSettings) {
    self.settings = settings
    base = settings.initialTimeout
  }

  var current: Interval {
    var value = base
    for _ in 0..<backoff where value < settings.longestTimeout { value = value * 2 }
    return min(value, settings.longestTimeout)
  }

  /// A round trip of octets that were sent once (Karn's rule, RFC 6298 §3).
  mutating func measure(_ roundTrip: Interval) {
    if let former = smoothed {
      let error = roundTrip > former ? roundTrip - former : former - roundTrip
      variation = (variation * 3 + error) / 4
      smoothed = (former * 7 + roundTrip) / 8
    } else {
      smoothed = roundTrip
      variation = roundTrip / 2
    }
    let wait = (smoothed ?? roundTrip) + variation * 4
    base = min(max(wait, settings.shortestTimeout), settings.longestTimeout)
  }

  mutating func backOff() { backoff = min(backoff + 1, 32) }

  mutating func acknowledged() { backoff = 0 }
}
