import Wire

extension World {
  /// Carries out what a node asked for: timers, frames, floods; and ends the copy that it handled.
  mutating func apply(_ node: NodeID, _ copy: CopyID?) {
    for (key, deadline) in effects.timers {
      if let time = nodes[node].timers.value.set(key, deadline) {
        agenda.add(.timer(node: node, key: key), at: max(time, now))
      }
    }
    effects.timers.removeAll(keepingCapacity: true)
    apply(floods: effects.floods, of: node)
    for packet in effects.originated {
      ledger.originated(packet, source: node, due: listening.due(flow: Int(packet.flow), at: now), at: now)
    }
    effects.originated.removeAll(keepingCapacity: true)
    var heirs: UInt16 = 0
    let outgoing = effects.frames
    effects.frames.removeAll(keepingCapacity: true)
    for frame in outgoing {
      send(frame, from: node)
      if let copy, frame.provenance.parent == copy { heirs += 1 }
    }
    if mutants.contains(.dropWithoutReason), effects.fate == .dropped(.noListener) { effects.fate = nil }
    if let copy { finish(copy, heirs > 0 ? .replicated(heirs) : effects.fate ?? .inFlight, at: node) }
    if effects.forwardingChanged {
      effects.forwardingChanged = false
      lastForwardingChange = now
      observe(.forwardingChanged(node))
    }
    let busy = nodes[node].currentBusy
    pending.nodes += busy - nodes[node].busy
    if busy != nodes[node].busy { nodes[node].busy = busy }
    observeNotes()
    applyHolds(of: node)
  }

  /// The ports that the node holds down go dark at both ends, and come back when it lets them.
  private mutating func applyHolds(of node: NodeID) {
    guard !effects.holds.isEmpty else { return }
    let holds = effects.holds
    effects.holds.removeAll()
    for hold in holds {
      let port = plant.ports[node.index][hold.port.index]
      change(port.link, hold.cause) { link in
        if hold.isHeld { link.heldEnds.insert(port.end) } else { link.heldEnds.remove(port.end) }
      }
    }
    lastFault = now
    disturbed()
  }

  private mutating func apply(floods: [Underlay.Flood], of node: NodeID) {
    guard !floods.isEmpty else { return }
    effects.floods.removeAll(keepingCapacity: true)
    for flood in floods {
      let port = plant.ports[node.index][flood.port.index]
      let link = links[port.link.index]
      guard link.isUp else { continue }
      pending.linkState += 1
      agenda.add(
        .linkState(
          link: port.link, end: port.end.other, epoch: link.epoch, advertisement: flood.advertisement,
          cause: flood.cause),
        at: now + link.delay)
    }
  }

  // MARK: Sending

  /// Puts a frame onto the link of its port: it is logged, counted, and will arrive after the link's delay.
  mutating func send(_ frame: OutgoingFrame, from node: NodeID) {
    let port = plant.ports[node.index][frame.port.index]
    let parent = frame.provenance.parent.map { frames[$0] }
    let packet = frame.provenance.packet ?? parent?.packet
    let view = FrameView(frame.bytes)
    let record = FrameRecord(
      time: now, link: port.link, from: port.end, cause: frame.provenance.cause, parent: frame.provenance.parent,
      packet: packet, depth: (parent?.depth ?? 0) + 1, isMembership: view?.membershipType != nil)
    let copy = frames.append(record, bytes: frame.bytes)
    effects.trace.feed(frame: frame.bytes, link: port.link, at: now)
    if let packet { ledger.sent(packet, record, bytes: frame.bytes.count, isRoot: isRoot(record, parent, node)) }
    observe(.sent(copy))
    guard links[port.link.index].isUp else { return finish(copy, .dropped(.linkDown), at: node) }
    guard let passage = links[port.link.index].passage() else {
      return finish(copy, .dropped(.injectedFault), at: node)
    }
    if record.isMembership { pending.membership += 1 }
    let epoch = links[port.link.index].epoch
    agenda.add(
      .arrival(link: port.link, end: port.end.other, copy: copy, epoch: epoch, bytes: frame.bytes), at: now + passage)
  }

  /// Whether this copy is one that the ingress PE sends into the core.
  private func isRoot(_ record: FrameRecord, _ parent: FrameRecord?, _ node: NodeID) -> Bool {
    guard let parent, plant[node].kind == .pe else { return false }
    return isCore(record.link) && !isCore(parent.link)
  }

  /// Whether both ends of a link are routers.
  package func isCore(_ link: LinkID) -> Bool {
    let link = links[link.index]
    return plant[link.a.node].kind.isRouter && plant[link.b.node].kind.isRouter
  }

  // MARK: Fates

  /// Writes down how a copy ended; a copy without a fate is a violation of C-1, and the checks will say so.
  mutating func finish(_ copy: CopyID, _ fate: Fate, at node: NodeID) {
    frames.end(copy, fate)
    if case .dropped(let reason) = fate { drops[DropKey(node: node, reason: reason), default: 0] += 1 }
    noteMembership(copy, fate, at: node)
    observe(.ended(copy, fate, at: node))
    let record = frames[copy]
    guard let packet = record.packet else { return }
    let isHost = plant[node].kind == .host
    let isWaste = plant[node].kind == .pe && isCore(record.link) && fate.isUnwanted
    if fate == .dropped(.injectedFault) { ledger.harmed(packet) }
    if let judged = ledger.ended(packet, at: isHost ? node : nil, isWaste: isWaste, now: now) {
      observe(.judged(judged))
    }
  }

  // MARK: Checks

  /// Shows the checks what happened; they read the world and change nothing in it but their own notes.
  mutating func observe(_ observation: Observation) {
    guard checks.isEnabled else { return }
    var running = Checks(isEnabled: false)
    swap(&running, &checks)
    running.observe(observation, in: self)
    swap(&running, &checks)
    recordViolations()
  }

  private mutating func observeNotes() {
    guard checks.isEnabled else {
      effects.events.removeAll(keepingCapacity: true)
      return
    }
    let events = effects.events
    guard !events.isEmpty else { return }
    effects.events.removeAll(keepingCapacity: true)
    for event in events { observe(.state(event)) }
  }

  /// A new violation is an event with a cause, too.
  private mutating func recordViolations() {
    while checks.recorded < checks.violations.count {
      let violation = checks.violations[checks.recorded]
      let id = effects.trace.note(
        ViolationDetail(violation), node: violation.node, at: now, cause: violation.cause, following: nil)
      checks.violations[checks.recorded].record = id
      checks.recorded += 1
    }
  }
}

extension Fate {
  /// A fault took the copy: it is none of the node's doing.
  var isFault: Bool {
    switch self {
    case .dropped(.linkDown), .dropped(.nodeDown), .dropped(.portDown), .dropped(.injectedFault): true
    case .inFlight, .delivered, .replicated, .consumed, .dropped: false
    }
  }

  /// The copy reached a PE that had nobody for it.
  var isUnwanted: Bool {
    switch self {
    case .dropped(.noListener), .dropped(.notDesignatedForwarder), .dropped(.splitHorizon): true
    case .inFlight, .delivered, .replicated, .consumed, .dropped: false
    }
  }
}
