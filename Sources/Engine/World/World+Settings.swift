import Wire

extension World {
  /// Notes that a person asked for something: the cause of all that follows from it.
  mutating func command(_ text: String) -> RecordID {
    effects.trace.note(PlantDetail.command(text), node: nil, at: now, cause: nil)
  }

  // MARK: Faults

  /// Takes a part of the plant out of service, or brings it back.
  package mutating func set(_ object: PlantObject, isWorking: Bool, text: String) throws(CommandError) {
    let cause = command(text)
    if let action = action(object, isWorking: isWorking) {
      perform(action, cause: cause)
    } else if case .session(let a, let b) = object {
      setSession(a, b, isEnabled: isWorking, cause)
      disturbed()
    }
    eventDone()
  }

  /// The change of the plant itself; a session is none.
  private func action(_ object: PlantObject, isWorking: Bool) -> FaultAction? {
    switch object {
    case .link(let link): isWorking ? .restoreLink(link) : .failLink(link)
    case .node(let node): isWorking ? .restoreNode(node) : .failNode(node)
    case .port(let endpoint), .segment(_, at: _, let endpoint):
      isWorking ? .restorePort(endpoint) : .failPort(endpoint)
    case .session: nil
    }
  }

  private mutating func setSession(_ a: NodeID, _ b: NodeID, isEnabled: Bool, _ cause: RecordID) {
    for (node, other) in [(a, b), (b, a)] where nodes[node].isUp {
      let address = plant.loopback(of: other)
      handle(node) { node, effects in
        node.router?.value.setPeer(address, isEnabled: isEnabled, cause: cause, into: &effects)
      }
      // One end says why; the other hears it over the wire, and comes back only when it is asked, too.
      if !isEnabled { break }
    }
  }

  /// Ends a session, and lets it come up again.
  package mutating func clearSession(_ a: NodeID, _ b: NodeID, text: String) {
    let cause = command(text)
    let address = plant.loopback(of: b)
    if nodes[a].isUp {
      for isEnabled in [false, true] {
        handle(a) { node, effects in
          node.router?.value.setPeer(address, isEnabled: isEnabled, cause: cause, into: &effects)
        }
      }
    }
    disturbed()
    eventDone()
  }

  /// Down now, up after half a period, and so on while `length` has not passed; at the end it is up.
  package mutating func flap(_ object: PlantObject, every period: Interval, for length: Interval, text: String) {
    let cause = command(text)
    guard let down = action(object, isWorking: false), let up = action(object, isWorking: true) else { return }
    var offset = Interval.zero
    while offset < length {
      if offset > .zero { agenda.add(.fault(down, cause: cause), at: now + offset) }
      agenda.add(.fault(up, cause: cause), at: now + min(offset + period / 2, length))
      offset = offset + period
    }
    perform(down, cause: cause)
    eventDone()
  }

  /// Lets a node stand still, or go on.
  package mutating func set(_ node: NodeID, isFrozen: Bool, text: String) throws(CommandError) {
    guard nodes[node].isUp else {
      throw CommandError("\(name(node)) does not run", suggestion: "restore node \(name(node))")
    }
    let cause = command(text)
    perform(isFrozen ? .freeze(node) : .thaw(node), cause: cause)
    eventDone()
  }

  /// Changes what the link does to each frame that enters it, beside its own delay.
  package mutating func impair(_ link: LinkID, text: String, _ change: (inout LinkFaults) -> Void) {
    _ = command(text)
    change(&links[link.index].faults)
    disturbed()
    eventDone()
  }

  /// Loses the next frames that enter the link.
  package mutating func dropNext(_ count: Int, on link: LinkID, text: String) {
    _ = command(text)
    links[link.index].faults.dropNext += count
    disturbed()
    eventDone()
  }

  // MARK: Settings

  /// Changes a setting; a value that is there already changes nothing but the trace.
  package mutating func set(_ setting: LiveSetting, text: String) throws(CommandError) {
    let cause = command(text)
    switch setting {
    case .synch(let segment, let mode):
      settings.synch[segment] = mode
      setSynch(segment, mode, cause)
    case .supports(let node, let supports):
      settings.supports[node] = supports
      refreshProxies(of: node, cause)
    case .igmpProxy(let service, let isProxy):
      settings.igmpProxy[service] = isProxy
      for node in plant.nodes { refreshProxies(of: node, cause) }
    case .selective(let service, let mode):
      settings.selective[service] = mode
      for node in plant.nodes { refreshProxies(of: node, cause) }
    case .response(let host, let response):
      nodes[host].host?.value.set(response: response)
    case .delay(let link, let delay):
      links[link.index].delay = delay
    }
    disturbed()
    eventDone()
  }

  private mutating func setSynch(_ segment: Int, _ mode: SynchMode, _ cause: RecordID) {
    for node in plant.nodes {
      handle(node) { node, effects in
        node.router?.value.setSynch(mode, ofSegment: segment, cause: cause, into: &effects)
      }
    }
  }

  private mutating func refreshProxies(of id: NodeID, _ cause: RecordID) {
    guard let evpn = nodes[id].router?.value.evpn?.value else { return }
    for (index, domain) in evpn.configuration.domains.enumerated() {
      let isProxy = isProxy(id, service: domain.service)
      guard isProxy != domain.isProxy else { continue }
      handle(id) { node, effects in
        node.router?.value.setProxy(isProxy, ofDomain: index, cause: cause, into: &effects)
      }
    }
  }

  /// Whether a PE proxies IGMP in a service now: it supports it, and the service uses it.
  package func isProxy(_ node: NodeID, service: Int) -> Bool {
    let description = plant.description.services[service]
    let supports = settings.supports[node] ?? plant[node].supports
    return (settings.igmpProxy[service] ?? description.igmpProxy) && selectiveMode(ofService: service) == .smet
      && supports.contains(.igmpProxy)
  }

  /// How a service spares PEs that did not ask for a group, now.
  package func selectiveMode(ofService service: Int) -> SelectiveMode {
    settings.selective[service] ?? plant.description.services[service].selective
  }

  /// How the PEs of a segment synchronise, now.
  package func synchMode(ofSegment segment: Int) -> SynchMode {
    settings.synch[segment] ?? plant.description.segments[segment].synch
  }

  // MARK: Counters

  /// The counts of all flows begin anew; packets on their way are not counted.
  package mutating func resetCounters(text: String) {
    _ = command(text)
    for flow in ledger.flows.indices { ledger.clear(flow) }
    eventDone()
  }
}

/// What has been set since the boot, where it differs from the lab file.
package struct LiveSettings: Hashable, Sendable {
  package internal(set) var synch = SortedMap<Int, SynchMode>()
  package internal(set) var supports = SortedMap<NodeID, ProxySupport>()
  package internal(set) var igmpProxy = SortedMap<Int, Bool>()
  package internal(set) var selective = SortedMap<Int, SelectiveMode>()

  package init() {}
}
