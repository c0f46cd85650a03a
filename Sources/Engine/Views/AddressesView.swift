/// `show mac`: where switches have seen which address.
struct AddressesView: View {
  static let spec = CommandSpec(
    "show mac", "Show where the switches have seen which address.", group: .look,
    examples: [("show mac", "each address with its port")])

  init(parsing words: inout Words, in world: World) throws(CommandError) {}

  func json(of world: World, scope: Scope) -> JSONValue {
    .view("mac", world, ["macs": .array(scope.nodes(of: world).flatMap { Self.rows($0, world) })])
  }

  private static func rows(_ node: NodeID, _ world: World) -> [JSONValue] {
    guard let bridge = world.nodes[node].bridge?.value else { return [] }
    return bridge.table.all.map { key, entry in
      [
        "node": .string(world.name(node)),
        "vlan": key.vlan == 0 ? .null : .number(key.vlan),
        "mac": .text(key.address),
        "port": .array(ports(entry.outlet, bridge).map { .string(world.plant.ports[node.index][$0.index].name) }),
        "seen": .time(entry.seenAt),
      ]
    }
  }

  private static func ports(_ outlet: Outlet, _ bridge: Switch) -> [PortID] {
    switch outlet {
    case .port(let port): [port]
    case .group(let index): bridge.aggregations[index].members
    }
  }

  var layout: ViewLayout {
    .table(
      TextTable(
        rows: "macs",
        columns: [
          .init("node"), .init("vlan", "VLAN", .right), .init("mac", "MAC"), .init("port"),
          .init("seen", "last seen", .right),
        ], empty: "no addresses learnt"))
  }
}
