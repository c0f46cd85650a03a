/// `show copies [FLOW]`: what became of a flow's packets at each host and on each link.
struct CopiesView: View {
  static let spec = CommandSpec(
    "show copies", "Show what hosts got of a flow, and what crossed each link.", group: .look,
    forms: [[.option([.value(.flow)])]],
    examples: [
      ("show copies F1", "received, unique, duplicate and lost packets per host; copies per link"),
      ("show copies", "the same for every flow"),
    ])

  let flow: Int?

  init(parsing words: inout Words, in world: World) throws(CommandError) {
    flow = words.isEmpty ? nil : try words.flow(in: world)
  }

  init(flow: Int?) { self.flow = flow }

  func json(of world: World, scope: Scope) -> JSONValue {
    if let flow { return .view("copies", world, Self.parts(flow, world, scope)) }
    let flows = world.plant.description.flows.indices.map { index -> JSONValue in
      var object = JSONObject()
      for (key, value) in Self.parts(index, world, scope) { object[key] = value }
      return .object(object)
    }
    return .view("copies", world, ["flows": .array(flows)])
  }

  private static func parts(_ flow: Int, _ world: World, _ scope: Scope) -> KeyValuePairs<String, JSONValue> {
    let ledger = world.ledger.flows[flow]
    return [
      "flow": .string(world.plant.description.flows[flow].name),
      "sent": .number(ledger.sent),
      "running": .bool(ledger.isRunning),
      "inFlight": .number(ledger.open.count),
      "atRoot": .optional(ledger.latest) { .number($0.rootCopies) },
      "waste": .optional(ledger.latest) { .number($0.waste) },
      "hosts": .array(hosts(flow, world, scope)),
      "links": .array(links(ledger, world, scope)),
    ]
  }

  /// Every host that got something or should have.
  private static func hosts(_ flow: Int, _ world: World, _ scope: Scope) -> [JSONValue] {
    let ledger = world.ledger.flows[flow]
    return scope.nodes(of: world).compactMap { host in
      guard world.plant[host].kind == .host, ledger.hosts[host] != nil || world.wants(host, flow: flow) else {
        return nil
      }
      let tally = ledger.hosts[host] ?? HostTally()
      return [
        "host": .string(world.name(host)),
        "joined": .bool(world.wants(host, flow: flow)),
        "received": .number(tally.received),
        "unique": .number(tally.unique),
        "duplicates": .number(tally.duplicates),
        "lost": .number(tally.lost),
        "maxGap": tally.unique > 1 ? .duration(tally.longestGap) : .null,
      ]
    }
  }

  private static func links(_ ledger: FlowLedger, _ world: World, _ scope: Scope) -> [JSONValue] {
    ledger.links.compactMap { direction, tally in
      let link = world.links[direction.link.index]
      guard scope.contains(link.a.node) || scope.contains(link.b.node) else { return nil }
      return [
        "link": .string(world.plant.name(of: direction.link)),
        "from": .string(world.name(link[direction.from].node)),
        "to": .string(world.name(link[direction.from.other].node)),
        "copies": .number(tally.copies),
        "bytes": .number(tally.bytes),
      ]
    }
  }

  private static let hostTable = TextTable(
    rows: "hosts",
    columns: [
      .init("host"), .init("joined"), .init("received", "received", .right), .init("unique", "unique", .right),
      .init("duplicates", "duplicates", .right), .init("lost", "lost", .right), .init("maxGap", "longest gap", .right),
    ], empty: "no host got or wants any")

  private static let linkTable = TextTable(
    rows: "links",
    columns: [
      .init("from"), .init("to"), .init("copies", "copies", .right), .init("bytes", "bytes", .right),
    ], empty: "nothing crossed a link")

  var layout: ViewLayout {
    .lines { object in
      guard let flows = object["flows"]?.elements else { return Self.lines(object) }
      return flows.isEmpty ? ["no flows"] : Array(flows.map(Self.lines).joined(separator: [""]))
    }
  }

  private static func lines(_ object: JSONValue) -> [String] {
    let sent = object["sent"]?.integerValue ?? 0
    let flight = object["inFlight"]?.integerValue ?? 0
    let heading =
      "\(TextTable.cell(object["flow"] ?? .null)): \(sent) sent"
      + (flight > 0 ? ", \(flight) on their way" : "")
    return [heading] + hostTable.lines(of: object) + [""] + linkTable.lines(of: object)
  }
}
