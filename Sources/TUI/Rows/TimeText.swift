package import Engine

/// Times in columns.
package enum TimeText {
  /// Seconds with three decimals, cut and not rounded: `12.450`.
  package static func short(_ instant: Instant) -> String {
    let size = instant.nanoseconds.magnitude
    let digits = String(size / 1_000_000 % 1_000)
    let sign = instant.nanoseconds < 0 ? "-" : ""
    return "\(sign)\(size / 1_000_000_000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
