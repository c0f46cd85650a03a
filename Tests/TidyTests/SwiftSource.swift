import Foundation

/// A Swift file as the tidy tests see it: comments and the inside of strings blanked out, so that braces and words count.
struct SwiftSource {
  let name: String
  /// The octets of the text without comments and string contents, with the same lines.
  let code: [UInt8]
  /// Where lines end.
  private let breaks: [Int]

  init(_ url: URL) throws {
    self.init(name: url.lastPathComponent, text: try String(contentsOf: url, encoding: .utf8))
  }

  init(name: String, text: String) {
    self.name = name
    let code = Blanker(text).blanked()
    self.code = code
    breaks = code.indices.filter { code[$0] == .newline }
  }

  var lineCount: Int { breaks.count + (code.last.map { $0 == .newline ? 0 : 1 } ?? 0) }
}

/// A body of code that a person reads in one go: function, initializer, subscript or computed property.
struct SwiftFunction: Hashable {
  let name: String
  /// From 1.
  let line: Int
  let lineCount: Int
}

extension SwiftSource {
  /// The functions of the file with a body, nested ones, too.
  var functions: [SwiftFunction] {
    let words = self.words
    return words.indices.compactMap { index in
      let word = words[index]
      guard ["func", "init", "deinit", "subscript", "var"].contains(word.text) else { return nil }
      // A call (`self.init(…)`), or an enum case of that name, is no declaration.
      guard word.start == 0 || code[word.start - 1] != UInt8(ascii: ".") else { return nil }
      let following = index + 1 < words.count ? words[index + 1].text : ""
      guard let open = body(behind: word.end, isProperty: word.text == "var"), let close = end(ofBlockAt: open) else {
        return nil
      }
      let name = ["func", "var"].contains(word.text) ? "\(word.text) \(following)" : word.text
      return SwiftFunction(
        name: name, line: line(at: word.start), lineCount: line(at: close) - line(at: word.start) + 1)
    }
  }

  private struct Word {
    let text: String
    let start: Int
    /// Behind its last character.
    let end: Int
  }

  private var words: [Word] {
    var result: [Word] = []
    var start: Int?
    for (index, octet) in (code + [.newline]).enumerated() {
      if octet.isPartOfWord {
        start = start ?? index
      } else if let begin = start {
        result.append(Word(text: String(decoding: code[begin..<index], as: UTF8.self), start: begin, end: index))
        start = nil
      }
    }
    return result
  }

  private static let declarations: Set<String> = [
    "func", "init", "deinit", "var", "let", "subscript", "static", "package", "public", "private", "fileprivate",
    "internal", "mutating", "nonmutating", "associatedtype", "typealias", "case", "struct", "enum", "extension",
    "class",
    "protocol", "return", "guard", "if",
  ]

  /// Where the body of a declaration opens; `nil` when it has none, as in a protocol, or is a stored property.
  private func body(behind position: Int, isProperty: Bool) -> Int? {
    var depth = 0
    var word: [UInt8] = []
    for index in position..<code.count {
      let octet = code[index]
      if "([".utf8.contains(octet) { depth += 1 }
      if ")]".utf8.contains(octet) { depth -= 1 }
      if depth < 0 { return nil }
      guard depth == 0 else { continue }
      if octet == UInt8(ascii: "{") { return index }
      if octet == UInt8(ascii: "}") || (isProperty && octet == UInt8(ascii: "=")) { return nil }
      if octet.isPartOfWord {
        word.append(octet)
      } else {
        if Self.declarations.contains(String(decoding: word, as: UTF8.self)) { return nil }
        word = []
      }
    }
    return nil
  }

  private func end(ofBlockAt open: Int) -> Int? {
    var depth = 0
    for index in open..<code.count {
      if code[index] == UInt8(ascii: "{") { depth += 1 }
      if code[index] == UInt8(ascii: "}") { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  /// From 1.
  private func line(at index: Int) -> Int {
    var (low, high) = (0, breaks.count)
    while low < high {
      let middle = (low + high) / 2
      if breaks[middle] < index { low = middle + 1 } else { high = middle }
    }
    return low + 1
  }
}

extension UInt8 {
  fileprivate static let newline = UInt8(ascii: "\n")

  /// Letters beyond ASCII count, too.
  fileprivate var isPartOfWord: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}

/// Takes comments and the contents of strings out of Swift text; code inside `\( )` stays.
private struct Blanker {
  private enum Context {
    /// Code; inside an interpolation, with the parentheses that are open in it.
    case code(parentheses: Int?)
    case string(hashes: Int, isMultiline: Bool)
  }

  private let text: [UInt8]
  private var position = 0
  private var contexts: [Context] = [.code(parentheses: nil)]
  private var result: [UInt8] = []

  init(_ text: String) { self.text = Array(text.utf8) }

  func blanked() -> [UInt8] {
    var copy = self
    while copy.position < copy.text.count { copy.advance() }
    return copy.result
  }

  private mutating func advance() {
    switch contexts.last {
    case .string(let hashes, let isMultiline): string(hashes, isMultiline)
    case .code(let parentheses): code(parentheses)
    case nil: contexts = [.code(parentheses: nil)]
    }
  }

  private func starts(with word: String) -> Bool { text[position...].starts(with: word.utf8) }

  private mutating func blank(_ count: Int) {
    for octet in text[position..<min(position + count, text.count)] {
      result.append(octet == .newline ? octet : UInt8(ascii: " "))
    }
    position += count
  }

  private mutating func code(_ parentheses: Int?) {
    if starts(with: "//") { return blank(text[position...].prefix { $0 != .newline }.count) }
    if starts(with: "/*") { return comment() }
    let hashes = text[position...].prefix { $0 == UInt8(ascii: "#") }.count
    if position + hashes < text.count, text[position + hashes] == UInt8(ascii: "\"") {
      let isMultiline = text[(position + hashes)...].starts(with: "\"\"\"".utf8)
      contexts.append(.string(hashes: hashes, isMultiline: isMultiline))
      return blank(hashes + (isMultiline ? 3 : 1))
    }
    let octet = text[position]
    if let parentheses {
      if octet == UInt8(ascii: ")") && parentheses == 0 {
        contexts.removeLast()
        return blank(1)
      }
      let open = parentheses + (octet == UInt8(ascii: "(") ? 1 : octet == UInt8(ascii: ")") ? -1 : 0)
      contexts[contexts.count - 1] = .code(parentheses: open)
    }
    result.append(octet)
    position += 1
  }

  private mutating func comment() {
    var depth = 0
    repeat {
      if starts(with: "/*") {
        depth += 1
        blank(2)
      } else if starts(with: "*/") {
        depth -= 1
        blank(2)
      } else {
        blank(1)
      }
    } while depth > 0 && position < text.count
  }

  private mutating func string(_ hashes: Int, _ isMultiline: Bool) {
    let pounds = String(repeating: "#", count: hashes)
    if starts(with: "\\" + pounds + "(") {
      contexts.append(.code(parentheses: 0))
      return blank(2 + hashes)
    }
    if starts(with: "\\" + pounds) { return blank(2 + hashes) }
    let close = (isMultiline ? "\"\"\"" : "\"") + pounds
    if starts(with: close) || (!isMultiline && text[position] == .newline) {
      contexts.removeLast()
      return blank(close.count)
    }
    blank(1)
  }
}
