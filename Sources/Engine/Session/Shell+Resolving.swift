/// From the first words of a line to a command: names may be cut short as long as they stay unique.
extension Shell {
  /// All specs by name, those of the surroundings included.
  package var specs: [CommandSpec] {
    WorldCommands.all.map { $0.spec } + SessionCommands.all.map { $0.spec } + Views.all.map { $0.spec } + outerSpecs
  }

  func resolve(_ line: CommandLine) throws(CommandError) -> Command {
    var words = Words(line)
    if let (scope, rest) = try scope(of: line) {
      words = rest
      let column = words.peek()?.column ?? words.endColumn
      guard let word = words.peek(), "show".hasPrefix(word.text) else {
        throw CommandError("a scope is for `show`", column: column, expected: "`show …`")
      }
      return try resolveView(&words, scope)
    }
    if let word = words.peek(), word.text == "show" { return try resolveView(&words, .all) }
    let (spec, rest) = try Self.find(words, among: specs.filter { $0.words[0] != "show" }, isTop: true)
    if let kind = WorldCommands.all.first(where: { $0.spec.name == spec.name }) { return .world(kind, rest) }
    if let kind = SessionCommands.all.first(where: { $0.spec.name == spec.name }) { return .session(kind, rest) }
    if spec.name == "show" {
      words = rest
      return try resolveView(&words, .all, isTaken: true)
    }
    return .outer(spec.name)
  }

  /// `PE1 show …` and `on PE1,PE2 show …`.
  private func scope(of line: CommandLine) throws(CommandError) -> (Scope, Words)? {
    var words = Words(line)
    guard let first = words.peek() else { return nil }
    if first.text == "on" {
      _ = words.take("on")
      let word = try words.next("nodes, with commas between")
      return (try Scope(word.text, at: word.column, in: world), words)
    }
    guard let node = world.plant.node(named: first.text) else { return nil }
    _ = words.take(first.text)
    return (Scope(nodes: [node]), words)
  }

  private func resolveView(_ words: inout Words, _ scope: Scope, isTaken: Bool = false) throws(CommandError) -> Command
  {
    if !isTaken { try words.expect("show") }
    let specs = Views.all.map { kind in
      // Seen from behind `show`.
      CommandSpec(
        kind.spec.words.dropFirst().joined(separator: " "), kind.spec.summary, group: .look, forms: kind.spec.forms,
        examples: [])
    }
    let (spec, rest) = try Self.find(words, among: specs, isTop: false)
    guard let kind = Views.all.first(where: { $0.spec.name == "show " + spec.name }) else {
      throw CommandError("nothing to show", column: words.endColumn)
    }
    return .view(kind, scope, rest)
  }

  /// The command whose name the words begin with; of two that fit, the longer name.
  private static func find(
    _ words: Words, among specs: [CommandSpec], isTop: Bool
  ) throws(CommandError) -> (CommandSpec, Words) {
    var words = words
    var found = specs
    var depth = 0
    while true {
      let deeper = found.filter { $0.words.count > depth }
      let whole = found.first { $0.words.count == depth }
      guard !deeper.isEmpty, whole == nil || words.peek() != nil else { break }
      var candidates: [String] = []
      for spec in deeper where !candidates.contains(spec.words[depth]) { candidates.append(spec.words[depth]) }
      if isTop, depth == 0 { candidates.append("show") }
      let noun = depth == 0 ? (isTop ? "a command" : "something to show") : candidates.joined(separator: " or ")
      if let whole, let word = words.peek() {
        // The shorter name fits, and what follows may be an argument of it.
        guard case .one(let name) = PrefixMatch.find(word.text, among: candidates),
          whole.forms.allSatisfy(\.isEmpty) || word.text == name
        else { break }
      }
      let name = try words.choice(among: candidates, noun)
      if isTop, depth == 0, name == "show" {
        return (CommandSpec("show", "", group: .look, examples: []), words)
      }
      found = deeper.filter { $0.words[depth] == name }
      depth += 1
    }
    guard let spec = found.first(where: { $0.words.count == depth }) else {
      throw CommandError("something is missing", column: words.endColumn, expected: "a command")
    }
    return (spec, words)
  }
}
