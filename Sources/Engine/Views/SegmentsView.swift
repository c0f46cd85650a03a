import Wire

/// `show es`: Ethernet segments as each of their PEs sees them.
struct SegmentsView: View {
  static let spec = CommandSpec(
    "show es", "Show the Ethernet segments: who is on them, and with which labels.", group: .look,
    examples: [("show es", "each segment as each of its PEs sees it")])

  init(parsing words: inout Words, in world: World) throws(CommandError) {}

  func json(of world: World, scope: Scope) -> JSONValue {
    .view("es", world, ["segments": .array(scope.nodes(of: world).flatMap { Self.rows($0, world) })])
  }

  private static func rows(_ node: NodeID, _ world: World) -> [JSONValue] {
    guard let evpn = world.nodes[node].router?.value.evpn?.value else { return [] }
    return evpn.configuration.segments.enumerated().map { index, segment in
      let state = evpn.segments[index].value
      let peers = state.election.candidates.keys.filter { $0 != evpn.configuration.loopback }
      return [
        "node": .string(world.name(node)),
        "es": .string(segment.name),
        "esi": .text(segment.identifier),
        "mode": .string(world.plant.description.segments[segment.index].mode.rawValue),
        "port": .string(evpn.configuration.portNames[segment.port.index]),
        "state": state.isUp ? "up" : "down",
        "sync": .string(segment.synch.rawValue),
        "label": .number(segment.label),
        "peers": .array(peers.map { .string(world.routerName(at: $0)) }),
        "peerLabels": .array(state.labels.values.map { .number($0.label) }),
      ]
    }
  }

  var layout: ViewLayout {
    .table(
      TextTable(
        rows: "segments",
        columns: [
          .init("node"), .init("es", "ES"), .init("esi", "ESI"), .init("mode"), .init("port"), .init("state"),
          .init("sync"), .init("label", "label", .right), .init("peers"),
        ], empty: "no Ethernet segments"))
  }
}
