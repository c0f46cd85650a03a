/// `show timers`: what runs, and when it ends.
struct TimersView: View {
  static let spec = CommandSpec(
    "show timers", "Show the running timers, the next one first.", group: .look,
    examples: [("PE1 show timers", "what PE1 waits for")])

  init(parsing words: inout Words, in world: World) throws(CommandError) {}

  private struct Timer {
    let node: NodeID
    let name: String
    let deadline: Instant
  }

  func json(of world: World, scope: Scope) -> JSONValue {
    let timers = scope.nodes(of: world).flatMap { node in
      world.nodes[node].timers.value.running.map { Timer(node: node, name: Self.name($0.key), deadline: $0.deadline) }
    }
    .sorted { ($0.deadline, $0.node, $0.name) < ($1.deadline, $1.node, $1.name) }
    return .view(
      "timers", world,
      [
        "timers": .array(
          timers.map { timer in
            [
              "node": .string(world.name(timer.node)), "timer": .string(timer.name), "time": .time(timer.deadline),
              "in": .duration(timer.deadline - world.now),
            ]
          })
      ])
  }

  private static func name(_ key: TimerKey) -> String {
    switch key {
    case .transport(let connection):
      "TCP \(connection.localPort) to \(connection.remoteAddress):\(connection.remotePort)"
    case .session(let address): "BGP session to \(address)"
    case .membership(let circuit, let group): "membership of \(group) on circuit \(circuit)"
    case .querier(let circuit): "querier of circuit \(circuit)"
    case .leaveSynch(let number): "leave synch \(number)"
    case .election(let segment): "election of segment \(segment)"
    case .shortestPaths: "shortest paths"
    case .host: "host reports"
    case .traffic(let flow): "next packet of flow \(flow)"
    case .ageing: "ageing of addresses"
    case .boot: "start of the node"
    }
  }

  var layout: ViewLayout {
    .table(
      TextTable(
        rows: "timers",
        columns: [.init("time", "time", .right), .init("in", "in", .right), .init("node"), .init("timer")],
        empty: "no timers run"))
  }
}
