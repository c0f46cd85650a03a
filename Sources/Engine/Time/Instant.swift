/// A point on the lab's virtual clock, in whole nanoseconds.
///
/// 0 is the hand-over to the user; the boot lies before it.
package struct Instant: Hashable, Comparable, Sendable {
  package var nanoseconds: Int64

  package init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  package static let zero = Instant(nanoseconds: 0)
  /// Later than anything that happens.
  package static let never = Instant(nanoseconds: .max)

  package static func < (a: Instant, b: Instant) -> Bool { a.nanoseconds < b.nanoseconds }
  package static func + (a: Instant, b: Interval) -> Instant { Instant(nanoseconds: a.nanoseconds &+ b.nanoseconds) }
  package static func - (a: Instant, b: Interval) -> Instant { Instant(nanoseconds: a.nanoseconds &- b.nanoseconds) }
  package static func - (a: Instant, b: Instant) -> Interval { Interval(nanoseconds: a.nanoseconds &- b.nanoseconds) }
}

extension Instant: CustomStringConvertible {
  /// Seconds with three to nine decimals: `12.450`, `-0.310`, `3.000125`.
  package var description: String {
    let sign = nanoseconds < 0 ? "-" : ""
    let size = nanoseconds.magnitude
    var digits = String(size % 1_000_000_000)
    digits = String(repeating: "0", count: 9 - digits.count) + digits
    while digits.count > 3, digits.last == "0" { digits.removeLast() }
    return "\(sign)\(size / 1_000_000_000).\(digits)"
  }

  /// Reads seconds with up to nine decimals: `12.45`, `3`, `-0.31`; a trailing `s` is allowed.
  ///
  /// `nil` when it is none.
  package init?(_ text: some StringProtocol) {
    var rest = Substring(text)
    let isNegative = rest.first == "-"
    if isNegative { rest = rest.dropFirst() }
    if rest.last == "s" { rest = rest.dropLast() }
    guard let value = Decimal.parse(rest, scale: 1_000_000_000), value <= Interval.longest.nanoseconds else {
      return nil
    }
    nanoseconds = isNegative ? -value : value
  }
}
