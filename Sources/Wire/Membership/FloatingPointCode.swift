/// The exponent codes in which a query gives times that would not fit into their octets.
///
/// IGMP and MLD use one octet (RFC 3376 §4.1.1, §4.1.7; RFC 3810 §5.1.9), MLD also two (RFC 3810 §5.1.3). With the highest bit
/// clear the code is the value; with it set, three bits of exponent and a mantissa of four or twelve bits follow.
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

  // MARK: Two octets

  /// The largest value that two octets can say.
  package static let maximum16 = 0x1fff << 10

  package static func decode16(_ code: UInt16) -> Int {
    guard code >= 0x8000 else { return Int(code) }
    return (Int(code & 0x0fff) | 0x1000) << (Int(code >> 12 & 7) + 3)
  }

  /// The code of the smallest value that can be said and is not below `value`; of the largest when there is none.
  package static func encode16(_ value: Int) -> UInt16 {
    guard value >= 0x8000 else { return UInt16(max(value, 0)) }
    for exponent in 0...7 {
      let unit = 1 << (exponent + 3)
      let mantissa = min(value, maximum16) / unit + (min(value, maximum16) % unit == 0 ? 0 : 1)
      if mantissa <= 0x1fff { return UInt16(0x8000 | exponent << 12 | mantissa & 0x0fff) }
    }
    return .max
  }

  /// The value that `value` becomes on the wire.
  package static func rounded16(_ value: Int) -> Int { decode16(encode16(value)) }
}
