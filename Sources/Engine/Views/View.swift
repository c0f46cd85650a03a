/// A look at the world: a JSON object, and how it is drawn as text.
///
/// Looking never changes anything.
///
/// A new one is one new file and one line in `Views.all`.
package protocol View: Sendable {
  /// Named `show …`.
  static var spec: CommandSpec { get }

  /// Reads the words behind the name; names are looked up in the world.
  init(parsing words: inout Words, in world: World) throws(CommandError)

  /// The object with `schema` and `at`, of the nodes in the scope.
  func json(of world: World, scope: Scope) -> JSONValue

  /// How the object becomes text.
  var layout: ViewLayout { get }
}

/// How an object becomes text: as a table of its rows, or line by line.
package enum ViewLayout: Sendable {
  case table(TextTable)
  case lines(@Sendable (JSONValue) -> [String])

  package func lines(of object: JSONValue) -> [String] {
    switch self {
    case .table(let table): table.lines(of: object)
    case .lines(let draw): draw(object)
    }
  }
}

/// Whose state is looked at: `PE1 show …`, `on PE1,PE2 show …`, or everybody's.
package struct Scope: Hashable, Sendable {
  /// `nil`: all nodes.
  package let nodes: [NodeID]?

  package static let all = Scope(nodes: nil)

  package init(nodes: [NodeID]?) {
    self.nodes = nodes.map { Array(Set($0)).sorted() }
  }

  /// The nodes in it, in the order of the lab file.
  package func nodes(of world: World) -> [NodeID] { nodes ?? world.plant.nodes }

  package func contains(_ node: NodeID) -> Bool { nodes?.contains(node) ?? true }

  /// `PE1,PE2`, `PE*`, or a kind: `pe`, `host`.
  package init(_ text: String, at column: Int?, in world: World) throws(CommandError) {
    var result: [NodeID] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      result += try Self.nodes(String(part), at: column, in: world)
    }
    self.init(nodes: result)
  }

  private static func nodes(
    _ part: String, at column: Int?, in world: World
  ) throws(CommandError) -> [NodeID] {
    if part == "all" || part == "*" { return world.plant.nodes }
    if let node = world.plant.node(named: part) { return [node] }
    if let kind = NodeKind(rawValue: part) { return world.plant.nodes.filter { world.plant[$0].kind == kind } }
    if part.last == "*" {
      let found = world.plant.nodes.filter { world.name($0).hasPrefix(part.dropLast()) }
      if !found.isEmpty { return found }
    }
    throw Words.unknown(
      part, "a node, a kind or a beginning like PE*", among: world.nodeNames() + NodeKind.allCases.map(\.rawValue),
      at: column)
  }
}

extension JSONValue {
  /// The frame of every answer: which form, and when.
  package static func view(_ schema: String, _ world: World, _ parts: KeyValuePairs<String, JSONValue>) -> JSONValue {
    var object = JSONObject()
    object["schema"] = .string("labconsole/\(schema)/1")
    object["at"] = .time(world.now)
    for (key, value) in parts { object[key] = value }
    return .object(object)
  }
}
