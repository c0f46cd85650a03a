/// Numbers that the dissection puts into words; the words are made only when somebody looks.
extension ByteReader {
  mutating func octet(_ field: StaticString, words: (UInt8) -> String) throws(WireError) -> UInt8 {
    let range = try take(1, field)
    let value = bytes[range.lowerBound]
    note(field, words(value), over: range)
    return value
  }

  mutating func twoOctets(_ field: StaticString, words: (UInt16) -> String) throws(WireError) -> UInt16 {
    let range = try take(2, field)
    let value = UInt16(bytes[range.lowerBound]) << 8 | UInt16(bytes[range.lowerBound + 1])
    note(field, words(value), over: range)
    return value
  }

  mutating func fourOctets(_ field: StaticString, words: (UInt32) -> String) throws(WireError) -> UInt32 {
    let range = try take(4, field)
    var value: UInt32 = 0
    for index in range { value = value << 8 | UInt32(bytes[index]) }
    note(field, words(value), over: range)
    return value
  }

  /// Octets that are sent as zero and ignored.
  mutating func reserved(_ count: Int) throws(WireError) {
    let range = try take(count, "Reserved")
    note("Reserved", Hex.text(bytes[range]), over: range)
  }

  /// The number, of 16 bits, that says whether IPv4 or IPv6 addresses follow (registry Address Family Numbers).
  mutating func addressFamily() throws(WireError) -> IPAddress.Family {
    let number = try twoOctets("Address family") { Self.familyWords(Int($0)) }
    guard let family = IPAddress.Family(number: Int(number)) else {
      throw invalid("Address family", back: 2, "\(number), expected 1 (IPv4) or 2 (IPv6)")
    }
    return family
  }

  static func familyWords(_ number: Int) -> String {
    switch number {
    case 1: "IPv4 (1)"
    case 2: "IPv6 (2)"
    default: "unknown (\(number))"
    }
  }
}

extension IPAddress.Family {
  /// The number in the registry Address Family Numbers.
  var number: UInt8 { self == .v4 ? 1 : 2 }

  init?(number: Int) {
    switch number {
    case 1: self = .v4
    case 2: self = .v6
    default: return nil
    }
  }
}

/// Words for what counts seconds and milliseconds, and for names from outside.
enum SignallingText {
  /// 0xffff stands for ever, as the protocols of this folder have it.
  static func holdTime(_ seconds: UInt16) -> String {
    seconds == 0xffff ? "for ever" : "\(seconds) s"
  }

  static func milliseconds(_ value: some BinaryInteger) -> String { "\(value) ms" }

  /// The names of the flags that are set, or "none".
  static func flags(_ names: [(Bool, String)]) -> String {
    let set = names.filter(\.0).map(\.1)
    return set.isEmpty ? "none" : set.joined(separator: ", ")
  }

  /// The first few of many, and how many more there are.
  static func list<Value>(_ values: [Value], upTo limit: Int = 4, _ words: (Value) -> String) -> String {
    let shown = values.prefix(limit).map(words).joined(separator: ", ")
    return values.count > limit ? "\(shown) and \(values.count - limit) more" : shown
  }

  /// Text from outside, with a point for each control character and each octet that is no UTF-8.
  static func printable(_ octets: [UInt8]) -> String {
    var text = ""
    for scalar in String(decoding: octets, as: UTF8.self).unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
      text.unicodeScalars.append(isControl || scalar == "\u{fffd}" ? "." : scalar)
    }
    return text
  }
}
