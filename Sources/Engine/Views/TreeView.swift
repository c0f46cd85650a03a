import Wire

/// `show tree FLOW`: the way of a flow's packets from the source's PE to the hosts, as the forwarding planes have it.
struct TreeView: View {
  static let spec = CommandSpec(
    "show tree", "Show the way of a flow's packets, from the source's PE to the hosts.", group: .look,
    forms: [[.value(.flow)]],
    examples: [("show tree F1", "the ingress PE, its branches with labels, and the hosts behind each PE")])

  let flow: Int

  init(parsing words: inout Words, in world: World) throws(CommandError) {
    flow = try words.flow(in: world)
  }

  init(flow: Int) { self.flow = flow }

  func json(of world: World, scope: Scope) -> JSONValue {
    let description = world.plant.description.flows[flow]
    return .view(
      "tree", world,
      [
        "flow": .string(description.name),
        "source": .string(description.from),
        "group": .text(description.group),
        "packet": .optional(world.ledger.flows[flow].latest) { .number($0.id.number) },
        "root": .optional(ingress(world)) { root($0, world) },
      ])
  }

  /// The PE that the source's packets enter by: the one that sent copies of the latest packet, or the first that could.
  private func ingress(_ world: World) -> NodeID? {
    let description = world.plant.description.flows[flow]
    guard let source = world.plant.node(named: description.from) else { return nil }
    let near = world.accessRouters(of: source, service: description.service)
    let used = world.ledger.flows[flow].latest?.linkCopies.keys ?? []
    let seen = near.first { endpoint in
      let port = world.plant.port(endpoint)
      return used.contains(Direction(link: port.link, from: port.end.other))
    }
    return (seen ?? near.first)?.node
  }

  private func entry(_ node: NodeID, _ world: World) -> (router: Router, domain: Int, entry: ReplicationEntry)? {
    let description = world.plant.description.flows[flow]
    guard let router = world.nodes[node].router?.value, let domain = router.domain(ofService: description.service)
    else { return nil }
    let source = world.sourceAddress(ofFlow: flow) ?? .unspecifiedV4
    return (
      router, domain, router.plane.value.domains[domain].entry(source: source, group: description.group).entry
    )
  }

  private func root(_ node: NodeID, _ world: World) -> JSONValue {
    guard let (router, _, entry) = entry(node, world) else {
      return ["node": .string(world.name(node)), "hosts": [], "children": []]
    }
    let children = entry.branches.map { branch in child(branch, of: node, router, world) }
    return ["node": .string(world.name(node)), "hosts": hosts(at: node, world), "children": .array(children)]
  }

  private func child(_ branch: Branch, of node: NodeID, _ router: Router, _ world: World) -> JSONValue {
    let route = router.plane.value.routes[branch.nextHop]
    let leaf = world.plant.router(at: branch.nextHop)
    let via = route.flatMap { $0.neighbor == branch.nextHop ? nil : world.routerName(at: $0.neighbor) }
    let labels = (route?.label.map { [$0] } ?? []) + [branch.label]
    let service = world.plant.description.flows[flow].service
    return [
      "via": .text(via),
      "tunnel": [
        "type": "ingress-replication", "id": .string("\(world.name(node)):\(service)"),
        "labels": .array(labels.map { .number($0) }),
      ],
      "node": .string(world.routerName(at: branch.nextHop)),
      "reachable": .bool(route != nil),
      "hosts": leaf.map { hosts(at: $0, world) } ?? [],
      "children": [],
    ]
  }

  /// Hosts behind the PE's circuits that would get a copy, each with the copies of the latest packet that reached it.
  private func hosts(at node: NodeID, _ world: World) -> JSONValue {
    guard let (router, domain, entry) = entry(node, world) else { return [] }
    let circuits = router.plane.value.circuits[domain]
    let ports = entry.circuits.filter { circuits[$0].isUp && circuits[$0].isForwarder }.map { circuits[$0].port }
    let source = world.plant.description.flows[flow].from
    let service = world.plant.description.flows[flow].service
    let latest = world.ledger.flows[flow].latest
    let found = world.plant.nodes.filter { host in
      guard world.plant[host].kind == .host, world.name(host) != source else { return false }
      guard world.wants(host, flow: flow) || latest?.arrivals[host] != nil else { return false }
      return world.accessRouters(of: host, service: service).contains { $0.node == node && ports.contains($0.port) }
    }
    return .array(
      found.map { host in
        ["host": .string(world.name(host)), "copies": .number(latest?.arrivals[host] ?? 0)]
      })
  }

  var layout: ViewLayout {
    .lines { object in
      guard let root = object["root"], root != .null else { return ["no PE is behind the source"] }
      var lines = [
        "\(TextTable.cell(object["flow"] ?? .null)): \(TextTable.cell(object["source"] ?? .null)) → "
          + TextTable.cell(object["group"] ?? .null)
      ]
      Self.draw(root, prefix: "", isLast: true, isRoot: true, into: &lines)
      return lines
    }
  }

  private static func draw(
    _ node: JSONValue, prefix: String, isLast: Bool, isRoot: Bool, into lines: inout [String]
  ) {
    let branch = isRoot ? "" : isLast ? "`- " : "|- "
    lines.append(prefix + branch + sentence(node))
    let below = isRoot ? prefix : prefix + (isLast ? "   " : "|  ")
    let hosts = node["hosts"]?.elements ?? []
    let children = node["children"]?.elements ?? []
    for (index, host) in hosts.enumerated() {
      let mark = index == hosts.count - 1 && children.isEmpty ? "`- " : "|- "
      let copies = host["copies"]?.integerValue ?? 0
      lines.append(
        below + mark + TextTable.cell(host["host"] ?? .null) + "  \(copies) \(copies == 1 ? "copy" : "copies")")
    }
    for (index, child) in children.enumerated() {
      draw(child, prefix: below, isLast: index == children.count - 1, isRoot: false, into: &lines)
    }
  }

  /// `PE2  by ingress-replication 16002 24000 via P1`.
  private static func sentence(_ node: JSONValue) -> String {
    var text = TextTable.cell(node["node"] ?? .null)
    guard let tunnel = node["tunnel"] else { return text }
    text += "  by \(TextTable.cell(tunnel["type"] ?? .null)) \(TextTable.cell(tunnel["labels"] ?? .null))"
    if let via = node["via"], via != .null { text += " via \(TextTable.cell(via))" }
    if node["reachable"] == .bool(false) { text += "  (out of reach)" }
    return text
  }
}
