/// Lab files: reading them, and what their names say.
package enum LabFile {
  package static let suffix = ".lab.yml"

  /// The lab that `text` describes; all that is wrong with it otherwise.
  ///
  /// Time and memory are bounded for any text. Positions count lines and columns from 1.
  package static func read(_ text: String) throws(LabErrors) -> LabDescription {
    let document = try LabDocument.read(text)
    var reader = LabReader()
    reader.readLab(document)
    guard reader.errors.isEmpty else { throw LabErrors(reader.errors) }
    return reader.lab
  }

  /// The same from the octets of a file, which must be UTF-8.
  package static func read(octets: some Collection<UInt8>) throws(LabErrors) -> LabDescription {
    guard octets.count <= LabDocument.sizeLimit else {
      throw LabErrors([
        LabError(
          at: .start, "the file has \(octets.count) octets", mend: "a lab has at most \(LabDocument.sizeLimit)")
      ])
    }
    guard let text = String(validating: octets, as: UTF8.self) else {
      throw LabErrors([LabError(at: firstBadLine(octets), "this is not text in UTF-8", mend: "save the file as UTF-8")])
    }
    return try read(text)
  }

  /// The name of the lab in a file of this path: `labs/01-first-join.lab.yml` → `first-join`.
  package static func labName(ofPath path: some StringProtocol) -> String {
    let base = fileName(path)
    let stem = base.hasSuffix(suffix) ? String(base.dropLast(suffix.count)) : base
    let digits = stem.prefix { $0.isASCII && $0.isNumber }
    let rest = stem.dropFirst(digits.count)
    return !digits.isEmpty && rest.hasPrefix("-") && rest.count > 1 ? String(rest.dropFirst()) : stem
  }

  /// The number in front of the name: `labs/01-first-join.lab.yml` → 1.
  package static func labNumber(ofPath path: some StringProtocol) -> Int? {
    let base = fileName(path)
    let digits = base.prefix { $0.isASCII && $0.isNumber }
    return base.dropFirst(digits.count).hasPrefix("-") ? Int(digits) : nil
  }

  /// Whether `wanted`, a name, a number or the file's own name, means the file of this path.
  package static func matches(_ wanted: some StringProtocol, path: some StringProtocol) -> Bool {
    if let number = Int(wanted) { return number == labNumber(ofPath: path) }
    let base = fileName(path)
    return wanted == labName(ofPath: path) || wanted == base || String(wanted) + suffix == base
  }

  private static func fileName(_ path: some StringProtocol) -> String {
    String(path.reversed().prefix { $0 != "/" }.reversed())
  }

  private static func firstBadLine(_ octets: some Collection<UInt8>) -> SourcePosition {
    for (index, line) in octets.split(separator: 10, omittingEmptySubsequences: false).enumerated()
    where String(validating: line, as: UTF8.self) == nil {
      return SourcePosition(line: index + 1, column: 1)
    }
    return .start
  }
}

extension LabReader {
  /// Reads the whole file into `lab`, in the order in which later parts refer to earlier ones.
  mutating func readLab(_ document: DocumentNode) {
    guard let top = table(document, LabSchema.lab) else { return }
    lab.name = name(top, "name", "the name of a lab") ?? ""
    lab.title = line(top, "title") ?? ""
    lab.minutes = number(top, "minutes", in: 1...999).map { Int($0) }
    lab.teaches = rules(top, "teaches")
    lab.seed = number(top, "seed", in: 0...UInt64.max) ?? 1
    lab.profile = word(top, "profile", among: [Profile.rfc9572.rawValue]).flatMap(Profile.init(rawValue:)) ?? .rfc9572
    lab.start = word(top, "start", LabStart.self) ?? .converged
    if let defaults = table(top, "defaults", LabSchema.defaults) { readDefaults(defaults) }
    if let topology = table(top, "topology", LabSchema.topology) {
      for entry in entries(topology, "nodes") { readNode(entry) }
      if lab.nodes.isEmpty, errors.isEmpty { note(topology.position, "a lab without nodes", mend: "add a node") }
      for link in list(topology, "links") ?? [] { readLink(link) }
      checkNodes()
    }
    for service in list(top, "services") ?? [] { readService(service) }
    settleServices()
    for segment in list(top, "ethernet-segments") ?? [] { readSegment(segment) }
    checkLoops()
    if let bgp = table(top, "bgp", LabSchema.bgp) { readSessions(bgp) }
    for flow in entries(top, "flows") { readFlow(flow) }
    lab.solution = commands(top, "solution")
    for answer in entries(top, "wrong") { readWrongAnswer(answer) }
    for step in list(top, "guide") ?? [] { readStep(step) }
  }

  /// Text on one line.
  mutating func line(_ table: LabTable, _ key: String) -> String? {
    guard let text = text(table, key) else { return nil }
    let trimmed = text.text.last == "\n" ? String(text.text.dropLast()) : text.text
    guard !trimmed.contains("\n") else {
      note(text.position, "`\(key)` is one line")
      return nil
    }
    return trimmed
  }

  /// Ids of rules: `S-3`, `B-5.1-2`.
  mutating func rules(_ table: LabTable, _ key: String) -> [PositionedText] {
    texts(table, key).filter { rule in
      let parts = rule.text.split(separator: "-", omittingEmptySubsequences: false)
      let isLetters = parts[0].utf8.allSatisfy { (65...90).contains($0) } && !parts[0].isEmpty
      let isNumbers = parts.dropFirst().allSatisfy { part in
        !part.isEmpty && part.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 }
      }
      if parts.count > 1, isLetters, isNumbers { return true }
      note(rule.position, "`\(Printable.text(rule.text))` is no rule id", mend: "write an id like S-3 or B-5.1-2")
      return false
    }
  }
}
