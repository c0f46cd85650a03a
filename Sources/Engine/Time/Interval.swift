/// A length of virtual time, in whole nanoseconds.
package struct Interval: Hashable, Comparable, Sendable {
  package var nanoseconds: Int64

  package init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  package static let zero = Interval(nanoseconds: 0)
  package static func nanoseconds(_ count: Int64) -> Interval { Interval(nanoseconds: count) }
  package static func microseconds(_ count: Int64) -> Interval { Interval(nanoseconds: count * 1_000) }
  package static func milliseconds(_ count: Int64) -> Interval { Interval(nanoseconds: count * 1_000_000) }
  package static func seconds(_ count: Int64) -> Interval { Interval(nanoseconds: count * 1_000_000_000) }

  /// The longest interval that a person may ask for: about a year.
  ///
  /// Sums of a few never overflow.
  package static let longest = Interval.seconds(366 * 86_400)

  package static func < (a: Interval, b: Interval) -> Bool { a.nanoseconds < b.nanoseconds }
  package static func + (a: Interval, b: Interval) -> Interval { Interval(nanoseconds: a.nanoseconds &+ b.nanoseconds) }
  package static func - (a: Interval, b: Interval) -> Interval { Interval(nanoseconds: a.nanoseconds &- b.nanoseconds) }
  package static func * (a: Interval, count: Int) -> Interval { Interval(nanoseconds: a.nanoseconds &* Int64(count)) }
  package static func / (a: Interval, count: Int) -> Interval { Interval(nanoseconds: a.nanoseconds / Int64(count)) }
}

extension Interval: CustomStringConvertible {
  /// The shortest exact text with a unit: `250ms`, `3s`, `1.5s`, `20us`.
  package var description: String {
    if nanoseconds == 0 { return "0s" }
    let sign = nanoseconds < 0 ? "-" : ""
    let size = nanoseconds.magnitude
    for (unit, scale) in [("s", UInt64(1_000_000_000)), ("ms", 1_000_000), ("us", 1_000)] where size >= scale {
      return sign + Decimal.text(size, scale: scale) + unit
    }
    return "\(sign)\(size)ns"
  }

  /// Reads `250ms`, `3s`, `1.5s`, `2m`, `1h`, `20us`, `5ns`; `nil` when it is none of these or longer than `longest`.
  package init?(_ text: some StringProtocol) {
    let units: [(String, Int64)] = [
      ("ns", 1), ("us", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000), ("m", 60_000_000_000),
      ("h", 3_600_000_000_000),
    ]
    let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let unit = text.dropFirst(number.count)
    guard let scale = units.first(where: { $0.0 == unit })?.1, let value = Decimal.parse(number, scale: scale),
      value <= Interval.longest.nanoseconds
    else { return nil }
    nanoseconds = value
  }
}

/// Exact decimal fractions of an integer scale: times are never floating point.
package enum Decimal {
  /// `value / scale` with as many decimals as it needs and no more.
  package static func text(_ value: UInt64, scale: UInt64) -> String {
    let whole = value / scale
    var rest = value % scale
    if rest == 0 { return "\(whole)" }
    var digits = ""
    var unit = scale / 10
    while rest > 0 {
      digits += "\(rest / unit)"
      rest %= unit
      unit /= 10
    }
    return "\(whole).\(digits)"
  }

  /// `text × scale` as an integer; `nil` when it is not a plain decimal number or has more decimals than `scale` can hold.
  package static func parse(_ text: some StringProtocol, scale: Int64) -> Int64? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = Int64(parts[0]), whole >= 0, parts[0].first?.isNumber == true
    else {
      return nil
    }
    let (product, overflow) = whole.multipliedReportingOverflow(by: scale)
    guard !overflow else { return nil }
    guard parts.count == 2 else { return product }
    guard !parts[1].isEmpty, parts[1].utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    var unit = scale
    var fraction: Int64 = 0
    for digit in parts[1].utf8 {
      guard unit % 10 == 0 else { return nil }
      unit /= 10
      fraction += Int64(digit - 48) * unit
    }
    let (sum, tooLarge) = product.addingReportingOverflow(fraction)
    return tooLarge ? nil : sum
  }
}
