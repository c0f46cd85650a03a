/// `show bgp summary`.
struct SessionsView: View {
  static let spec = CommandSpec(
    "show bgp summary", "Show each BGP session as each of its ends sees it.", group: .look,
    examples: [("show bgp summary", "state, routes and messages of every session")])

  init(parsing words: inout Words, in world: World) throws(CommandError) {}

  func json(of world: World, scope: Scope) -> JSONValue {
    .view("bgp-summary", world, ["peers": .array(scope.nodes(of: world).flatMap { Self.rows($0, world) })])
  }

  private static func rows(_ node: NodeID, _ world: World) -> [JSONValue] {
    guard let speaker = world.nodes[node].router?.value.routing?.speaker.value else { return [] }
    return speaker.configuration.peers.compactMap { peer in
      guard let id = speaker.peer(at: peer.address) else { return nil }
      let counters = speaker.counters(of: id)
      let counts = speaker.routeCounts(of: id)
      let reason = speaker.reason(of: id).description
      return [
        "node": .string(world.name(node)),
        "peer": .string(peer.name),
        "address": .text(peer.address),
        "as": .number(peer.autonomousSystem),
        "state": .text(speaker.state(of: id)),
        "reason": reason.isEmpty ? .null : .string(reason),
        "routesReceived": .number(counts.received),
        "routesAdvertised": .number(counts.advertised),
        "messagesReceived": .number(counters.messagesReceived),
        "messagesSent": .number(counters.messagesSent),
        "updatesReceived": .number(counters.updatesReceived),
        "updatesSent": .number(counters.updatesSent),
        "bytesReceived": .number(counters.octetsReceived),
        "bytesSent": .number(counters.octetsSent),
        "established": .number(counters.established),
        "client": .bool(peer.isClient),
        "cause": .number(speaker.cause(of: id).number),
      ]
    }
  }

  var layout: ViewLayout {
    .table(
      TextTable(
        rows: "peers",
        columns: [
          .init("node"), .init("peer"), .init("address"), .init("as", "AS", .right), .init("state"),
          .init("routesReceived", "in", .right), .init("routesAdvertised", "out", .right),
          .init("messagesReceived", "msg in", .right), .init("messagesSent", "msg out", .right), .init("reason"),
        ], empty: "no BGP sessions"))
  }
}
