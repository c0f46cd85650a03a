import Wire

extension World {
  /// Why a host receives a flow, or why not: the premises in the order in which a packet and a join need them.
  ///
  /// The first that does not hold is where to look.
  func explainReception(_ host: NodeID, _ flow: Int) -> Explanation {
    let description = plant.description.flows[flow]
    let got = ledger.flows[flow].latest?.arrivals[host] != nil
    var answer = Explanation("\(name(host)) receives \(description.name)", holds: got)
    guard let source = plant.node(named: description.from), let address = plant[source].address else { return answer }
    let key = MulticastSourceGroup(source: address, group: description.group)
    let wants = nodes[host].host?.value.wants(source: address, group: description.group) ?? false
    answer.add(
      premise: wants ? "\(name(host)) listens to \(key)" : "\(name(host)) does not listen to \(key)", node: host,
      holds: wants, in: self, clause: .rfc3376.groupTimers)
    let isSending = ledger.flows[flow].sent > 0
    answer.add(
      premise: isSending ? "\(description.from) sends \(description.name)" : "\(description.name) has not been started",
      node: source, holds: isSending, in: self)
    explainMembership(host, key, description, &answer)
    explainCopies(host, flow, got, &answer)
    return answer
  }

  /// The control plane's part: who heard of the member, who signals it, and whether the source's PE forwards to them.
  private func explainMembership(
    _ host: NodeID, _ key: MulticastSourceGroup, _ flow: FlowDescription, _ answer: inout Explanation
  ) {
    guard let group = key.group else { return }
    let near = accessRouters(of: host, service: flow.service)
    let joined = near.filter {
      interest(at: $0.node, flow.service, group, port: $0.port)?.wants(anyOr: key.source) == true
    }
    for endpoint in joined {
      for cause in causes(at: endpoint, flow.service, group) { answer.add(chainOf: cause, in: self) }
    }
    let names = near.map { plant.name(of: $0) }.joined(separator: ", ")
    answer.add(
      premise: joined.isEmpty
        ? "no PE port towards \(name(host)) (\(names)) has members of \(key)"
        : "\(joined.map { plant.name(of: $0) }.joined(separator: ", ")) has members of \(key)",
      node: joined.first?.node ?? near.first?.node, holds: !joined.isEmpty, in: self, clause: .rfc9251.proxyReporting)
    explainForwarders(near, joined, key, flow, &answer)
  }

  private func explainForwarders(
    _ near: [Endpoint], _ joined: [Endpoint], _ key: MulticastSourceGroup, _ flow: FlowDescription,
    _ answer: inout Explanation
  ) {
    guard let group = key.group else { return }
    let open = near.filter { isForwarder(at: $0, flow.service) }
    answer.add(
      premise: open.isEmpty
        ? "no PE may forward to the segment now"
        : "\(open.map { name($0.node) }.joined(separator: ", ")) may forward towards it", node: open.first?.node,
      holds: !open.isEmpty, in: self, clause: .rfc7432.designatedForwarder)
    guard let forwarder = open.first, let sourceNode = plant.node(named: flow.from) else { return }
    let knows = joined.contains { $0.node == forwarder.node }
    answer.add(
      premise: knows
        ? "\(name(forwarder.node)) knows of the member"
        : "\(name(forwarder.node)), which forwards, does not know of the member: nobody synchronised it",
      node: forwarder.node, holds: knows, in: self, clause: .rfc9251.joinSynch)
    let ingress = accessRouters(of: sourceNode, service: flow.service)
      .first { $0.node != forwarder.node && nodes[$0.node].isUp }
    guard let ingress, let router = nodes[ingress.node].router?.value,
      let domain = router.domain(ofService: flow.service), let source = key.source
    else { return }
    let entry = router.plane.value.domains[domain].entry(source: source, group: group)
    let leads = entry.entry.branches.contains { $0.nextHop == plant.loopback(of: forwarder.node) }
    answer.add(chainOf: entry.cause, in: self)
    answer.add(
      premise: leads
        ? "\(name(ingress.node)) sends a copy to \(name(forwarder.node))"
        : "\(name(ingress.node)) has no branch to \(name(forwarder.node)) for \(key)", node: ingress.node, holds: leads,
      in: self, clause: .rfc9251.selectiveIngressReplication)
  }

  /// The forwarding plane's part: what became of the latest packet's copies.
  private func explainCopies(_ host: NodeID, _ flow: Int, _ got: Bool, _ answer: inout Explanation) {
    guard let latest = ledger.flows[flow].latest else { return }
    answer.add(
      premise: got
        ? "packet \(latest.id.number) arrived at \(name(host))"
        : "packet \(latest.id.number) did not arrive at \(name(host))", node: host, holds: got, in: self)
  }

  // MARK: Where a host is

  /// The ports of PEs of a service that a host is behind, through switches.
  package func accessRouters(of host: NodeID, service: String) -> [Endpoint] {
    let members = Set(plant.description.service(named: service)?.pes ?? [])
    var found: [Endpoint] = []
    var seen: Set<NodeID> = [host]
    var queue = [host]
    while !queue.isEmpty {
      let node = queue.removeFirst()
      for port in plant.ports[node.index] {
        let far = plant.far(port.link, from: port.end)
        guard links[port.link.index].isUp else { continue }
        if plant[far.node].kind == .pe {
          if members.contains(name(far.node)) { found.append(far) }
        } else if plant[far.node].kind == .switch, seen.insert(far.node).inserted {
          queue.append(far.node)
        }
      }
    }
    return found.sorted()
  }

  private func place(of endpoint: Endpoint, _ service: String) -> (evpn: EVPN, domain: Int, circuit: Int)? {
    guard let router = nodes[endpoint.node].router?.value, let evpn = router.evpn?.value,
      let domain = router.domain(ofService: service),
      let circuit = evpn.configuration.domains[domain].circuits.firstIndex(where: { $0.port == endpoint.port })
    else { return nil }
    return (evpn, domain, circuit)
  }

  private func interest(
    at node: NodeID, _ service: String, _ group: IPAddress, port: PortID
  ) -> GroupInterest? {
    place(of: Endpoint(node: node, port: port), service).map {
      $0.evpn.circuits[$0.domain][$0.circuit].value.interest(in: group)
    }
  }

  private func causes(at endpoint: Endpoint, _ service: String, _ group: IPAddress) -> [RecordID] {
    guard let (evpn, domain, circuit) = place(of: endpoint, service) else { return [] }
    let state = evpn.circuits[domain][circuit].value
    return state.interest(in: group).entries(of: group).compactMap { state.cause(of: $0.key) }
  }

  private func isForwarder(at endpoint: Endpoint, _ service: String) -> Bool {
    guard let (evpn, domain, circuit) = place(of: endpoint, service) else { return false }
    guard let segment = evpn.configuration.domains[domain].circuits[circuit].segment else { return true }
    return evpn.isForwarder(segment, domain)
  }
}
