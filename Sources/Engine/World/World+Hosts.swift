package import Wire

extension World {
  // MARK: Membership

  /// A host listens to more, or to something else, and says so unless it is to be silent.
  package mutating func join(_ host: NodeID, _ request: MembershipRequest, text: String) throws(CommandError) {
    try require(host, "join")
    let cause = command(text)
    let version = request.version.flatMap { IGMPVersion(rawValue: UInt8(clamping: $0)) }
    handle(host) { node, effects in
      switch request.filter {
      case .join(let source):
        node.host?.value.join(
          MulticastSourceGroup(source: source, group: request.group), version: version, silent: request.isSilent,
          cause: cause, into: &effects)
      case .include(let sources):
        node.host?.value.replaceFilter(
          request.group, SourceFilter(.include, Set(sources)), version: version, silent: request.isSilent, cause: cause,
          into: &effects)
      case .exclude(let sources):
        node.host?.value.replaceFilter(
          request.group, SourceFilter(.exclude, Set(sources)), version: version, silent: request.isSilent, cause: cause,
          into: &effects)
      }
    }
    wishesChanged(at: host)
  }

  /// A host listens no longer to a group, or to one source of it; it says so also when it had not listened.
  ///
  /// A flow's name takes back whichever of (S, G) and (*, G) the host has asked for.
  package mutating func leave(_ host: NodeID, _ flow: FlowReference, text: String) throws(CommandError) {
    try require(host, "leave")
    let cause = command(text)
    let key = MulticastSourceGroup(source: leftSource(host, flow), group: flow.group)
    handle(host) { node, effects in node.host?.value.leave(key, cause: cause, into: &effects) }
    wishesChanged(at: host)
  }

  private func leftSource(_ host: NodeID, _ flow: FlowReference) -> IPAddress? {
    guard let index = flow.flow, let source = sourceAddress(ofFlow: index),
      let sockets = nodes[host].host?.value.member.groups[flow.group]?.sockets
    else { return flow.source }
    if sockets.all { return nil }
    return sockets.singles.contains(source) ? source : flow.source
  }

  private mutating func require(_ host: NodeID, _ verb: String) throws(CommandError) {
    guard nodes[host].isUp else {
      throw CommandError("\(name(host)) does not run", suggestion: "restore node \(name(host))")
    }
  }

  /// What a host wants has changed: what it must get from now on has, too.
  mutating func wishesChanged(at host: NodeID) {
    for flow in plant.description.flows.indices {
      listening.set(host, flow: flow, wants: wants(host, flow: flow), at: now)
    }
    disturbed()
    eventDone()
  }

  /// Whether a host wants what a flow's source sends, and is in its service; a source does not hear itself.
  package func wants(_ host: NodeID, flow: Int) -> Bool {
    let description = plant.description.flows[flow]
    guard nodes[host].isUp, description.from != name(host), let source = sourceAddress(ofFlow: flow),
      plant.description.service(named: description.service)?.vlan == vlan(of: host)
    else { return false }
    return nodes[host].host?.value.wants(source: source, group: description.group) ?? false
  }

  /// The VLAN of a host: its own, or that of the lab's only service.
  package func vlan(of host: NodeID) -> UInt16? {
    plant[host].vlan ?? (plant.description.services.count == 1 ? plant.description.services.first?.vlan : nil)
  }

  // MARK: Queries

  /// A PE's queriers ask now: who listens to anything, or to one group.
  package mutating func query(_ node: NodeID, _ group: IPAddress?, text: String) throws(CommandError) {
    guard nodes[node].isUp else {
      throw CommandError("\(name(node)) does not run", suggestion: "restore node \(name(node))")
    }
    let cause = command(text)
    handle(node) { node, effects in node.router?.value.ask(group, cause: cause, into: &effects) }
    eventDone()
  }

  // MARK: Traffic

  /// A flow's source begins to send, until it is stopped; the flow's counts begin anew.
  package mutating func start(_ flow: Int, rate: PacketRate?, text: String) throws(CommandError) {
    let source = try source(of: flow)
    let cause = command(text)
    let run = ledger.start(flow, at: now)
    let rate = rate ?? plant.description.flows[flow].rate
    handle(source) { node, effects in
      node.host?.value.start(flow: flow, run: run, rate: rate, cause: cause, into: &effects)
    }
    eventDone()
  }

  /// A flow's source sends some packets and no more; the flow's counts go on.
  package mutating func send(_ flow: Int, count: Int, text: String) throws(CommandError) {
    let source = try source(of: flow)
    let name = plant.description.flows[flow].name
    guard nodes[source].host?.value.sources[flow]?.isRunning != true else {
      throw CommandError("\(name) is being sent already", suggestion: "stop \(name)")
    }
    let cause = command(text)
    let run = ledger.proceed(flow, at: now)
    let rate = plant.description.flows[flow].rate
    handle(source) { node, effects in
      node.host?.value.start(
        flow: flow, run: run, rate: rate, count: UInt32(clamping: count), cause: cause, into: &effects)
    }
    eventDone()
  }

  package mutating func stop(_ flow: Int, text: String) throws(CommandError) {
    let source = try source(of: flow)
    let cause = command(text)
    ledger.stop(flow)
    handle(source) { node, effects in node.host?.value.stop(flow: flow, cause: cause, into: &effects) }
    eventDone()
  }

  private func source(of flow: Int) throws(CommandError) -> NodeID {
    let description = plant.description.flows[flow]
    guard let source = plant.node(named: description.from), nodes[source].isUp else {
      throw CommandError(
        "\(description.from), which sends \(description.name), does not run",
        suggestion: "restore node \(description.from)")
    }
    return source
  }
}
