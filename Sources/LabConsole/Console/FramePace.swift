/// When the screen is to be drawn: soon after something changed, not more often than people see, and not at all while
/// nothing does.
struct FramePace {
  /// 30 pictures a second.
  static let frame: Int64 = 33_333_333
  /// A window that is dragged changes its size again and again: it is drawn when it has been quiet for so long.
  static let settling: Int64 = 30_000_000
  /// But after so long in any case.
  private static let longestSettling: Int64 = 200_000_000

  private var isWanted = true
  /// Whether a person waits for what the key did, so that it is shown at once.
  private var isUrgent = true
  private var last = Int64.min / 2
  private var resized: (first: Int64, last: Int64)?

  /// Something is to be seen; at once when it answers a key.
  mutating func want(urgently: Bool = false) {
    isWanted = true
    isUrgent = isUrgent || urgently
  }

  mutating func resized(at now: Int64) {
    resized = (resized?.first ?? now, now)
    want(urgently: true)
  }

  mutating func drawn(at now: Int64) {
    (isWanted, isUrgent, resized) = (false, false, nil)
    last = now
  }

  /// Nanoseconds until the next picture is due: 0 when it is, `nil` when nothing has changed.
  func wait(at now: Int64) -> Int64? {
    guard isWanted else { return nil }
    if let resized {
      return max(0, min(resized.last + Self.settling, resized.first + Self.longestSettling) - now)
    }
    return isUrgent ? 0 : max(0, last + Self.frame - now)
  }

  /// Whether a picture is so old that keys which keep coming in should not hold the next one up.
  func isOverdue(at now: Int64) -> Bool { isWanted && resized == nil && now - last >= Self.frame }
}
