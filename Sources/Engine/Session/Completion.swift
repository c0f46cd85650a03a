import Wire

/// A word that can stand at the cursor.
package struct CompletionCandidate: Hashable, Sendable {
  package let text: String
  /// One line about it.
  package let note: String
  /// The columns of the line that it takes the place of, from 1, the second one not included.
  package let columns: Range<Int>
}

extension Shell {
  /// What can stand at the cursor, which is before the character of column `cursor` + 1; nothing is changed.
  package func completions(_ line: String, cursor: Int) -> [CompletionCandidate] {
    let scalars = Array(line.unicodeScalars.prefix(min(max(cursor, 0), Words.longestLine)))
    let place = CompletionPlace(scalars)
    let columns = place.column..<(scalars.count + 1)
    var seen: Set<String> = []
    var result: [CompletionCandidate] = []
    for (text, note) in candidates(at: place) where text.hasPrefix(place.partial) && seen.insert(text).inserted {
      result.append(CompletionCandidate(text: text, note: note, columns: columns))
    }
    return result
  }

  /// Help for a line that ends with `?`: what can stand there, or the whole command.
  func help(for line: CommandLine) -> [String] {
    var text = line.text
    text.removeLast()
    let found = completions(text, cursor: text.unicodeScalars.count)
    guard !found.isEmpty else { return ["<end>  the command is complete here"] }
    let width = found.map(\.text.count).max() ?? 0
    return found.map { candidate in
      let padding = String(repeating: " ", count: width - candidate.text.count + 2)
      return candidate.text + padding + candidate.note
    }
  }

  private func candidates(at place: CompletionPlace) -> [(String, String)] {
    if place.isStage {
      guard place.words.isEmpty else { return [] }
      return OutputStage.names.map { ($0, Self.stageNotes[$0] ?? "") }
    }
    var words = place.words[...]
    var isScoped = false
    if words.first == "on", words.count >= 2 {
      words = words.dropFirst(2)
      isScoped = true
    } else if words.first == "on" {
      return Completion.names(of: .nodeSet, in: self)
    } else if let first = words.first, world.plant.node(named: first) != nil {
      words = words.dropFirst()
      isScoped = true
    }
    let specs = self.specs
    var result: [(String, String)] = []
    for spec in specs where !isScoped || spec.words[0] == "show" {
      result += Completion.candidates(of: spec, after: words, partial: place.partial, in: self)
    }
    if words.isEmpty, !isScoped {
      for name in world.nodeNames() { result.append((name, "`\(name) show …`")) }
      result.append(("on", "`on NODES show …`"))
    }
    return result
  }

  private static let stageNotes = [
    "include": "keep lines that fit a regular expression", "exclude": "leave out lines that fit",
    "count": "the number of lines", "sort": "by a column", "json": "as JSON", "save": "to a file",
  ]
}

/// Where the cursor is: the words before it, and the beginning of the word that it ends.
struct CompletionPlace {
  private(set) var words: [String] = []
  private(set) var partial = ""
  /// The column of the partial word.
  private(set) var column = 1
  private(set) var isStage = false

  /// Reads leniently: the line is not finished.
  init(_ scalars: [Unicode.Scalar]) {
    var depth = 0
    var quote: Unicode.Scalar?
    for (index, scalar) in scalars.enumerated() {
      if let open = quote {
        if scalar == open { quote = nil }
        partial.unicodeScalars.append(scalar)
        continue
      }
      switch scalar {
      case "\"", "'":
        quote = scalar
        partial.unicodeScalars.append(scalar)
      case _ where depth == 0 && (scalar == ";" || scalar == "|"):
        words = []
        partial = ""
        isStage = scalar == "|"
        column = index + 2
        depth = 0
      case " ", "\t":
        guard depth == 0 else { continue }
        if !partial.isEmpty { words.append(partial) }
        partial = ""
        column = index + 2
      default:
        if scalar == "(" { depth += 1 }
        if scalar == ")" { depth = max(depth - 1, 0) }
        partial.unicodeScalars.append(scalar)
      }
    }
  }
}

/// Candidates of one command.
enum Completion {
  static func candidates(
    of spec: CommandSpec, after words: ArraySlice<String>, partial: String, in shell: Shell
  ) -> [(String, String)] {
    let names = spec.words
    for (index, name) in names.enumerated() {
      guard index < words.count else { return [(name, index == names.count - 1 ? spec.summary : "")] }
      guard name.hasPrefix(words[words.startIndex + index]) else { return [] }
    }
    let rest = words.dropFirst(names.count)
    var result: [(String, String)] = []
    for form in spec.forms {
      for syntax in Syntax.expected(in: form[...], after: rest) {
        result += candidates(of: syntax, partial: partial, in: shell)
      }
    }
    return result
  }

  private static func candidates(of syntax: Syntax, partial: String, in shell: Shell) -> [(String, String)] {
    switch syntax {
    case .word(let word): [(word, "")]
    case .choice(let words): words.map { ($0, "") }
    case .value(let kind): names(of: kind, in: shell)
    case .rest(.expression): expressions(partial, in: shell)
    case .rest(let kind): names(of: kind, in: shell)
    case .option, .many: []
    }
  }

  /// Live names of a kind, each with one line about it.
  static func names(of kind: ValueKind, in shell: Shell) -> [(String, String)] {
    let world = shell.world
    let lab = world.plant.description
    switch kind {
    case .node: return nodes(in: world) { _ in true }
    case .nodeSet:
      return nodes(in: world) { _ in true } + NodeKind.allCases.map { ($0.rawValue, "all of this kind") }
    case .host: return nodes(in: world) { $0.kind == .host }
    case .router: return nodes(in: world) { $0.kind.isRouter }
    case .speaker: return nodes(in: world) { $0.kind.isSpeaker }
    case .pe: return nodes(in: world) { $0.kind == .pe }
    case .flow: return lab.flows.map { ($0.name, "(\($0.from),\($0.group)) \($0.rate)") } + groups(in: world)
    case .group: return groups(in: world)
    case .link:
      return world.links.indices.map { (world.plant.name(of: LinkID($0)), world.links[$0].isUp ? "up" : "down") }
    case .session: return world.sessionNames.map { ($0, "BGP session") }
    case .segment: return lab.segments.map { ($0.name, "\($0.identifier)") }
    case .service: return lab.services.map { ($0.name, "EVI \($0.evi), VLAN \($0.vlan)") }
    case .port: return world.portNames.map { ($0, "") }
    case .settable: return world.settableNames.map { ($0, "") }
    case .mark: return shell.marks.map { ("@\($0.name)", "\($0.moment.time)") }
    case .time: return shell.marks.map { ("@\($0.name)", "\($0.moment.time)") }
    case .fork: return shell.forks.map { ($0.name, $0.note) }
    case .check: return lab.guide.flatMap(\.checks).map { ($0.id, $0.expression.text) }
    case .command: return shell.specs.map { ($0.name, $0.summary) }
    case .filter: return ["protocol", "link", "from", "to", "node", "flow", "group", "originator"].map { ($0, "") }
    case .duration: return ["10ms", "100ms", "1s", "10s"].map { ($0, "a duration") }
    case .expression: return expressions("", in: shell)
    case .text("T"): return RouteJSON.typeNames.enumerated().map { ($0.element, "type \($0.offset + 1)") }
    case .text("TYPE"): return RouteJSON.typeNames.enumerated().map { ($0.element, "type \($0.offset + 1)") }
    case .fact, .column, .text: return []
    }
  }

  private static func nodes(
    in world: World, where isWanted: (NodeDescription) -> Bool
  ) -> [(String, String)] {
    world.plant.nodes.filter { isWanted(world.plant[$0]) }.map { node in
      (world.name(node), world.plant[node].kind.rawValue + (world.nodes[node].isUp ? "" : ", down"))
    }
  }

  private static func groups(in world: World) -> [(String, String)] {
    var seen: Set<String> = []
    var result: [(String, String)] = []
    for flow in world.plant.description.flows {
      if seen.insert("\(flow.group)").inserted {
        result.append(("\(flow.group)", "the group of \(flow.name)"))
        result.append(("(*,\(flow.group))", "any source"))
      }
      result.append(("(\(flow.from),\(flow.group))", "one source"))
    }
    return result
  }

  /// Functions, and behind an opening parenthesis or comma the names that fit; the whole word so far stays in front.
  private static func expressions(_ partial: String, in shell: Shell) -> [(String, String)] {
    guard let cut = partial.lastIndex(where: { $0 == "(" || $0 == "," }) else {
      var result: [(String, String)] = []
      for function in ExpressionFunction.all {
        result.append((function.parameters(count: 0) != nil ? function.name : function.name + "(", function.help))
      }
      for word in ["and", "or", "not", "within"] { result.append((word, "")) }
      return result
    }
    let front = String(partial[...cut])
    guard let open = front.lastIndex(of: "("), let function = ExpressionFunction.named(word(before: open, in: front))
    else { return ExpressionFunction.all.map { (front + $0.name, $0.help) } }
    let index = front[open...].count { $0 == "," }
    var result: [(String, String)] = []
    for signature in function.signatures where signature.indices.contains(index) {
      let end = index == signature.count - 1 ? ")" : ","
      result += values(of: signature[index], in: shell).map { (front + $0.0 + end, $0.1) }
    }
    return result
  }

  private static func word(before index: String.Index, in text: String) -> String {
    String(text[..<index].reversed().prefix { $0.isLetter || $0 == "-" }.reversed())
  }

  private static func values(of parameter: ExpressionFunction.Parameter, in shell: Shell) -> [(String, String)] {
    switch parameter {
    case .host: names(of: .host, in: shell)
    case .flow: shell.world.plant.description.flows.map { ($0.name, "\($0.group)") }
    case .node: names(of: .node, in: shell)
    case .link: names(of: .link, in: shell)
    case .linkOrSession: names(of: .link, in: shell) + names(of: .session, in: shell)
    case .segment: names(of: .segment, in: shell)
    case .vlan: shell.world.plant.description.services.map { ("\($0.vlan)", $0.name) }
    case .routeType: names(of: .text("T"), in: shell)
    case .originator: names(of: .router, in: shell)
    case .filter: shell.world.plant.description.flows.map { ($0.name, "\($0.group)") }
    case .rule: Invariants.all.map { ($0.id, $0.title) }
    }
  }
}
