/// F-3: a settled packet reaches every host that wants it and that the source can reach.
struct NoBlackHoleInvariant: Invariant {
  static let id = "F-3"
  static let title = "no black hole: a settled packet reaches everybody who wants it"
  static let interests: Interests = [.judged]

  mutating func observe(_ observation: Observation, in world: borrowing World, report: inout [Violation]) {
    guard case .judged(let packet) = observation, world.isSettled(packet) else { return }
    for host in packet.due where packet.arrivals[host] == nil && !world.isUnsynchronised(host) {
      guard Reachability(world, flow: Int(packet.id.flow)).connects(packet.source, host) else { continue }
      report.append(
        Violation(
          rule: Self.id, time: world.now, event: world.eventCount, node: host,
          text: "packet \(packet.id.number) of \(world.plant.description.flows[Int(packet.id.flow)].name) did not reach"
            + " \(world.name(host)), which wants it, though the way was open and nothing had changed"))
    }
  }
}

extension World {
  /// Whether a host is behind a segment on which synchronisation is switched off: then a lost join is what the lab shows,
  /// and no rule of RFC 9251 is claimed to hold.
  func isUnsynchronised(_ host: NodeID) -> Bool {
    plant.description.services.contains { service in
      accessRouters(of: host, service: service.name).contains { endpoint in
        guard let segment = segment(of: plant.port(endpoint).link),
          let evpn = nodes[endpoint.node].router?.value.evpn?.value
        else { return false }
        return evpn.configuration.segments.contains { $0.index == segment && $0.synch == .none }
      }
    }
  }
}

/// Whether a working path exists over links and nodes that are up, through PEs that serve the flow's domain.
struct Reachability {
  private var neighbors: [[Int]]

  init(_ world: borrowing World, flow: Int) {
    let plant = world.plant
    let service = plant.description.service(named: plant.description.flows[flow].service)
    let members = Set(service?.pes ?? [])
    neighbors = Array(repeating: [], count: plant.nodeCount)
    for link in world.links where link.isUp && world.nodes[link.a.node].isUp && world.nodes[link.b.node].isUp {
      let isAccess = plant[link.a.node].kind.isRouter != plant[link.b.node].kind.isRouter
      let names = [plant.name(of: link.a.node), plant.name(of: link.b.node)]
      if isAccess, members.isDisjoint(with: names) { continue }
      neighbors[link.a.node.index].append(link.b.node.index)
      neighbors[link.b.node.index].append(link.a.node.index)
    }
  }

  func connects(_ a: NodeID, _ b: NodeID) -> Bool {
    var seen: Set<Int> = [a.index]
    var queue = [a.index]
    while let next = queue.popLast() {
      if next == b.index { return true }
      for neighbor in neighbors[next] where seen.insert(neighbor).inserted { queue.append(neighbor) }
    }
    return false
  }
}
