/// What a text says, taken apart: two programs seldom choose the same sentence, but they must tell the same things.
struct Facts: Sendable {
  /// Lower-case letters and digits, with single blanks between.
  let plain: String
  /// Everything between blanks and brackets, and the parts of that between colons, slashes and dashes.
  let tokens: Set<String>
  let numbers: Set<UInt64>

  init(_ text: String) {
    let lower = text.lowercased()
    plain = Self.plain(lower)
    var tokens: Set<String> = []
    for chunk in lower.split(whereSeparator: { " ,()[]=;\"".contains($0) }) {
      let whole = chunk.trimmingSuffix { $0 == "." || $0 == ":" }
      tokens.insert(String(whole))
      tokens.insert(whole.filter { $0 != ":" })
      for part in whole.split(whereSeparator: { ":/-".contains($0) }) { tokens.insert(String(part)) }
    }
    self.tokens = tokens
    numbers = Set(tokens.compactMap { Self.number($0.hasSuffix(".0") ? String($0.dropLast(2)) : $0) })
  }

  /// Whether these words stand in the text, one behind the other.
  func says(_ words: String) -> Bool { " \(plain) ".contains(" \(words) ") }

  static func plain(_ text: String) -> String {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }

  static func number(_ text: String) -> UInt64? {
    text.hasPrefix("0x") ? UInt64(text.dropFirst(2), radix: 16) : UInt64(text)
  }
}

extension Substring {
  fileprivate func trimmingSuffix(_ isPart: (Character) -> Bool) -> Substring {
    var rest = self
    while let last = rest.last, isPart(last) { rest.removeLast() }
    return rest
  }
}
