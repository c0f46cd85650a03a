/// `show counters`: drops with their reasons, and what sessions have said.
struct CountersView: View {
  static let spec = CommandSpec(
    "show counters", "Show what was dropped where and why, and the counters of the nodes.", group: .look,
    examples: [("show counters", "drops by node and reason; messages and octets of BGP")])

  init(parsing words: inout Words, in world: World) throws(CommandError) {}

  func json(of world: World, scope: Scope) -> JSONValue {
    let drops = world.drops.filter { scope.contains($0.0.node) }.map { key, count -> JSONValue in
      ["node": .string(world.name(key.node)), "reason": .string(key.reason.name), "count": .number(count)]
    }
    var counters = scope.nodes(of: world).flatMap { Self.counters($0, world) }
    if scope.nodes == nil {
      counters += Self.world(world).map { Self.row(nil, $0, $1) }
    }
    return .view("counters", world, ["drops": .array(drops), "counters": .array(counters)])
  }

  private static func row(_ node: String?, _ name: String, _ value: Int) -> JSONValue {
    ["node": .text(node), "name": .string(name), "value": .number(value)]
  }

  private static func counters(_ node: NodeID, _ world: World) -> [JSONValue] {
    guard let speaker = world.nodes[node].router?.value.routing?.speaker.value else { return [] }
    let sum = world.bgpCounters(of: node)
    return [
      ("bgp-routes", speaker.keys(world.effects.interner).count), ("bgp-messages-sent", sum.messagesSent),
      ("bgp-messages-received", sum.messagesReceived), ("bgp-updates-sent", sum.updatesSent),
      ("bgp-updates-received", sum.updatesReceived), ("bgp-bytes-sent", sum.octetsSent),
      ("bgp-bytes-received", sum.octetsReceived),
    ].map { row(world.name(node), $0.0, $0.1) }
  }

  private static func world(_ world: World) -> [(String, Int)] {
    [
      ("events", Int(clamping: world.eventCount)), ("frames", world.frames.count),
      ("records", world.trace.records.count),
      ("agenda", world.agenda.count), ("violations", world.violations.count),
    ]
  }

  private static let dropTable = TextTable(
    rows: "drops", columns: [.init("node"), .init("reason"), .init("count", "count", .right)], empty: "no drops")
  private static let counterTable = TextTable(
    rows: "counters", columns: [.init("node"), .init("name", "counter"), .init("value", "value", .right)])

  var layout: ViewLayout {
    .lines { Self.dropTable.lines(of: $0) + [""] + Self.counterTable.lines(of: $0) }
  }
}
