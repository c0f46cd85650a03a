import Wire

extension World {
  /// Lets the next event happen, or returns `false` when nothing is left to happen.
  package mutating func step() -> Bool { step(until: .never) }

  /// Lets the next event happen if it is due by `limit`; silent entries on the way take no event number.
  package mutating func step(until limit: Instant) -> Bool {
    while let time = agenda.nextTime, time <= limit, let entry = agenda.popFirst() {
      precondition(entry.time >= now, "an event was put into the past")
      if happen(entry) { return true }
    }
    return false
  }

  /// Lets every event with time ≤ now + `interval` happen, and puts nothing on the agenda.
  package mutating func run(for interval: Interval) {
    let limit = now + interval
    while step(until: limit) {}
    now = limit
  }

  /// Moves the clock to a moment before which nothing is left to happen.
  package mutating func wait(until instant: Instant) {
    if instant > now { now = instant }
  }

  private mutating func happen(_ entry: Agenda.Entry) -> Bool {
    if case .timer(let node, let key) = entry.event {
      switch nodes[node].timers.value.comesUp(key, at: entry.time) {
      case .nothing: return false
      case .later(let deadline):
        agenda.add(.timer(node: node, key: key), at: deadline)
        return false
      case .expired: break
      }
    }
    begin(entry)
    if let node = target(of: entry.event), nodes[node].isFrozen {
      nodes[node].backlog.append(entry.event)
    } else {
      deliver(entry.event)
    }
    eventDone()
    return true
  }

  /// The node that an event comes to; `nil` for a change of the plant.
  private func target(of event: Event) -> NodeID? {
    switch event {
    case .timer(let node, _): node
    case .arrival(let link, let end, _, _, _), .linkState(let link, let end, _, _, _): endpoint(link, end).node
    case .fault: nil
    }
  }

  /// Lets an event have its effect; a node that stops loses what comes to it.
  mutating func deliver(_ event: Event) {
    switch event {
    case .timer(let node, let key):
      guard nodes[node].isUp else { return }
      effects.frameCause = .origin
      handle(node) { node, effects in node.timerExpired(key, into: &effects) }
    case .arrival(let link, let end, let copy, let epoch, let bytes):
      arrive(copy, over: link, at: end, epoch: epoch, bytes)
    case .linkState(let link, let end, let epoch, let advertisement, let cause):
      pending.linkState -= 1
      let to = endpoint(link, end)
      guard links[link.index].epoch == epoch, nodes[to.node].isUp else { return }
      handle(to.node) { node, effects in
        node.receive(advertisement, over: to.port, cause: cause, into: &effects)
      }
    case .fault(let action, let cause): perform(action, cause: cause)
    }
  }

  private mutating func begin(_ entry: Agenda.Entry) {
    now = entry.time
    eventCount += 1
    lastEvent = entry.event
  }

  /// Looks, after every event and every command, whether the network has converged and the checks hold.
  mutating func eventDone() {
    if converged { listening.converged(at: now) }
    observe(.settled)
  }

  func endpoint(_ link: LinkID, _ end: LinkEnd) -> Endpoint { links[link.index][end] }

  // MARK: Frames

  private mutating func arrive(_ copy: CopyID, over link: LinkID, at end: LinkEnd, epoch: UInt32, _ bytes: [UInt8]) {
    let record = frames[copy]
    if record.isMembership { pending.membership -= 1 }
    let to = endpoint(link, end)
    guard links[link.index].epoch == epoch else { return finish(copy, .dropped(.linkDown), at: to.node) }
    guard nodes[to.node].isUp else { return finish(copy, .dropped(.nodeDown), at: to.node) }
    effects.frameCause = record.cause
    handle(to.node, copy: copy) { node, effects in
      node.receive(bytes, on: to.port, copy: copy, into: &effects)
    }
  }

  /// Lends the world's ledger to a node, and carries out what comes of it.
  mutating func handle(
    _ node: NodeID, copy: CopyID? = nil, _ body: (inout Node, inout Effects) -> Void
  ) {
    effects.node = node
    effects.now = now
    effects.fate = nil
    body(&nodes[node], &effects)
    apply(node, copy)
  }
}
