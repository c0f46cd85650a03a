/// What follows a command behind `|`.
package enum OutputStage: Sendable {
  case include(Pattern)
  case exclude(Pattern)
  case count
  case sort(column: String, isDescending: Bool)
  case json
  case save(String)

  package static let names = ["include", "exclude", "count", "sort", "json", "save"]

  package init(_ words: [Word]) throws(CommandError) {
    guard let first = words.first else { throw CommandError("nothing stands behind `|`") }
    let name = try PrefixMatch.require(
      first.text, among: Self.names, noun: "include, exclude, count, sort, json or save", column: first.column)
    let rest = words.dropFirst()
    let takesWord = name != "count" && name != "json"
    guard rest.count == (takesWord ? 1 : 0), rest.first.map({ !$0.text.isEmpty }) ?? true else {
      let column = rest.dropFirst(takesWord ? 1 : 0).first?.column ?? first.endColumn + 1
      throw CommandError(
        rest.isEmpty ? "something is missing" : "`\(name)` takes \(takesWord ? "one word" : "nothing")", column: column,
        expected: Self.expected(behind: name))
    }
    let word = rest.first ?? first
    switch name {
    case "include": self = .include(try Pattern(word.text, column: word.column))
    case "exclude": self = .exclude(try Pattern(word.text, column: word.column))
    case "count": self = .count
    case "sort":
      let isDescending = word.text.first == "-"
      self = .sort(column: String(isDescending ? word.text.dropFirst() : word.text[...]), isDescending: isDescending)
    case "json": self = .json
    default: self = .save(word.text)
    }
  }

  private static func expected(behind name: String) -> String {
    switch name {
    case "include", "exclude": "a regular expression, in quotes if it has blanks"
    case "sort": "a column, or -COLUMN"
    case "save": "a file"
    default: "the end"
    }
  }

  /// Applies stages to what a command said.
  static func apply(_ stages: [OutputStage], to reply: Reply, _ output: inout CommandOutput) throws(CommandError) {
    var json = reply.json
    var lines = reply.lines
    var isJSON = false
    for stage in stages {
      switch stage {
      case .include(let pattern):
        filter(reply.layout, &json, &lines) { pattern.matches($0) }
      case .exclude(let pattern):
        filter(reply.layout, &json, &lines) { !pattern.matches($0) }
      case .count: count(reply.layout, &json, &lines)
      case .sort(let column, let isDescending):
        try sort(reply.layout, by: column, isDescending, &json, &lines)
      case .json:
        guard let json else {
          throw CommandError("this command has no JSON", expected: "a command that shows something")
        }
        isJSON = true
        lines = JSONWriter.pretty(json).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      case .save(let file):
        let text = lines.joined(separator: "\n") + "\n"
        output.request = .save(file: file, text: text)
        lines = ["\(text.utf8.count) octets to \(file)"]
      }
    }
    output.json = json
    output.lines = lines
    if isJSON, case .save? = output.request { return }
  }

  /// Rows of a table go one by one; of other answers, lines.
  private static func filter(
    _ layout: ViewLayout, _ json: inout JSONValue?, _ lines: inout [String], _ isWanted: (String) -> Bool
  ) {
    guard case .table(let table) = layout, var object = json?.object, let rows = object[table.rows]?.elements else {
      lines = lines.filter(isWanted)
      return
    }
    let kept = rows.indices.filter { !rows.isEmpty && lines.indices.contains($0 + 1) && isWanted(lines[$0 + 1]) }
    object[table.rows] = .array(kept.map { rows[$0] })
    json = .object(object)
    lines = kept.isEmpty ? [table.empty] : [lines[0]] + kept.map { lines[$0 + 1] }
  }

  private static func count(_ layout: ViewLayout, _ json: inout JSONValue?, _ lines: inout [String]) {
    var count = lines.count
    if case .table(let table) = layout, let rows = json?[table.rows]?.elements { count = rows.count }
    var object = JSONObject()
    object["schema"] = "labconsole/count/1"
    object["at"] = json?["at"] ?? .null
    object["count"] = .number(count)
    json = .object(object)
    lines = ["\(count)"]
  }

  private static func sort(
    _ layout: ViewLayout, by name: String, _ isDescending: Bool, _ json: inout JSONValue?, _ lines: inout [String]
  ) throws(CommandError) {
    guard case .table(let table) = layout, var object = json?.object, let rows = object[table.rows]?.elements else {
      lines = isDescending ? lines.sorted(by: >) : lines.sorted()
      return
    }
    // The name of a value before the heading of a column: `type` is the number.
    let heading = table.columns.first { $0.heading == name }?.path
    guard let path = rows.contains(where: { $0[path: name] != nil }) || rows.isEmpty ? name : heading else {
      let names = table.columns.map(\.path)
      throw CommandError(
        "no column `\(Printable.text(name))`", expected: "a column: \(names.joined(separator: ", "))",
        suggestion: Nearest.word(to: name, among: names))
    }
    let keyed = rows.enumerated().map { ($0.element[path: path] ?? .null, $0.offset, $0.element) }
    let sorted = keyed.sorted { a, b in
      if precedes(a.0, b.0) { return !isDescending }
      if precedes(b.0, a.0) { return isDescending }
      return a.1 < b.1
    }
    object[table.rows] = .array(sorted.map(\.2))
    json = .object(object)
    lines = table.lines(of: .object(object))
  }

  private static func precedes(_ a: JSONValue, _ b: JSONValue) -> Bool {
    switch (a, b) {
    case (.integer(let a), .integer(let b)): a < b
    case (.seconds(let a), .seconds(let b)): a < b
    default: TextTable.cell(a) < TextTable.cell(b)
    }
  }
}

extension JSONValue {
  var object: JSONObject? { if case .object(let object) = self { object } else { nil } }
}
