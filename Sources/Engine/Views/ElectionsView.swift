import Wire

/// `show df`: who forwards to which segment, as each of its PEs sees it.
struct ElectionsView: View {
  static let spec = CommandSpec(
    "show df", "Show the designated forwarders, as each PE of a segment sees them.", group: .look,
    examples: [("show df", "candidates, forwarder and backup for each segment and VLAN")])

  init(parsing words: inout Words, in world: World) throws(CommandError) {}

  func json(of world: World, scope: Scope) -> JSONValue {
    .view("df", world, ["elections": .array(scope.nodes(of: world).flatMap { Self.rows($0, world) })])
  }

  private static func rows(_ node: NodeID, _ world: World) -> [JSONValue] {
    guard let evpn = world.nodes[node].router?.value.evpn?.value else { return [] }
    var rows: [JSONValue] = []
    for (index, segment) in evpn.configuration.segments.enumerated() {
      let state = evpn.segments[index].value
      for (domain, configuration) in evpn.configuration.domains.enumerated()
      where evpn.circuit(of: index, in: domain) != nil {
        let participants = state.election.participants(at: world.now)
        let forwarder = state.forwarders[domain]
        let backup = ModuloElection.forwarder(
          among: participants.filter { $0 != forwarder }, vlan: configuration.vlan)
        rows.append([
          "node": .string(world.name(node)),
          "es": .string(segment.name),
          "vlan": .number(configuration.vlan),
          "flow": .null,
          "algorithm": .string(world.plant.description.segments[segment.index].election.rawValue),
          "candidates": .array(participants.map { .string(world.routerName(at: $0)) }),
          "df": .optional(forwarder) { .string(world.routerName(at: $0)) },
          "backup": .optional(backup) { .string(world.routerName(at: $0)) },
          "waitsUntil": .optional(state.election.deadline(after: world.now)) { .time($0) },
        ])
      }
    }
    return rows
  }

  var layout: ViewLayout {
    .table(
      TextTable(
        rows: "elections",
        columns: [
          .init("node"), .init("es", "ES"), .init("vlan", "VLAN", .right), .init("algorithm"), .init("candidates"),
          .init("df", "DF"), .init("backup"), .init("waitsUntil", "waits until", .right),
        ], empty: "no Ethernet segments"))
  }
}
