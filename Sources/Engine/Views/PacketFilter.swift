import Wire

/// Which packets are meant: `protocol BGP and not (link PE1-P1 or group 239.1.1.1)`.
///
/// Beside `protocol`, `link`, `from`, `to`, `node` and `flow`, every name of a decoded field can stand there.
package indirect enum PacketFilter: Hashable, Sendable {
  case field(String, String)
  case not(PacketFilter)
  case and(PacketFilter, PacketFilter)
  case or(PacketFilter, PacketFilter)

  /// Nested deeper, a filter is refused.
  static let deepest = 64

  package init(_ text: String, at column: Int, in world: World) throws(CommandError) {
    var parser = PacketFilterParser(text, column)
    self = try parser.whole()
    try check(world, column)
  }

  /// Names of the plant must exist.
  private func check(_ world: World, _ column: Int) throws(CommandError) {
    switch self {
    case .not(let inner): try inner.check(world, column)
    case .and(let a, let b), .or(let a, let b):
      try a.check(world, column)
      try b.check(world, column)
    case .field(let key, let value):
      let names: [String]
      switch key {
      case "from", "to", "node": names = world.nodeNames()
      case "flow": names = world.plant.description.flows.map(\.name)
      case "link":
        _ = try Words.link(try Words.pair(Word(value, column: column), "a link", in: world), in: world)
        return
      default: return
      }
      guard names.contains(value) else {
        throw Words.unknown(value, "a \(key == "flow" ? "flow" : "node")", among: names, at: column)
      }
    }
  }

  package func matches(_ packet: PacketInView, _ world: World) -> Bool {
    switch self {
    case .not(let inner): !inner.matches(packet, world)
    case .and(let a, let b): a.matches(packet, world) && b.matches(packet, world)
    case .or(let a, let b): a.matches(packet, world) || b.matches(packet, world)
    case .field(let key, let value): Self.matches(key, value, packet, world)
    }
  }

  private static func matches(_ key: String, _ value: String, _ packet: PacketInView, _ world: World) -> Bool {
    switch key {
    case "protocol":
      let wanted = value.lowercased()
      guard let summary = packet.dissection?.summary else { return false }
      return summary.protocolName.lowercased() == wanted || summary.layers.contains { $0.lowercased() == wanted }
    case "from": return world.name(packet.from.node) == value
    case "to": return world.name(packet.to.node) == value
    case "node": return world.name(packet.from.node) == value || world.name(packet.to.node) == value
    case "link":
      let ends = [world.name(packet.from.node), world.name(packet.to.node)]
      return value == ends.joined(separator: "-") || value == ends.reversed().joined(separator: "-")
    case "flow":
      return packet.record.packet.map { world.plant.description.flows[Int($0.flow)].name } == value
    default:
      return packet.dissection?.nodes.contains { matches(letters(aliases[key] ?? key), value.lowercased(), $0) }
        ?? false
    }
  }

  /// Names that routes have in JSON, where the decoder's name is another.
  private static let aliases = [
    "rd": "routedistinguisher", "tag": "ethernettag", "esi": "ethernetsegmentidentifier", "type": "routetype",
    "maxresponse": "maximumresponsetime",
  ]

  private static func letters(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// The field's name is the key or ends with it; its value is the wanted one, or begins with it as a word.
  private static func matches(_ key: String, _ value: String, _ node: FieldNode) -> Bool {
    let name = letters(node.name)
    if name == key || name.hasSuffix(key) {
      let own = node.value.lowercased()
      if own == value || own.hasPrefix(value + " ") || own.hasPrefix(value + ",") { return true }
    }
    return node.children.contains { matches(key, value, $0) }
  }
}

/// Reads a filter: `or` binds weaker than `and`, that weaker than `not`.
private struct PacketFilterParser {
  private var tokens: [Word] = []
  private var position = 0
  private var depth = 0
  private let end: Int

  init(_ text: String, _ column: Int) {
    var current = ""
    var start = column
    var place = column
    for character in text.unicodeScalars {
      if character == " " || character == "\t" || character == "(" || character == ")" {
        if !current.isEmpty { tokens.append(Word(current, column: start)) }
        if character == "(" || character == ")" { tokens.append(Word(String(character), column: place)) }
        current = ""
        start = place + 1
      } else {
        current.unicodeScalars.append(character)
      }
      place += 1
    }
    if !current.isEmpty { tokens.append(Word(current, column: start)) }
    end = place
  }

  mutating func whole() throws(CommandError) -> PacketFilter {
    let filter = try disjunction()
    guard position == tokens.count else {
      throw CommandError(
        "`\(Printable.text(tokens[position].text))` is too much", column: tokens[position].column,
        expected: "and, or, or the end")
    }
    return filter
  }

  private mutating func take(_ keyword: String) -> Bool {
    guard position < tokens.count, tokens[position].text == keyword else { return false }
    position += 1
    return true
  }

  private mutating func next(_ expected: String) throws(CommandError) -> Word {
    guard position < tokens.count else { throw CommandError("something is missing", column: end, expected: expected) }
    position += 1
    return tokens[position - 1]
  }

  private mutating func disjunction() throws(CommandError) -> PacketFilter {
    var filter = try conjunction()
    while take("or") { filter = .or(filter, try conjunction()) }
    return filter
  }

  private mutating func conjunction() throws(CommandError) -> PacketFilter {
    var filter = try negation()
    while take("and") { filter = .and(filter, try negation()) }
    return filter
  }

  private mutating func negation() throws(CommandError) -> PacketFilter {
    depth += 1
    defer { depth -= 1 }
    guard depth <= PacketFilter.deepest else { throw CommandError("a filter that is nested too deep", column: end) }
    if take("not") { return .not(try negation()) }
    if take("(") {
      let filter = try disjunction()
      guard take(")") else { throw CommandError("a parenthesis that nothing closes", column: end, expected: "`)`") }
      return filter
    }
    let key = try next("protocol, link, from, to, node, flow or a field's name")
    guard !["and", "or", ")"].contains(key.text) else {
      throw CommandError("`\(key.text)` has nothing before it", column: key.column, expected: "a field's name")
    }
    return .field(key.text, try next("the value of `\(Printable.text(key.text))`").text)
  }
}
