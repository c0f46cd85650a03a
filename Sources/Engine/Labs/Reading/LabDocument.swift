internal import Yams

/// A value of a lab file with its place: text, a list or a table, and nothing else.
///
/// No text is ever a number or a truth.
struct DocumentNode: Sendable {
  enum Content: Sendable {
    case text(String)
    case list([DocumentNode])
    case table([DocumentEntry])
  }

  var position: SourcePosition
  var content: Content
  /// Where the text itself starts, behind a quote; `nil` for a block of lines, where columns cannot be told.
  var textStart: SourcePosition?
}

/// A key and its value.
struct DocumentEntry: Sendable {
  var key: String
  var keyPosition: SourcePosition
  var value: DocumentNode
}

/// Reads YAML into `DocumentNode`, with bounded time and memory for any input.
///
/// Anchors cannot exist: each `&` is put out of the parser's sight, so that an alias has nothing to stand for and nothing
/// expands. The size of the tree is bounded by the size of the file, its depth by `depthLimit`.
enum LabDocument {
  /// The most octets of a file; the largest lab that ships has less than a tenth.
  static let sizeLimit = 1 << 20
  /// Lists and tables in each other; the deepest place of `LabSchema` has 6.
  static let depthLimit = 16
  /// Stands for `&` while the parser looks: a character for private use, as wide as `&` for columns.
  private static let veil: Unicode.Scalar = "\u{e026}"

  static func read(_ text: String) throws(LabErrors) -> DocumentNode {
    guard text.utf8.count <= sizeLimit else {
      throw LabErrors([
        LabError(at: .start, "the file has \(text.utf8.count) octets", mend: "a lab has at most \(sizeLimit)")
      ])
    }
    if let error = forbiddenCharacter(in: text) { throw LabErrors([error]) }
    let root: Yams.Node?
    do {
      root = try Yams.compose(yaml: veiled(text), .basic, .default, .utf8)
    } catch let error as YamlError {
      throw LabErrors([Self.error(for: error, in: text)])
    } catch {
      throw LabErrors([LabError(at: .start, "this is not YAML")])
    }
    guard let root else {
      throw LabErrors([
        LabError(at: .start, "the file is empty", mend: "a lab starts with `name:` and `topology:`")
      ])
    }
    var errors: [LabError] = []
    let document = convert(root, depth: 0, errors: &errors)
    guard errors.isEmpty else { throw LabErrors(errors) }
    return document
  }

  // MARK: From the parser's nodes to ours

  private static func convert(_ node: Yams.Node, depth: Int, errors: inout [LabError]) -> DocumentNode {
    let position = SourcePosition(node.mark)
    guard depth < depthLimit else {
      errors.append(tooDeep(at: position))
      return DocumentNode(position: position, content: .text(""))
    }
    switch node {
    case .scalar(let scalar): return convert(scalar, at: position, errors: &errors)
    case .sequence(let list):
      let values = list.map { convert($0, depth: depth + 1, errors: &errors) }
      return DocumentNode(position: position, content: .list(values))
    case .mapping(let table):
      var entries: [DocumentEntry] = []
      for (key, value) in table {
        guard case .scalar(let scalar) = key else {
          errors.append(LabError(at: SourcePosition(key.mark), "a key is one word, not a list or a table"))
          continue
        }
        let name = convert(scalar, at: SourcePosition(key.mark), errors: &errors)
        guard case .text(let text) = name.content else { continue }
        let value = convert(value, depth: depth + 1, errors: &errors)
        entries.append(DocumentEntry(key: text, keyPosition: name.position, value: value))
      }
      return DocumentNode(position: position, content: .table(entries))
    case .alias:
      errors.append(anchorError(at: position))
      return DocumentNode(position: position, content: .text(""))
    }
  }

  private static func convert(
    _ scalar: Yams.Node.Scalar, at position: SourcePosition, errors: inout [LabError]
  ) -> DocumentNode {
    var text = scalar.string
    if text.unicodeScalars.contains(veil) {
      if scalar.style == .plain, text.unicodeScalars.first == veil { errors.append(anchorError(at: position)) }
      text = unveiled(text)
    }
    let hidden = text.unicodeScalars.first { Printable.isControl($0) && $0 != "\n" && $0 != "\t" }
    if let hidden {
      errors.append(controlError(hidden, at: position))
    }
    var start: SourcePosition? = position
    switch scalar.style {
    case .singleQuoted, .doubleQuoted: start?.column += 1
    case .literal, .folded: start = nil
    case .plain, .any: break
    }
    return DocumentNode(position: position, content: .text(text), textStart: start)
  }

  // MARK: Characters

  private static func veiled(_ text: String) -> String {
    guard text.unicodeScalars.contains("&") else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "&" ? veil : $0 }))
  }

  private static func unveiled(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == veil ? "&" : $0 }))
  }

  /// The first character that no lab file may have: control characters but the line's end and the tab, and `veil`.
  private static func forbiddenCharacter(in text: String) -> LabError? {
    var position = SourcePosition.start
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        position = SourcePosition(line: position.line + 1, column: 1)
        continue
      }
      if Printable.isControl(scalar), scalar != "\t", scalar != "\r" { return controlError(scalar, at: position) }
      if scalar == veil {
        return LabError(at: position, "a character for private use (U+E026)", mend: "remove it")
      }
      position.column += 1
    }
    return nil
  }

  private static func controlError(_ scalar: Unicode.Scalar, at position: SourcePosition) -> LabError {
    let code = String(scalar.value, radix: 16, uppercase: true)
    let digits = String(repeating: "0", count: max(0, 4 - code.count)) + code
    return LabError(at: position, "a control character (U+\(digits))", mend: "remove it")
  }

  // MARK: The parser's errors

  private static func error(for error: YamlError, in text: String) -> LabError {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let position = SourcePosition(mark)
      if let context, context.text.contains("alias") { return anchorError(at: SourcePosition(context.mark)) }
      if problem.contains("alias") { return anchorError(at: position) }
      if let anchor = anchorPosition(near: position.line, in: text) { return anchorError(at: anchor) }
      if problem.contains("another document") {
        return LabError(at: position, "a second document in the file", mend: "a file holds one lab; remove the `---`")
      }
      return LabError(
        at: position, "this is not YAML: \(context.map { $0.text + ": " } ?? "")\(problem)", mend: mend(for: problem))
    case .duplicatedKeysInMapping(let keys, let context):
      return duplicate(keys.first.map(unveiled) ?? "", first: SourcePosition(context.mark), in: text)
    case .memory: return tooDeep(at: deepestPosition(in: text))
    case .reader(let problem, let offset, _, _):
      return LabError(at: offset.map { position(ofOctet: $0, in: text) } ?? .start, "this is not text: \(problem)")
    default: return LabError(at: .start, "this is not YAML")
    }
  }

  private static func mend(for problem: String) -> String? {
    if problem.contains("tab character") { return "indent with blanks, not tabs" }
    if problem.contains("cannot start any token") { return "indent with blanks, not tabs; put odd text in quotes" }
    if problem.contains("mapping values are not allowed") { return "put text with a colon in quotes; check the indent" }
    if problem.contains("did not find expected") { return "check the indent, the quotes and the brackets" }
    return nil
  }

  private static func anchorError(at position: SourcePosition) -> LabError {
    LabError(
      at: position, "a lab file has no anchors (`&…`) and no aliases (`*…`)",
      mend: "write the value out, or put the text in quotes")
  }

  private static func tooDeep(at position: SourcePosition) -> LabError {
    LabError(at: position, "lists and tables deeper in each other than \(depthLimit)")
  }

  /// The second place of a key that a table has twice; the first when the table is written on one line.
  private static func duplicate(_ key: String, first: SourcePosition, in text: String) -> LabError {
    let indent = String(repeating: " ", count: max(0, first.column - 1))
    var second = first
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated().dropFirst(first.line) {
      let content = line.drop { $0 == " " }
      if content.isEmpty || content.first == "#" || content.first == "\r" { continue }
      guard line.hasPrefix(indent) else { break }
      let rest = line.dropFirst(indent.count)
      if rest.hasPrefix(key + ":") || rest.hasPrefix("\"\(key)\":") || rest.hasPrefix("'\(key)':") {
        second.line = index + 1
        break
      }
    }
    return LabError(
      at: second, "duplicate key `\(Printable.text(key))`" + (second == first ? "" : ", first at \(first)"),
      mend: "keep one of them")
  }

  /// A `&` that starts a value on this line or the one before; only asked when the parser has failed there.
  private static func anchorPosition(near line: Int, in text: String) -> SourcePosition? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for number in [line - 1, line] where (1...lines.count).contains(number) {
      var before: Unicode.Scalar = ":"
      for (index, scalar) in lines[number - 1].unicodeScalars.enumerated() {
        if scalar == "&", ":-[{,?".unicodeScalars.contains(before) {
          return SourcePosition(line: number, column: index + 1)
        }
        if scalar != " " { before = scalar }
      }
    }
    return nil
  }

  /// The first place where more brackets are open than a lab can need, or else the most indented line.
  private static func deepestPosition(in text: String) -> SourcePosition {
    var position = SourcePosition.start
    var depth = 0
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        position = SourcePosition(line: position.line + 1, column: 1)
        continue
      }
      if scalar == "[" || scalar == "{" { depth += 1 }
      if scalar == "]" || scalar == "}" { depth = max(0, depth - 1) }
      if depth > depthLimit || position.column > 2 * depthLimit && scalar == "-" { return position }
      position.column += 1
    }
    return .start
  }

  private static func position(ofOctet offset: Int, in text: String) -> SourcePosition {
    let view = text.utf8
    let end = view.index(view.startIndex, offsetBy: offset, limitedBy: view.endIndex) ?? view.endIndex
    var position = SourcePosition.start
    for scalar in text.unicodeScalars[..<end] {
      position = scalar == "\n" ? SourcePosition(line: position.line + 1, column: 1) : position
      if scalar != "\n" { position.column += 1 }
    }
    return position
  }
}

extension SourcePosition {
  static let start = SourcePosition(line: 1, column: 1)

  fileprivate init(_ mark: Mark?) {
    self.init(line: mark?.line ?? 1, column: mark?.column ?? 1)
  }
}
