/// Six octets made of an administrator and a number that it assigned: what route distinguishers (RFC 4364 §4.2) and
/// route targets (RFC 4360 §3.1, §3.2; RFC 5668 §2) have in common, and how people write them.
///
/// Forms: 0 = two-octet AS and four octets, 1 = IPv4 address and two octets, 2 = four-octet AS and two octets.
enum AdministeredNumber {
  /// What people write, such as 65000:10, 192.0.2.1:10 or 4200000001:10, and `nil` for other forms.
  ///
  /// Form 2 with a small AS says so, because form 0 would read the same: 65000L:10.
  static func text(form: UInt16, value: UInt64) -> String? {
    var words = TextWriter()
    return write(form: form, value: value, to: &words) ? words.text : nil
  }

  /// Writes what `text` gives; false for other forms, for which nothing is written.
  static func write(form: UInt16, value: UInt64, to words: inout TextWriter) -> Bool {
    switch form {
    case 0: words.append(number: value >> 32 & 0xffff)
    case 1: IPAddress(v4: UInt32(truncatingIfNeeded: value >> 16)).write(words: &words)
    case 2:
      words.append(number: value >> 16 & 0xffff_ffff)
      if value >> 32 & 0xffff == 0 { words.append("L") }
    default: return false
    }
    words.append(":")
    words.append(number: form == 0 ? value & 0xffff_ffff : value & 0xffff)
    return true
  }

  /// The form and the low 48 bits; `nil` when the text is none of the three forms or a part is out of range.
  static func parse(_ text: some StringProtocol) -> (form: UInt16, value: UInt64)? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = decimal(parts[1]) else { return nil }
    if parts[0].contains(".") {
      guard let address = IPAddress.dottedDecimal(parts[0]), number <= 0xffff else { return nil }
      return (1, UInt64(address) << 16 | UInt64(number))
    }
    let isLong = parts[0].last == "L"
    guard let system = decimal(isLong ? parts[0].dropLast() : parts[0]) else { return nil }
    if system <= 0xffff, !isLong { return (0, UInt64(system) << 32 | UInt64(number)) }
    guard number <= 0xffff else { return nil }
    return (2, UInt64(system) << 16 | UInt64(number))
  }

  /// Digits only: `UInt32(_:)` alone would take a sign.
  private static func decimal(_ text: some StringProtocol) -> UInt32? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return UInt32(text)
  }
}

/// A number in hexadecimal digits, padded to `digits`, with "0x" in front.
func hexadecimal(_ value: some BinaryInteger, digits: Int) -> String {
  let text = String(value, radix: 16)
  return "0x" + String(repeating: "0", count: max(0, digits - text.count)) + text
}
