import Wire

/// `show tunnels`: the trees that carry multicast between PEs.
///
/// With ingress replication a tunnel is a list of copies.
struct TunnelsView: View {
  static let spec = CommandSpec(
    "show tunnels", "Show the tunnels between PEs: who is the root, who are the leaves, and with which labels.",
    group: .look, forms: [[.option([.word("type"), .choice(types)])]],
    examples: [
      ("show tunnels", "the flood list of each PE and service, as tunnels"),
      ("PE4 show tunnels type ingress-replication", "the copies that PE4 makes"),
    ])

  private static let types = ["ingress-replication"]

  init(parsing words: inout Words, in world: World) throws(CommandError) {
    guard !words.isEmpty else { return }
    try words.expect("type")
    _ = try words.choice(among: Self.types, "a tunnel type: \(Self.types.joined(separator: ", "))")
  }

  func json(of world: World, scope: Scope) -> JSONValue {
    .view("tunnels", world, ["tunnels": .array(scope.nodes(of: world).flatMap { Self.rows($0, world) })])
  }

  private static func rows(_ node: NodeID, _ world: World) -> [JSONValue] {
    guard let evpn = world.nodes[node].router?.value.evpn?.value else { return [] }
    return evpn.configuration.domains.enumerated().flatMap { index, domain -> [JSONValue] in
      let branches = evpn.domains[index].value.floodBranches
      var rows = [
        row(
          node, "root", domain, leaves: branches.map { .string(world.routerName(at: $0.nextHop)) },
          labels: branches.map { .number($0.label) }, root: node, world)
      ]
      for remote in evpn.domains[index].value.inclusive.values {
        rows.append(
          row(
            node, "leaf", domain, leaves: [.string(world.name(node))], labels: [.number(domain.label)],
            root: world.plant.router(at: remote.originator), world))
      }
      return rows
    }
  }

  private static func row(
    _ node: NodeID, _ role: String, _ domain: DomainConfiguration, leaves: [JSONValue], labels: [JSONValue],
    root: NodeID?, _ world: World
  ) -> JSONValue {
    [
      "node": .string(world.name(node)),
      "type": "ingress-replication",
      "id": .string("\(root.map { world.name($0) } ?? "?"):\(domain.name)"),
      "role": .string(role),
      "service": .string(domain.name),
      "leaves": .array(leaves),
      "labels": .array(labels),
      "packets": .null,
    ]
  }

  var layout: ViewLayout {
    .table(
      TextTable(
        rows: "tunnels",
        columns: [
          .init("node"), .init("type"), .init("id"), .init("role"), .init("service"), .init("leaves"), .init("labels"),
        ], empty: "no tunnels"))
  }
}
