/// The text of an IPv6 address, in the canonical form of RFC 5952.
enum IPv6Text {
  static func write(high: UInt64, low: UInt64, to words: inout TextWriter) {
    func group(_ index: Int) -> UInt64 { (index < 4 ? high : low) >> UInt64(48 - index % 4 * 16) & 0xffff }
    func write(_ range: Range<Int>) {
      for index in range {
        if index > range.lowerBound { words.append(":") }
        let value = group(index)
        words.append(hexadecimal: value, digits: value > 0xfff ? 4 : value > 0xff ? 3 : value > 0xf ? 2 : 1)
      }
    }
    guard let zeros = longestZeros(group) else { return write(0..<8) }
    write(0..<zeros.lowerBound)
    words.append("::")
    write(zeros.upperBound..<8)
  }

  /// The longest run of two or more zero groups, the first of equals (RFC 5952 §4.2).
  private static func longestZeros(_ group: (Int) -> UInt64) -> Range<Int>? {
    var best = 0..<1
    var start: Int?
    for index in 0...8 {
      if index < 8, group(index) == 0 {
        if start == nil { start = index }
      } else if let first = start {
        if index - first > best.count { best = first..<index }
        start = nil
      }
    }
    return best.count > 1 ? best : nil
  }

  /// The address as two words; `nil` when the text is no IPv6 address.
  static func parse(_ text: some StringProtocol) -> (UInt64, UInt64)? {
    guard text.utf8.count <= 45 else { return nil }
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    guard halves.count <= 2 else { return nil }
    guard let front = groups(halves[0]) else { return nil }
    if halves.count == 1 { return front.count == 8 ? words(front) : nil }
    guard let back = groups(halves[1]), front.count + back.count <= 7 else { return nil }
    return words(front + Array(repeating: 0, count: 8 - front.count - back.count) + back)
  }

  private static func groups(_ text: some StringProtocol) -> [UInt16]? {
    if text.isEmpty { return [] }
    var result: [UInt16] = []
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if index == parts.count - 1, part.contains(".") {
        guard let value = IPAddress.dottedDecimal(part) else { return nil }
        result.append(UInt16(value >> 16))
        result.append(UInt16(value & 0xffff))
        continue
      }
      let isDigits = part.utf8.allSatisfy { UInt8(ascii: "0") <= $0 && $0 != UInt8(ascii: "+") }
      guard (1...4).contains(part.utf8.count), isDigits, let group = UInt16(part, radix: 16) else { return nil }
      result.append(group)
    }
    return result
  }

  private static func words(_ groups: [UInt16]) -> (UInt64, UInt64) {
    func word(_ part: ArraySlice<UInt16>) -> UInt64 { part.reduce(0) { $0 << 16 | UInt64($1) } }
    return (word(groups[0..<4]), word(groups[4..<8]))
  }
}
