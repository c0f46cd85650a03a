import Wire

/// `show fib`: what the forwarding planes were programmed with.
struct ForwardingView: View {
  static let spec = CommandSpec(
    "show fib", "Show the forwarding entries of the PEs: who gets a copy of what.", group: .look,
    examples: [("show fib", "for each PE and service the flood list and the entry of each (x,G)")])

  init(parsing words: inout Words, in world: World) throws(CommandError) {}

  func json(of world: World, scope: Scope) -> JSONValue {
    .view("fib", world, ["entries": .array(scope.nodes(of: world).flatMap { Self.rows($0, world) })])
  }

  private static func rows(_ node: NodeID, _ world: World) -> [JSONValue] {
    guard let router = world.nodes[node].router?.value, let evpn = router.evpn?.value else { return [] }
    let plane = router.plane.value
    return evpn.configuration.domains.indices.flatMap { index -> [JSONValue] in
      let domain = plane.domains[index]
      var rows = [row("flood", MulticastSourceGroup.all, domain.flood, node, router, index, world)]
      guard domain.isSelective else { return rows }
      rows.append(row("unasked", MulticastSourceGroup.all, domain.unasked, node, router, index, world))
      for key in domain.keys {
        if let entry = domain[key] { rows.append(row("group", key, entry, node, router, index, world)) }
      }
      return rows
    }
  }

  private static func row(
    _ kind: String, _ key: MulticastSourceGroup, _ entry: ProgrammedEntry, _ node: NodeID, _ router: Router,
    _ domain: Int, _ world: World
  ) -> JSONValue {
    let text = router.text(of: entry.entry, in: domain)
    let circuits = router.plane.value.circuits[domain]
    let blocked = zip(entry.entry.circuits, text.ports).filter { !circuits[$0.0].isForwarder }.map(\.1)
    return [
      "node": .string(world.name(node)),
      "service": .string(router.evpn?.value.configuration.domains[domain].name ?? ""),
      "kind": .string(kind),
      "source": .string(key.source?.description ?? "*"),
      "group": .string(key.group?.description ?? "*"),
      "ports": .array(text.ports.map { .string($0) }),
      "blocked": .array(blocked.map { .string($0) }),
      "branches": .array(
        text.branches.map { branch in
          ["node": .string(world.routerName(at: branch.nextHop)), "label": .number(branch.label)]
        }),
      "to": .array(text.branches.map { .string("\(world.routerName(at: $0.nextHop)):\($0.label)") }),
      "cause": .number(entry.cause.number),
    ]
  }

  var layout: ViewLayout {
    .table(
      TextTable(
        rows: "entries",
        columns: [
          .init("node"), .init("service"), .init("kind"), .init("source"), .init("group"), .init("ports"),
          .init("blocked"), .init("to", "copies to"),
        ], empty: "no forwarding entries"))
  }
}
