package import Wire

extension Words {
  /// The next word must be `keyword`, in full or as the beginning of it.
  package mutating func expect(_ keyword: String) throws(CommandError) {
    _ = try choice(among: [keyword], "`\(keyword)`")
  }

  /// Takes the next word when it is `keyword` or a beginning of it with at least `least` letters.
  package mutating func takes(_ keyword: String, least: Int = 1) -> Bool {
    guard let word = peek(), !word.isQuoted, word.text.count >= least, keyword.hasPrefix(word.text) else {
      return false
    }
    _ = take(word.text)
    return true
  }

  /// The next word as a name of `names`, in full; a wrong one gets the nearest.
  package mutating func name(among names: [String], _ noun: String) throws(CommandError) -> String {
    let word = try next(noun)
    guard names.contains(word.text) else { throw Self.unknown(word.text, noun, among: names, at: word.column) }
    return word.text
  }

  static func unknown(_ text: String, _ noun: String, among names: [String], at column: Int?) -> CommandError {
    let nearest = Nearest.word(to: text, among: names)
    return CommandError(
      "`\(Printable.text(text))` is not \(noun)", column: column, expected: nearest == nil ? list(noun, names) : noun,
      suggestion: nearest)
  }

  /// `a host: H1, H2, H9`.
  private static func list(_ noun: String, _ names: [String]) -> String {
    guard !names.isEmpty else { return noun }
    return "\(noun): " + names.prefix(12).joined(separator: ", ") + (names.count > 12 ? " …" : "")
  }

  // MARK: Nodes

  package mutating func node(in world: World) throws(CommandError) -> NodeID {
    try node("a node", in: world) { _ in true }
  }

  package mutating func host(in world: World) throws(CommandError) -> NodeID {
    try node("a host", in: world) { $0.kind == .host }
  }

  package mutating func node(
    _ noun: String, in world: World, where isWanted: (NodeDescription) -> Bool
  ) throws(CommandError) -> NodeID {
    let word = try next(noun)
    return try Self.node(word.text, noun, at: word.column, in: world, where: isWanted)
  }

  static func node(
    _ text: String, _ noun: String, at column: Int?, in world: World, where isWanted: (NodeDescription) -> Bool
  ) throws(CommandError) -> NodeID {
    guard let node = world.plant.node(named: text), isWanted(world.plant[node]) else {
      let names = world.plant.description.nodes.filter(isWanted).map(\.name)
      throw unknown(text, noun, among: names, at: column)
    }
    return node
  }

  // MARK: Pairs

  /// `A-B` or `A>B`: two nodes, and whether only the first direction is meant.
  package mutating func pair(_ noun: String, in world: World) throws(CommandError) -> NodePair {
    let word = try next("\(noun) as A-B")
    return try Self.pair(word, noun, in: world)
  }

  /// Names may have dashes in them, so every dash is tried.
  static func pair(_ word: Word, _ noun: String, in world: World) throws(CommandError) -> NodePair {
    let text = word.text
    for index in text.indices where text[index] == "-" || text[index] == ">" {
      guard let a = world.plant.node(named: String(text[..<index])),
        let b = world.plant.node(named: String(text[text.index(after: index)...]))
      else { continue }
      return NodePair(a: a, b: b, isDirected: text[index] == ">", column: word.column)
    }
    let names = world.plant.description.links.map { "\($0.a.node)-\($0.b.node)" }
    throw unknown(text, "\(noun) as A-B", among: names, at: word.column)
  }

  /// The only link between two nodes.
  package mutating func link(in world: World) throws(CommandError) -> LinkID {
    try Self.link(try pair("a link", in: world), in: world)
  }

  static func link(_ pair: NodePair, in world: World) throws(CommandError) -> LinkID {
    let links = world.plant.links(between: pair.a, and: pair.b)
    let name = "\(world.name(pair.a))-\(world.name(pair.b))"
    guard let link = links.first else {
      let names = world.links.indices.map { world.plant.name(of: LinkID($0)) }
      throw CommandError(
        "no link joins \(name)", column: pair.column, expected: "a link",
        suggestion: Nearest.word(to: name, among: names))
    }
    guard links.count == 1 else {
      throw CommandError(
        "\(links.count) links join \(name)", column: pair.column, expected: "a port, as \(world.name(pair.a)):eth1")
    }
    return link
  }

  // MARK: Segments, services

  package mutating func segment(in world: World) throws(CommandError) -> Int {
    let names = world.plant.description.segments.map(\.name)
    let name = try name(among: names, "an Ethernet segment")
    return names.firstIndex(of: name) ?? 0
  }

  package mutating func address(_ expected: String) throws(CommandError) -> IPAddress {
    let word = try next(expected)
    guard let address = IPAddress(word.text) else {
      throw CommandError("`\(Printable.text(word.text))` is no address", column: word.column, expected: expected)
    }
    return address
  }
}

/// Two nodes as a person names them.
package struct NodePair: Hashable, Sendable {
  package let a: NodeID
  package let b: NodeID
  /// `A>B`.
  package let isDirected: Bool
  package let column: Int
}

extension World {
  package func nodeNames(where isWanted: (NodeDescription) -> Bool = { _ in true }) -> [String] {
    plant.description.nodes.filter(isWanted).map(\.name)
  }

  /// The routers that have a session with each other, as `A-B`, each pair once.
  package var sessionNames: [String] {
    plant.nodes.flatMap { a -> [String] in
      guard let speaker = nodes[a].router?.value.routing?.speaker.value else { return [] }
      return speaker.configuration.peers.compactMap { peer in
        guard let b = plant.router(at: peer.address), a < b else { return nil }
        return "\(name(a))-\(name(b))"
      }
    }
  }
}
