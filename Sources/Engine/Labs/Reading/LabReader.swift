import Wire

/// Reads tables of a lab file by their section of the schema and collects what is wrong.
///
/// Each reader function returns `nil` for what is missing and for what is wrong; what is wrong has then been noted.
struct LabReader {
  private(set) var errors: [LabError] = []
  /// What has been read so far and is right.
  var lab = LabDescription(name: "")
  /// Every name that the file gives to a node, service, segment or flow, also to those that are wrong otherwise.
  var names: [String: (noun: String, position: SourcePosition)] = [:]
  /// Places in `lab.nodes`.
  var nodeIndex: [String: Int] = [:]
  /// The other end of each used port, with the link's place in the file.
  var farEnds: [PortReference: (end: PortReference, position: SourcePosition)] = [:]
  /// The two ends of every link that could be read, also of those that are wrong otherwise.
  var mentionedLinks: [(a: PortReference, b: PortReference)] = []
  /// Whether a service was given that could not be read: then nothing is said about what refers to it.
  var hasBrokenService = false
  /// Services, by their place, whose attachment circuits follow from the links.
  var servicesWithoutAttachments: [Int] = []
  /// The ids of the checks so far.
  var checkPositions: [String: SourcePosition] = [:]

  mutating func note(_ position: SourcePosition, _ what: String, mend: String? = nil) {
    errors.append(LabError(at: position, what, mend: mend))
  }

  /// "did you mean", while somebody will read it: a file of nonsense must not cost a comparison of all with all.
  func hint(_ wrong: String, among candidates: [String]) -> String? {
    guard errors.count < LabErrors.limit else { return nil }
    return Nearest.word(to: wrong, among: candidates).map { "did you mean `\($0)`?" }
  }

  /// Gives a name away, once.
  mutating func declare(_ name: String, _ noun: String, at position: SourcePosition) -> Bool {
    if let other = names[name] {
      note(
        position, "duplicate name `\(name)`: the \(other.noun) at \(other.position) has it",
        mend: "names of nodes, services, segments and flows differ from each other")
      return false
    }
    names[name] = (noun, position)
    return true
  }

  func kind(of node: String) -> NodeKind? { nodeIndex[node].map { lab.nodes[$0].kind } }
}

/// A table of the file whose keys have been checked.
struct LabTable {
  let section: LabSchema.Section
  let position: SourcePosition
  let entries: [DocumentEntry]

  /// The value of a key of the section.
  subscript(key: String) -> DocumentNode? {
    precondition(section.key(key) != nil, "`\(key)` is not in the schema of \(section.name)")
    return entries.first { $0.key == key }?.value
  }

  /// Where to point when something about the key is wrong that has no value of its own.
  func position(of key: String) -> SourcePosition { self[key]?.position ?? position }
}

extension LabReader {
  // MARK: Tables

  /// The table `node`, its keys checked against the section; `nil` when it is no table.
  mutating func table(_ node: DocumentNode, _ section: LabSchema.Section) -> LabTable? {
    guard case .table(let entries) = node.content else {
      note(node.position, "\(section.name) is a table (key: value), not \(node.noun)")
      return nil
    }
    let names = section.keys.map(\.name)
    for entry in entries where section.key(entry.key) == nil {
      if UnknownYet.isKey(entry.key, of: section) {
        note(entry.keyPosition, "`\(entry.key)` is not known to this version", mend: "remove it")
      } else {
        note(
          entry.keyPosition, "unknown key `\(Printable.text(entry.key))`",
          mend: hint(entry.key, among: names) ?? "known here: \(names.joined(separator: ", "))")
      }
    }
    for key in section.keys where key.isRequired && !entries.contains(where: { $0.key == key.name }) {
      note(node.position, "`\(key.name)` is missing", mend: "a \(section.name) needs \(key.form): \(key.help)")
    }
    return LabTable(section: section, position: node.position, entries: entries)
  }

  /// The table behind `key`; `nil` when there is none.
  mutating func table(_ parent: LabTable, _ key: String, _ section: LabSchema.Section) -> LabTable? {
    parent[key].flatMap { table($0, section) }
  }

  /// The entries of a table whose keys are names, in the order of the file.
  mutating func entries(_ parent: LabTable, _ key: String) -> [DocumentEntry] {
    guard let node = parent[key] else { return [] }
    guard case .table(let entries) = node.content else {
      note(node.position, "`\(key)` is a table of names, not \(node.noun)")
      return []
    }
    return entries
  }

  /// The items of the list behind `key`; `nil` when there is none.
  mutating func list(_ parent: LabTable, _ key: String) -> [DocumentNode]? {
    guard let node = parent[key] else { return nil }
    guard case .list(let items) = node.content else {
      note(node.position, "`\(key)` is \(parent.section.key(key)?.form ?? "a list"), not \(node.noun)")
      return nil
    }
    return items
  }

  // MARK: Text

  /// The text of a node, not empty.
  mutating func text(_ node: DocumentNode, _ what: String) -> PositionedText? {
    guard case .text(let text) = node.content else {
      note(node.position, "\(what) is one word or text, not \(node.noun)")
      return nil
    }
    guard !text.isEmpty else {
      note(node.position, "\(what) has no value")
      return nil
    }
    return PositionedText(text, at: node.position)
  }

  mutating func text(_ table: LabTable, _ key: String) -> PositionedText? {
    table[key].flatMap { text($0, "`\(key)`") }
  }

  mutating func texts(_ table: LabTable, _ key: String) -> [PositionedText] {
    (list(table, key) ?? []).compactMap { text($0, "an item of `\(key)`") }
  }

  /// A text whose characters have places of their own: an expression or a command.
  mutating func positionedText(_ node: DocumentNode, _ what: String) -> PositionedText? {
    guard var result = text(node, what) else { return nil }
    result.position = node.textStart ?? node.position
    return result
  }

  // MARK: Words, numbers, times

  /// One of the words of `Word`, as its raw value is written.
  mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ table: LabTable, _ key: String, _ type: Word.Type
  ) -> Word? {
    word(table, key, among: Word.allCases.map(\.rawValue)).flatMap(Word.init(rawValue:))
  }

  mutating func word(_ table: LabTable, _ key: String, among words: [String]) -> String? {
    guard let text = text(table, key) else { return nil }
    if words.contains(text.text) { return text.text }
    let known = "known: \(words.joined(separator: ", "))"
    if UnknownYet.isWord(text.text, of: key, in: table.section) {
      note(text.position, "`\(key): \(text.text)` is not known to this version", mend: known)
    } else {
      note(
        text.position, "`\(key)` cannot be `\(Printable.text(text.text))`",
        mend: hint(text.text, among: words) ?? known)
    }
    return nil
  }

  mutating func flag(_ table: LabTable, _ key: String) -> Bool? {
    word(table, key, among: ["true", "false"]).map { $0 == "true" }
  }

  mutating func number(_ table: LabTable, _ key: String, in range: ClosedRange<UInt64>) -> UInt64? {
    text(table, key).flatMap { number($0, "`\(key)`", in: range) }
  }

  mutating func number(_ text: PositionedText, _ what: String, in range: ClosedRange<UInt64>) -> UInt64? {
    if text.text.utf8.allSatisfy({ (48...57).contains($0) }), let value = UInt64(text.text), range.contains(value) {
      return value
    }
    note(
      text.position, "\(what) cannot be `\(Printable.text(text.text))`",
      mend: "write a whole number of \(range.lowerBound) to \(range.upperBound)")
    return nil
  }

  mutating func duration(
    _ table: LabTable, _ key: String, in range: ClosedRange<Interval> = .zero ... .longest
  ) -> Interval? {
    guard let text = text(table, key) else { return nil }
    guard let value = Interval(text.text) else {
      note(
        text.position, "`\(key)`: `\(Printable.text(text.text))` is no duration",
        mend: "write a number with a unit, like 250ms, 3s, 2m, 1h")
      return nil
    }
    guard range.contains(value) else {
      note(
        text.position, "`\(key)` cannot be \(value)", mend: "write \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return value
  }

  // MARK: Names and addresses

  /// A name that can be typed at the prompt: a letter, then letters, digits, `_`, `-`, `.`; at most 32.
  mutating func name(_ text: String, at position: SourcePosition, _ what: String) -> String? {
    guard LabNames.isName(text) else {
      note(
        position, "`\(Printable.text(text))` cannot be \(what)",
        mend: "a name is a letter, then letters, digits, `_`, `-` or `.`, at most \(LabNames.longest) in all")
      return nil
    }
    guard !LabNames.reserved.contains(text) else {
      note(position, "`\(text)` cannot be \(what)", mend: "the word has a meaning of its own at the prompt")
      return nil
    }
    return text
  }

  mutating func name(_ table: LabTable, _ key: String, _ what: String) -> String? {
    text(table, key).flatMap { name($0.text, at: $0.position, what) }
  }

  mutating func address(_ table: LabTable, _ key: String) -> IPAddress? {
    guard let text = text(table, key) else { return nil }
    guard let address = IPAddress(text.text) else {
      note(
        text.position, "`\(key)`: `\(Printable.text(text.text))` is no address",
        mend: "write four numbers of 0 to 255, like 192.0.2.1")
      return nil
    }
    guard address.family == .v4 else {
      note(text.position, "`\(key)`: IPv6 is not known to this version", mend: "write an IPv4 address")
      return nil
    }
    return address
  }

  /// `PE1:eth1`.
  mutating func port(_ text: PositionedText) -> PortReference? {
    let parts = text.text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, LabNames.isName(parts[0]), LabNames.isPort(parts[1]) else {
      note(text.position, "`\(Printable.text(text.text))` is no port", mend: "write NODE:PORT, like PE1:eth1")
      return nil
    }
    return PortReference(node: String(parts[0]), port: String(parts[1]))
  }

  /// A node of the file by its name.
  ///
  /// Nothing is said about one that is there and wrong: that has been said.
  mutating func node(_ text: PositionedText) -> NodeDescription? {
    if let index = nodeIndex[text.text] { return lab.nodes[index] }
    if names[text.text]?.noun != "node" {
      note(
        text.position, "no node `\(Printable.text(text.text))`",
        mend: hint(text.text, among: lab.nodes.map(\.name)))
    }
    return nil
  }

  /// A node that must be of one kind.
  mutating func node(_ text: PositionedText, of kind: NodeKind, for purpose: String) -> NodeDescription? {
    guard let node = node(text) else { return nil }
    guard node.kind == kind else {
      let others = lab.nodes.filter { $0.kind == kind }.map(\.name)
      note(
        text.position, "\(node.name) is a node of kind \(node.kind.rawValue), and \(purpose)",
        mend: hint(text.text, among: others) ?? "write a node of kind \(kind.rawValue)")
      return nil
    }
    return node
  }
}

extension DocumentNode {
  /// What the node is, in words.
  var noun: String {
    switch content {
    case .text(let text): text.isEmpty ? "nothing" : "`\(Printable.text(text, limit: 30))`"
    case .list: "a list"
    case .table: "a table"
    }
  }
}

/// What names may be, so that the prompt, expressions and pictures can hold them.
package enum LabNames {
  package static let longest = 32
  /// Words that would be misread: operators of expressions, scopes and answers of the prompt.
  static let reserved = [
    "and", "or", "not", "on", "off", "any", "all", "none", "json", "show", "true", "false", "start",
  ]

  package static func isName(_ text: some StringProtocol) -> Bool {
    guard let first = text.utf8.first, isLetter(first), text.utf8.count <= longest else { return false }
    return text.utf8.allSatisfy { isLetter($0) || (48...57).contains($0) || [45, 46, 95].contains($0) }
  }

  /// A port's name may have the slash of other systems: `Ethernet1/1`.
  package static func isPort(_ text: some StringProtocol) -> Bool {
    guard let first = text.utf8.first, isLetter(first), text.utf8.count <= longest else { return false }
    return text.utf8.allSatisfy { isLetter($0) || (48...57).contains($0) || [45, 46, 47, 95].contains($0) }
  }

  private static func isLetter(_ unit: UInt8) -> Bool { (65...90).contains(unit) || (97...122).contains(unit) }
}
