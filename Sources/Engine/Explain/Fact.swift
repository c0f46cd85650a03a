package import Wire

/// What `why` can be asked about.
package enum Fact: Hashable, Sendable {
  case forwards(NodeID, flow: Int)
  case forwarder(NodeID, segment: Int, vlan: UInt16)
  case route(type: UInt8, key: String?, at: NodeID)
  case receives(NodeID, flow: Int)
  case packetDropped(CopyID)
  case session(NodeID, NodeID, isDown: Bool)
}

extension World {
  /// Explains a fact from the records of the trace and the state of the nodes; nothing is changed.
  package func explain(_ fact: Fact) -> Explanation {
    switch fact {
    case .forwards(let node, let flow): explainForwarding(node, flow)
    case .forwarder(let node, let segment, let vlan): explainForwarder(node, segment, vlan)
    case .route(let type, let key, let node): explainRoute(type, key, node)
    case .receives(let host, let flow): explainReception(host, flow)
    case .packetDropped(let copy): explainDrop(copy)
    case .session(let a, let b, let isDown): explainSession(a, b, isDown: isDown)
    }
  }

  // MARK: State of routers

  private func explainForwarding(_ node: NodeID, _ flow: Int) -> Explanation {
    let description = plant.description.flows[flow]
    let source = plant.node(named: description.from).flatMap { plant[$0].address }
    let name = "\(self.name(node)) forwards \(description.name)"
    guard let router = nodes[node].router?.value, let domain = router.domain(ofService: description.service) else {
      var answer = Explanation(name, holds: false)
      answer.add(
        premise: "\(self.name(node)) is no PE of \(description.service)", node: node, holds: false, in: self)
      return answer
    }
    let entry = router.plane.value.domains[domain].entry(
      source: source ?? .unspecifiedV4, group: description.group)
    let text = router.text(of: entry.entry, in: domain)
    var answer = Explanation(name, holds: entry.entry != .nobody)
    answer.add(chainOf: entry.cause, in: self)
    for cause in router.causes(ofForwarding: domain, description.group) { answer.add(chainOf: cause, in: self) }
    answer.add(premise: "the entry for \(description.name) leads to \(text)", node: node, holds: answer.holds, in: self)
    return answer
  }

  private func explainForwarder(_ node: NodeID, _ segment: Int, _ vlan: UInt16) -> Explanation {
    let description = plant.description.segments[segment]
    let fact = "\(name(node)) is DF of \(description.name) VLAN \(vlan)"
    guard let router = nodes[node].router?.value, let evpn = router.evpn?.value,
      let local = evpn.configuration.segments.firstIndex(where: { $0.index == segment }),
      let domain = evpn.configuration.domains.firstIndex(where: { $0.vlan == vlan })
    else {
      var answer = Explanation(fact, holds: false)
      answer.add(
        premise: "\(name(node)) has no link to \(description.name) in VLAN \(vlan)", node: node, holds: false, in: self)
      return answer
    }
    let election = evpn.segments[local].value.election
    let isForwarder = evpn.isForwarder(local, domain)
    var answer = Explanation(fact, holds: isForwarder)
    for candidate in election.candidates.values { answer.add(chainOf: candidate.cause, in: self) }
    let participants = election.participants(at: now)
    let list = participants.enumerated().map { "\($0.offset) \(routerName(at: $0.element))" }.joined(separator: ", ")
    if let ordinal = participants.isEmpty ? nil : Int(vlan) % participants.count {
      answer.add(
        premise: "candidates in numeric order: \(list); \(vlan) mod \(participants.count) = \(ordinal),"
          + " so \(routerName(at: participants[ordinal])) forwards", node: node,
        holds: isForwarder, in: self, clause: .rfc7432.designatedForwarder)
    } else {
      answer.add(
        premise: "no candidate takes part: the link is down, or the election wait runs", node: node, holds: false,
        in: self, clause: .rfc7432.designatedForwarder)
    }
    return answer
  }

  /// The name of the router with this loopback; the address when there is none.
  package func routerName(at address: IPAddress) -> String {
    plant.router(at: address).map { name($0) } ?? address.description
  }

  private func explainRoute(_ type: UInt8, _ key: String?, _ node: NodeID) -> Explanation {
    let fact = "route type \(type)\(key.map { " \($0)" } ?? "") at \(name(node))"
    let found = bestRoutes(at: node).filter { route, _ in
      route.type == type && key.map { "\(route)".contains($0) } ?? true
    }
    var answer = Explanation(fact, holds: !found.isEmpty)
    for (route, path) in found {
      answer.add(chainOf: path.cause, in: self)
      answer.add(premise: "\(route) is best", node: node, holds: true, in: self, clause: .rfc4271.routeSelection)
    }
    if found.isEmpty {
      answer.add(premise: "no such route in the Loc-RIB of \(name(node))", node: node, holds: false, in: self)
    }
    return answer
  }

  private func explainSession(_ a: NodeID, _ b: NodeID, isDown: Bool) -> Explanation {
    let fact = "session \(name(a))-\(name(b)) \(isDown ? "down" : "up")"
    guard let speaker = nodes[a].router?.value.routing?.speaker.value,
      let peer = speaker.peer(at: plant.loopback(of: b))
    else {
      var answer = Explanation(fact, holds: false)
      answer.add(premise: "no session between them is configured", node: a, holds: false, in: self)
      return answer
    }
    let isEstablished = speaker.state(of: peer) == .established
    var answer = Explanation(fact, holds: isEstablished != isDown)
    answer.add(chainOf: speaker.cause(of: peer), in: self)
    answer.add(
      premise: "the session is \(speaker.state(of: peer)): \(speaker.reason(of: peer))", node: a, holds: answer.holds,
      in: self, clause: .rfc4271.stateMachine)
    return answer
  }

  private func explainDrop(_ copy: CopyID) -> Explanation {
    guard Int(copy.number) < frames.count else {
      var answer = Explanation("packet \(copy.number) dropped", holds: false)
      answer.add(premise: "there is no packet \(copy.number) yet", node: nil, holds: false, in: self)
      return answer
    }
    let record = frames[copy]
    let isDropped = if case .dropped = record.fate { true } else { false }
    var answer = Explanation("packet \(copy.number) dropped", holds: isDropped)
    answer.add(chainOf: record.cause, in: self)
    for ancestor in ancestry(of: copy) {
      let hop = frames[ancestor]
      let text =
        "frame \(ancestor.number) from \(plant.name(of: links[hop.link.index][hop.from])) to "
        + "\(plant.name(of: links[hop.link.index][hop.from.other])): \(hop.fate.text)"
      answer.add(
        premise: text, node: links[hop.link.index][hop.from.other].node, holds: ancestor != copy || !isDropped, in: self
      )
    }
    return answer
  }

  /// The copy and those that it was made from, the source's first.
  package func ancestry(of copy: CopyID) -> [CopyID] {
    var chain: [CopyID] = []
    var next: CopyID? = copy
    while let id = next {
      chain.append(id)
      next = frames[id].parent
    }
    return chain.reversed()
  }

  /// The best routes of a router, in the order of their keys.
  package func bestRoutes(at node: NodeID) -> [(route: EVPNRoute, path: Path)] {
    guard let speaker = nodes[node].router?.value.routing?.speaker.value else { return [] }
    let interner = effects.interner
    return speaker.keys(interner).compactMap { key in
      speaker.best(key).map { (interner[$0.route], $0) }
    }
  }
}

extension Fate {
  /// The fate in words.
  package var text: String {
    switch self {
    case .inFlight: "on its way"
    case .delivered: "delivered"
    case .replicated(let count): count == 1 ? "passed on" : "replicated into \(count)"
    case .consumed: "taken by the control plane"
    case .dropped(let reason): "dropped: \(reason.name)"
    }
  }
}

extension Router {
  /// The router's domain for a service of the lab, by name.
  package func domain(ofService name: String) -> Int? {
    evpn?.value.configuration.domains.firstIndex { $0.name == name }
  }

  package func text(of entry: ReplicationEntry, in domain: Int) -> ReplicationText {
    let configuration = evpn?.value.configuration
    return ReplicationText(
      ports: entry.circuits.compactMap { index in
        configuration.map { $0.portNames[$0.domains[domain].circuits[index].port.index] }
      },
      branches: entry.branches)
  }

  /// The records behind what a domain's forwarding knows of a group: local members and remote PEs.
  package func causes(ofForwarding domain: Int, _ group: IPAddress) -> [RecordID] {
    guard let evpn = evpn?.value else { return [] }
    var causes = evpn.domains[domain].value.interest(in: group).values.map(\.cause)
    for circuit in evpn.circuits[domain] {
      for (key, _) in circuit.value.interest(in: group).entries(of: group) {
        if let cause = circuit.value.cause(of: key) { causes.append(cause) }
      }
    }
    return Array(Set(causes)).sorted()
  }
}
