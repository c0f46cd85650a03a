/// E-1: on every Ethernet segment with a PE exactly one PE thinks that it is the designated forwarder.
///
/// It is judged once after each change, when the election wait and the time for BGP have passed.
struct OneForwarderInvariant: Invariant {
  static let id = "E-1"
  static let title = "exactly one designated forwarder for each segment and VLAN"
  static let interests: Interests = [.state, .disturbed, .settled]

  private var due: Instant?

  mutating func observe(_ observation: Observation, in world: borrowing World, report: inout [Violation]) {
    switch observation {
    case .state(.forwarder), .disturbed:
      due = world.now + Bounds(world).control + world.plant.description.defaults.electionWait
    case .settled:
      guard let due, world.now >= due else { return }
      self.due = nil
      for segment in world.plant.description.segments.indices { judge(segment, world, &report) }
    case .state, .sent, .ended, .judged, .forwardingChanged: return
    }
  }

  private func judge(_ segment: Int, _ world: borrowing World, _ report: inout [Violation]) {
    let description = world.plant.description
    for (service, place) in description.services.enumerated() {
      var members: [String] = []
      var forwarders: [String] = []
      for reference in description.segments[segment].ports where place.pes.contains(reference.node) {
        guard let endpoint = world.plant.port(named: reference), world.isWorking(endpoint),
          let evpn = world.nodes[endpoint.node].router?.value.evpn?.value,
          let local = evpn.configuration.segments.firstIndex(where: { $0.index == segment }),
          let domain = evpn.configuration.domains.firstIndex(where: { $0.service == service })
        else { continue }
        members.append(reference.node)
        if evpn.isForwarder(local, domain) { forwarders.append(reference.node) }
      }
      guard !members.isEmpty, forwarders.count != 1 else { continue }
      let who = forwarders.isEmpty ? "nobody" : forwarders.joined(separator: " and ")
      report.append(
        Violation(
          rule: Self.id, time: world.now, event: world.eventCount,
          text: "\(who) forwards to \(description.segments[segment].name) in \(place.name),"
            + " which \(members.joined(separator: ", ")) are on"))
    }
  }
}

extension World {
  /// Whether a node runs and the link at its port works.
  package func isWorking(_ endpoint: Endpoint) -> Bool {
    nodes[endpoint.node].isUp && !nodes[endpoint.node].isFrozen && links[plant.port(endpoint).link.index].isUp
  }
}
