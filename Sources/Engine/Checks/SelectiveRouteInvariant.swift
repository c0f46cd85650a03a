import Wire

/// I-7: a PE says a SMET route for (x,G) exactly while it has interest on a single-homed circuit, or on a segment that it
/// is the forwarder of; the flags are the union of that interest.
struct SelectiveRouteInvariant: Invariant {
  static let id = "I-7"
  static let title = "a SMET route exactly where the designated forwarder has interest"
  static let interests: Interests = [.state, .disturbed, .settled, .forwarding]

  private var gate = QuietGate()

  mutating func observe(_ observation: Observation, in world: borrowing World, report: inout [Violation]) {
    switch observation {
    case .state, .disturbed, .forwardingChanged: gate.changed(at: world.now, bound: Bounds(world).control)
    case .settled:
      guard gate.opens(in: world) else { return }
      for node in world.nodes.ids { judge(node, world, &report) }
    case .sent, .ended, .judged: return
    }
  }

  private func judge(_ node: NodeID, _ world: borrowing World, _ report: inout [Violation]) {
    guard world.nodes[node].isUp, !world.nodes[node].isFrozen, let evpn = world.nodes[node].router?.value.evpn?.value
    else { return }
    for (index, domain) in evpn.configuration.domains.enumerated() {
      var wanted = SortedMap<MulticastSourceGroup, MembershipFlags>()
      for group in evpn.groups(of: index) where domain.isProxy {
        for (key, flags) in interest(group, index, evpn).entries(of: group) { wanted[key] = flags }
      }
      let said = said(by: node, domain, world)
      for key in Set(wanted.keys).union(said.keys).sorted() where wanted[key] != said[key] {
        let text = "\(key): interest \(text(wanted[key])), route \(text(said[key]))"
        report.append(
          Violation(
            rule: Self.id, time: world.now, event: world.eventCount, node: node,
            text: "\(world.name(node)) in \(domain.name), \(text)"))
      }
    }
  }

  /// The interest that counts, united anew from the circuits' states.
  private func interest(_ group: IPAddress, _ domain: Int, _ evpn: EVPN) -> GroupInterest {
    var united = GroupInterest()
    for (index, circuit) in evpn.configuration.domains[domain].circuits.enumerated() {
      if let segment = circuit.segment, !evpn.isForwarder(segment, domain) { continue }
      united = united.union(evpn.circuits[domain][index].value.interest(in: group))
    }
    return united
  }

  private func said(
    by node: NodeID, _ domain: DomainConfiguration, _ world: borrowing World
  ) -> SortedMap<MulticastSourceGroup, MembershipFlags> {
    var result = SortedMap<MulticastSourceGroup, MembershipFlags>()
    for (route, path) in world.bestRoutes(at: node) where path.peer == nil {
      guard case .selectiveMulticast(let body) = route, body.routeDistinguisher == domain.routeDistinguisher else {
        continue
      }
      result[body.sourceGroup] = body.flags
    }
    return result
  }

  private func text(_ flags: MembershipFlags?) -> String {
    flags.map { $0.text(for: .v4) } ?? "none"
  }
}
