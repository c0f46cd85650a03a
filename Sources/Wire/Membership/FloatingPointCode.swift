/// The exponent code in which a query gives times that would not fit into its octet (RFC 3376 §4.1.1, §4.1.7).
///
/// Below 128 the octet is the value; above, it holds three bits of exponent and four of mantissa.
package enum FloatingPointCode {
  /// The largest value that an octet can say.
  package static let maximum8 = 31 << 10

  package static func decode8(_ code: UInt8) -> Int {
    guard code >= 128 else { return Int(code) }
    return (Int(code & 0x0f) | 0x10) << (Int(code >> 4 & 7) + 3)
  }

  /// The code of the smallest value that can be said and is not below `value`; of the largest when there is none.
  package static func encode8(_ value: Int) -> UInt8 {
    guard value >= 128 else { return UInt8(max(value, 0)) }
    for exponent in 0...7 {
      let unit = 1 << (exponent + 3)
      let mantissa = min(value, maximum8) / unit + (min(value, maximum8) % unit == 0 ? 0 : 1)
      if mantissa <= 0x1f { return UInt8(0x80 | exponent << 4 | mantissa & 0x0f) }
    }
    return 255
  }

  /// The value that `value` becomes on the wire.
  package static func rounded8(_ value: Int) -> Int { decode8(encode8(value)) }
}
