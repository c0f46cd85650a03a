extension World {
  /// Carries out a fault or its mending, now; the record says who asked.
  package mutating func perform(_ action: FaultAction, cause: RecordID) {
    switch action {
    case .failLink(let link): change(link, cause) { $0.isFailed = true }
    case .restoreLink(let link): change(link, cause) { $0.isFailed = false }
    case .failPort(let endpoint): change(endpoint, isDown: true, cause)
    case .restorePort(let endpoint): change(endpoint, isDown: false, cause)
    case .failNode(let node): crash(node, cause)
    case .restoreNode(let node): boot(node, cause)
    case .freeze(let node): freeze(node, cause)
    case .thaw(let node): thaw(node, cause)
    }
    lastFault = now
    disturbed()
  }

  /// Something of the plant or of what hosts want has changed: packets on their way are judged with allowance.
  mutating func disturbed() {
    lastDisturbance = now
    observe(.disturbed)
  }

  mutating func change(_ link: LinkID, _ cause: RecordID, _ body: (inout Link) -> Void) {
    guard links[link.index].change(body) else { return }
    let isUp = links[link.index].isUp
    let id = effects.trace.note(
      PlantDetail.link(plant.name(of: link), isUp: isUp), node: nil, at: now, cause: cause)
    for end in [LinkEnd.a, .b] { tell(endpoint(link, end), isUp: isUp, id) }
  }

  private mutating func change(_ endpoint: Endpoint, isDown: Bool, _ cause: RecordID) {
    let port = plant.port(endpoint)
    change(port.link, cause) { link in
      if isDown { link.downEnds.insert(port.end) } else { link.downEnds.remove(port.end) }
    }
  }

  /// A node notices at once that the light on its port went out or came back.
  private mutating func tell(_ endpoint: Endpoint, isUp: Bool, _ cause: RecordID) {
    guard nodes[endpoint.node].isUp else { return }
    let neighbor = isUp ? neighbor(at: endpoint) : nil
    handle(endpoint.node) { node, effects in
      node.portChanged(endpoint.port, isUp: isUp, neighbor: neighbor, cause: cause, into: &effects)
    }
  }

  /// The router at the other end of a port, as the modelled IGP's hello tells it; `nil` when there is none.
  func neighbor(at endpoint: Endpoint) -> Neighbor? {
    let port = plant.port(endpoint)
    let far = plant.far(port.link, from: port.end)
    guard plant[endpoint.node].kind.isRouter, plant[far.node].kind.isRouter, nodes[far.node].isUp else { return nil }
    return Neighbor(address: plant.loopback(of: far.node), mac: plant.port(far).mac, port: endpoint.port)
  }

  // MARK: Nodes

  /// The node stops, and its ports go dark at once.
  private mutating func crash(_ node: NodeID, _ cause: RecordID) {
    guard nodes[node].isUp else { return }
    let id = effects.trace.note(PlantDetail.node(isUp: false), node: node, at: now, cause: cause)
    nodes[node].isUp = false
    nodes[node].timers.value.removeAll()
    pending.nodes -= nodes[node].busy
    nodes[node].busy = 0
    nodes[node].reset()
    nodes[node].isFrozen = false
    drainBacklog(of: node)
    for port in plant.ports[node.index] {
      change(port.link, id) { link in
        link.downEnds.insert(port.end)
        link.heldEnds.remove(port.end)
      }
    }
  }

  /// The node stands still: its ports stay lit, and what comes to it waits.
  private mutating func freeze(_ node: NodeID, _ cause: RecordID) {
    guard nodes[node].isUp, !nodes[node].isFrozen else { return }
    _ = effects.trace.note(PlantDetail.frozen(true), node: node, at: now, cause: cause)
    nodes[node].isFrozen = true
  }

  /// The node goes on: what has been waiting happens now, in its order.
  private mutating func thaw(_ node: NodeID, _ cause: RecordID) {
    guard nodes[node].isFrozen else { return }
    _ = effects.trace.note(PlantDetail.frozen(false), node: node, at: now, cause: cause)
    nodes[node].isFrozen = false
    drainBacklog(of: node)
  }

  private mutating func drainBacklog(of node: NodeID) {
    let backlog = nodes[node].backlog
    nodes[node].backlog = []
    for event in backlog { deliver(event) }
  }

  /// The node starts from nothing, with its configuration.
  mutating func boot(_ node: NodeID, _ cause: RecordID) {
    guard !nodes[node].isUp else { return }
    let id = effects.trace.note(PlantDetail.node(isUp: true), node: node, at: now, cause: cause)
    nodes[node].isUp = true
    handle(node) { node, effects in node.start(cause: id, into: &effects) }
    for (index, port) in plant.ports[node.index].enumerated() {
      let before = links[port.link.index].isUp
      change(port.link, id) { $0.downEnds.remove(port.end) }
      // A port that stays dark says nothing; one whose link already worked has to be told of it.
      if before { tell(Endpoint(node: node, port: PortID(index)), isUp: true, id) }
    }
  }
}

/// What the trace says of links and nodes.
package enum PlantDetail: TraceDetail {
  case link(String, isUp: Bool)
  case node(isUp: Bool)
  case frozen(Bool)
  case command(String)
  case lab(String)

  package var kind: String {
    switch self {
    case .link: "link"
    case .node, .frozen: "node"
    case .command: "command"
    case .lab: "lab"
    }
  }

  package var text: String {
    switch self {
    case .link(let name, let isUp): "link \(name) \(isUp ? "up" : "down")"
    case .node(let isUp): isUp ? "starts" : "stops"
    case .frozen(let isFrozen): isFrozen ? "freezes" : "thaws"
    case .command(let text): text
    case .lab(let name): "lab \(name)"
    }
  }
}
