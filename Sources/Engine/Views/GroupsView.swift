import Wire

/// `show groups`: what PEs know of members, circuit by circuit, with what other PEs of a segment told them.
struct GroupsView: View {
  static let spec = CommandSpec(
    "show groups", "Show the membership state of the PEs: who wants what on which circuit, and who told them.",
    group: .look,
    examples: [("show groups", "each (x,G) of each circuit with version, mode, state and end of its timer")])

  init(parsing words: inout Words, in world: World) throws(CommandError) {}

  func json(of world: World, scope: Scope) -> JSONValue {
    .view("groups", world, ["groups": .array(scope.nodes(of: world).flatMap { Self.rows($0, world) })])
  }

  private static func rows(_ node: NodeID, _ world: World) -> [JSONValue] {
    guard let evpn = world.nodes[node].router?.value.evpn?.value else { return [] }
    var rows: [JSONValue] = []
    for (domain, configuration) in evpn.configuration.domains.enumerated() {
      for (index, description) in configuration.circuits.enumerated() {
        let circuit = evpn.circuits[domain][index].value
        for membership in circuit.memberships {
          var row = JSONObject()
          row["node"] = .string(world.name(node))
          row["port"] = .string(evpn.configuration.portNames[description.port.index])
          row["es"] = .optional(description.segment) { .string(evpn.configuration.segments[$0].name) }
          row["service"] = .string(configuration.name)
          row["vlan"] = .number(configuration.vlan)
          add(membership, circuit, configuration, to: &row, world)
          rows.append(.object(row))
        }
      }
    }
    return rows
  }

  private static func add(
    _ membership: MembershipChange, _ circuit: Circuit, _ domain: DomainConfiguration, to row: inout JSONObject,
    _ world: World
  ) {
    let key = membership.key
    let flags = membership.flags ?? []
    let own = circuit.single ?? circuit.segment?.circuit
    let local = key.group.flatMap { own?.groups[$0] }
    let synched = key.group.flatMap { circuit.segment?.groups[$0] }?.remote
      .filter { $0.1[key] != nil }.map { world.routerName(at: $0.0) }
    row["source"] = .string(key.source?.description ?? "*")
    row["group"] = .string(key.group?.description ?? "*")
    row["mode"] = key.source == nil || flags.contains(.exclude) ? "exclude" : "include"
    row["version"] = .number(flags.contains(.version3) ? 3 : flags.contains(.version2) ? 2 : 1)
    row["state"] = .string(state(of: key, circuit, local, isSynched: !(synched ?? []).isEmpty))
    row["synched"] = .array((synched ?? []).map { .string($0) })
    row["expires"] = .optional(local?.membership.deadline(of: key)) { .time($0) }
    row["querier"] = .text(own?.querier.asks == true ? domain.querier : nil)
    row["flags"] = .array(RouteJSON.names(of: flags, key.family).map { .string($0) })
    row["cause"] = .number(membership.cause.number)
  }

  /// `joined` by a report on this circuit, `leaving` while a leave is checked, `synched` by other PEs alone.
  private static func state(
    of key: MulticastSourceGroup, _ circuit: Circuit, _ local: CircuitMembership.Group?, isSynched: Bool
  ) -> String {
    let isCountingDown = key.group.flatMap { circuit.segment?.groups[$0]?.countdowns[key] } != nil
    if isCountingDown || local?.rounds[key] != nil { return "leaving" }
    let isLocal = key.group.map { group in
      (circuit.single?.interest(of: group) ?? circuit.segment?.localInterest(of: group))?.flags(source: key.source)
        != nil
    }
    return isLocal != true && isSynched ? "synched" : "joined"
  }

  var layout: ViewLayout {
    .table(
      TextTable(
        rows: "groups",
        columns: [
          .init("node"), .init("port"), .init("es", "ES"), .init("service"), .init("source"), .init("group"),
          .init("mode"), .init("version", "v", .right), .init("state"), .init("synched", "synched by"),
          .init("expires", "expires", .right), .init("querier"),
        ], empty: "nobody has joined anything"))
  }
}
