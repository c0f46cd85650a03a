/// F-3: a settled packet reaches every host that wants it and that the source can reach.
struct NoBlackHoleInvariant: Invariant {
  static let id = "F-3"
  static let title = "no black hole: a settled packet reaches everybody who wants it"
  static let interests: Interests = [.judged]

  mutating func observe(_ observation: Observation, in world: borrowing World, report: inout [Violation]) {
    guard case .judged(let packet) = observation, !packet.isHarmed, world.isSettled(packet) else { return }
    for host in packet.due where packet.arrivals[host] == nil && !world.isExcused(host, at: packet.sentAt) {
      guard world.answersQueries(host), !world.isUnheard(host, at: packet.sentAt) else { continue }
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
  /// Whether a host is behind a segment for which no rule promises delivery: synchronisation is switched off there (then a
  /// lost join is what the lab shows), or every PE of it was still in the election wait (RFC 7432 §8.5, step 2).
  func isExcused(_ host: NodeID, at sent: Instant) -> Bool {
    plant.description.services.contains { service in
      let elections = accessRouters(of: host, service: service.name).compactMap { endpoint -> SegmentView? in
        guard let segment = segment(of: plant.port(endpoint).link) else { return nil }
        return SegmentView(self, endpoint.node, segment)
      }
      guard !elections.isEmpty else { return false }
      return elections.contains { $0.synch == .none }
        || elections.allSatisfy { $0.election.participants(at: sent).isEmpty }
    }
  }
}

extension World {
  /// Whether a fault took what a host said, or what it was asked, and that has not been made up for.
  func isUnheard(_ host: NodeID, at sent: Instant) -> Bool {
    lostMembership.concerns(host, at: sent, plant.description.defaults.igmp, control: Bounds(self).control)
  }

  /// Whether routers can know that a host is still there: it answers queries, and within the last member query time.
  ///
  /// A host that listens and stays silent is pruned by rights.
  func answersQueries(_ host: NodeID) -> Bool {
    guard let response = nodes[host].host?.value.member.settings.response else { return false }
    return switch response {
    case .random: true
    case .after(let delay): delay <= plant.description.defaults.igmp.lastMemberQueryTime
    case .none: false
    }
  }
}

/// What a PE holds of one of its segments.
private struct SegmentView {
  let synch: SynchMode
  let election: Election

  init?(_ world: borrowing World, _ node: NodeID, _ segment: Int) {
    guard let evpn = world.nodes[node].router?.value.evpn?.value,
      let local = evpn.configuration.segments.firstIndex(where: { $0.index == segment })
    else { return nil }
    synch = evpn.configuration.segments[local].synch
    election = evpn.segments[local].value.election
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
