/// Which known word a wrong one was perhaps meant to be.
package enum Nearest {
  /// Longer words are not compared: nobody mistypes them, and a file may hold very long ones.
  private static let longest = 48

  /// The candidate with the fewest typing errors, the first of equals; `nil` when none is near.
  ///
  /// Upper and lower case count as the same letter. A word that a single candidate starts with is near, too.
  package static func word(to wrong: some StringProtocol, among candidates: [String]) -> String? {
    let letters = lowercase(wrong)
    guard !letters.isEmpty, letters.count <= longest else { return nil }
    let allowed = max(1, letters.count / 3)
    var best: (word: String, distance: Int)?
    for candidate in candidates {
      let other = lowercase(candidate)
      guard other.count <= longest else { continue }
      let distance = distance(letters, other, limit: allowed)
      if distance <= allowed, distance < max(letters.count, other.count), distance < best?.distance ?? .max {
        best = (candidate, distance)
      }
    }
    if let best { return best.word }
    let longer = candidates.filter { lowercase($0).starts(with: letters) }
    return longer.count == 1 ? longer[0] : nil
  }

  private static func lowercase(_ text: some StringProtocol) -> [UInt8] {
    text.utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }
  }

  /// Insertions, deletions, replacements and swaps of neighbours that turn one into the other; more than `limit` is
  /// `limit + 1`.
  private static func distance(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int {
    guard abs(a.count - b.count) <= limit else { return limit + 1 }
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for (row, letter) in a.enumerated() {
      var current = [row + 1]
      for (column, other) in b.enumerated() {
        let replaced = last[column] + (letter == other ? 0 : 1)
        var best = min(replaced, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, letter == b[column - 1], a[row - 1] == other {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      (beforeLast, last) = (last, current)
    }
    return min(last[b.count], limit + 1)
  }
}

/// What a person may have meant by the beginning of a word.
package enum PrefixMatch {
  package enum Result: Hashable, Sendable {
    /// The word itself, or the only one that starts so.
    case one(String)
    case several([String])
    case none(nearest: String?)
  }

  /// `text` as one of `candidates`: in full, or as a unique beginning.
  package static func find(_ text: some StringProtocol, among candidates: [String]) -> Result {
    if let whole = candidates.first(where: { $0 == text }) { return .one(whole) }
    let longer = text.isEmpty ? [] : candidates.filter { $0.hasPrefix(text) }
    switch longer.count {
    case 1: return .one(longer[0])
    case 0: return .none(nearest: Nearest.word(to: text, among: candidates))
    default: return .several(longer)
    }
  }

  /// The same, as a value or as the error for `column`; `noun` says what was looked for: "a host".
  package static func require(
    _ text: some StringProtocol, among candidates: [String], noun: String, column: Int?
  ) throws(CommandError) -> String {
    switch find(text, among: candidates) {
    case .one(let word): return word
    case .several(let words):
      let list = words.prefix(8).joined(separator: ", ") + (words.count > 8 ? " …" : "")
      throw CommandError("`\(Printable.text(text))` is the beginning of \(list)", column: column, expected: noun)
    case .none(let nearest):
      throw CommandError(
        "`\(Printable.text(text))` is not \(noun)", column: column, expected: noun, suggestion: nearest)
    }
  }
}

/// Foreign text in a message: short, and without characters that steer a terminal.
package enum Printable {
  /// `text` with control and direction characters spelled out, cut after `limit` characters.
  package static func text(_ text: some StringProtocol, limit: Int = 60) -> String {
    var result = ""
    var count = 0
    for scalar in text.unicodeScalars {
      if count == limit { return result + "…" }
      count += 1
      if isControl(scalar) {
        result += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// C0, C1 and delete, line and paragraph separators, and the characters that turn the direction of writing.
  package static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1f, 0x7f...0x9f, 0x2028...0x202e, 0x2066...0x2069: true
    default: false
    }
  }
}
