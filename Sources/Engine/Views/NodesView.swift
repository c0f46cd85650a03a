/// `show nodes`.
struct NodesView: View {
  static let spec = CommandSpec(
    "show nodes", "Show the nodes and whether they run.", group: .look,
    examples: [("show nodes", "each node with its kind, its address and its state")])

  init(parsing words: inout Words, in world: World) throws(CommandError) {}

  func json(of world: World, scope: Scope) -> JSONValue {
    .view("nodes", world, ["nodes": .array(scope.nodes(of: world).map { Self.row($0, world) })])
  }

  static func row(_ node: NodeID, _ world: World) -> JSONValue {
    let description = world.plant[node]
    return [
      "name": .string(description.name),
      "kind": .string(description.kind.rawValue),
      "state": world.nodes[node].isUp ? "up" : "down",
      "as": .optional(description.autonomousSystem) { .number($0) },
      "address": .text(description.kind.isRouter ? world.plant.loopback(of: node) : description.address),
      "vlan": .optional(description.vlan) { .number($0) },
      "ports": .array(world.plant.ports[node.index].map { .string($0.name) }),
      "busy": .number(world.nodes[node].busy),
      "x": .optional(description.place) { .number($0.x) },
      "y": .optional(description.place) { .number($0.y) },
    ]
  }

  static let table = TextTable(
    rows: "nodes",
    columns: [
      .init("name", "node"), .init("kind"), .init("state"), .init("as", "AS", .right), .init("address"),
      .init("vlan", "VLAN", .right), .init("ports"),
    ])

  var layout: ViewLayout { .table(Self.table) }
}
