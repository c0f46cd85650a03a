internal import HashTreeCollections
package import Wire

/// The sessions of a speaker: what the transport and the timers say to them, and what becomes of them.
extension Speaker {
  // MARK: What comes in

  /// Takes news of a connection that BGP owns.
  package mutating func handle(
    _ event: TransportEvent, over transport: inout TCPStack, into output: inout SpeakerEffects,
    effects: inout Effects
  ) {
    let cause = effects.frameCause
    switch event {
    case .accepted(let key):
      accept(key, cause: cause, over: &transport, into: &output, effects: &effects)
    case .connected(let key):
      guard let (id, slot) = owner(of: key) else { return transport.abort(key, cause: cause, into: &output.transport) }
      feed(.transportUp(key), to: id, slot, cause: cause, over: &transport, into: &output, effects: &effects)
    case .closed(let key, let closing):
      guard let (id, slot) = owner(of: key) else { return }
      feed(.transportDown(closing), to: id, slot, cause: cause, over: &transport, into: &output, effects: &effects)
      settle(id, cause: cause, over: &transport, into: &output, effects: &effects)
    case .received(let key, let bytes, let offset):
      guard let (id, slot) = owner(of: key) else { return }
      peers[Int(id.index)].value.append(bytes, offset: offset, to: slot)
      peers[Int(id.index)].value.counters.octetsReceived += bytes.count
      readMessages(of: id, key, over: &transport, into: &output, effects: &effects)
    }
  }

  /// The timer of a peer's sessions has run down.
  package mutating func handleTimer(
    _ address: IPAddress, over transport: inout TCPStack, into output: inout SpeakerEffects,
    effects: inout Effects
  ) {
    guard let id = peer(at: address) else { return }
    let index = Int(id.index)
    peers[index].value.armed = nil
    for slot in [Peer.Slot.main, .extra] {
      while let session = peers[index].value[slot], let input = session.expired(at: effects.now) {
        if input == .connectRetryExpired, metrics.metric(to: address) == nil {
          peers[index].value.change(slot) { $0.postpone() }
          continue
        }
        feed(input, to: id, slot, cause: session.cause, over: &transport, into: &output, effects: &effects)
      }
    }
    if let due = peers[index].value.nextAdvertisement, due <= effects.now {
      peers[index].value.nextAdvertisement = nil
      sendDue.append(id)
    }
    settle(id, cause: peers[index].value.session.cause, over: &transport, into: &output, effects: &effects)
  }

  /// The IGP has computed anew: paths whose next hop is concerned are decided again, and peers that can be reached
  /// again are called.
  package mutating func reachabilityChanged(
    to new: NextHopMetrics, cause: RecordID, over transport: inout TCPStack, into output: inout SpeakerEffects,
    effects: inout Effects
  ) {
    let old = metrics
    let concerned = new.differences(from: old)
    guard !concerned.isEmpty else { return }
    metrics = new
    for box in peers where old.metric(to: box.value.configuration.address) == nil {
      let id = box.value.id
      guard new.metric(to: box.value.configuration.address) != nil else { continue }
      peers[Int(id.index)].value.session.hurry(at: effects.now, dice: &dice)
      if box.value.session.state == .connect {
        feed(.connectRetryExpired, to: id, .main, cause: cause, over: &transport, into: &output, effects: &effects)
      }
      arm(id, effects: &effects)
    }
    markPaths(through: concerned, cause: cause, effects: &effects)
  }

  private mutating func markPaths(through nextHops: [IPAddress], cause: RecordID, effects: inout Effects) {
    var isConcerned: [AttributesID: Bool] = [:]
    var found: [DirtyKey] = []
    for box in peers {
      for (key, path) in box.value.received.value {
        let known = isConcerned[path.attributes]
        let hit = known ?? nextHops.contains(effects.interner[path.attributes].nextHop)
        if known == nil { isConcerned[path.attributes] = hit }
        // The decision sorts the keys, so the order of the table does not matter here.
        if hit { found.append(DirtyKey(key: key, cause: cause)) }
      }
    }
    guard !found.isEmpty else { return }
    let record = effects.note(
      BGPDetail.reachability(nextHops), cause: cause, following: .rfc4271.resolvability)
    for key in found { dirty.append(DirtyKey(key: key.key, cause: record)) }
  }

  // MARK: Connections

  private func owner(of key: ConnectionKey) -> (PeerID, Peer.Slot)? {
    guard let id = peer(at: key.remoteAddress), let slot = peers[Int(id.index)].value.slot(of: key) else { return nil }
    return (id, slot)
  }

  /// A peer calls: the session for good takes the connection when it has none, else a second one does (RFC 4271 §6.8).
  private mutating func accept(
    _ key: ConnectionKey, cause: RecordID, over transport: inout TCPStack, into output: inout SpeakerEffects,
    effects: inout Effects
  ) {
    guard let id = peer(at: key.remoteAddress), peers[Int(id.index)].value.isEnabled else {
      return transport.abort(key, cause: cause, into: &output.transport)
    }
    let index = Int(id.index)
    switch peers[index].value.session.state {
    case .idle:
      transport.abort(key, cause: cause, into: &output.transport)
    case .active:
      feed(.transportUp(key), to: id, .main, cause: cause, over: &transport, into: &output, effects: &effects)
    case .connect, .openSent, .openConfirm:
      guard peers[index].value.extra == nil else {
        return transport.abort(key, cause: cause, into: &output.transport)
      }
      peers[index].value.extra = Session(configuration, isPassive: true, isExtra: true, cause: cause)
      feed(.transportUp(key), to: id, .extra, cause: cause, over: &transport, into: &output, effects: &effects)
    case .established:
      // The new connection is refused. If the peer has forgotten the old one, a keepalive over that brings a reset.
      let refusal = BGPMessage.notification(.collision).encoded()
      _ = transport.send(key, refusal, cause: cause)
      transport.close(key, cause: cause)
      transmit(.keepalive, to: id, .main, cause: cause, over: &transport)
    }
  }

  // MARK: One step of one session

  /// Gives a session an input and does what it wants.
  mutating func feed(
    _ input: SessionInput, to id: PeerID, _ slot: Peer.Slot, cause: RecordID, over transport: inout TCPStack,
    into output: inout SpeakerEffects, effects: inout Effects
  ) {
    let index = Int(id.index)
    guard let old = peers[index].value[slot]?.summary else { return }
    var actions: [Session.Action] = []
    peers[index].value.change(slot) { $0.handle(input, at: effects.now, dice: &dice, into: &actions) }
    guard let new = peers[index].value[slot]?.summary else { return }
    var record = cause
    if new.state != old.state {
      let detail = BGPDetail.session(peers[index].value.name, new.state, new.reason, isExtra: slot == .extra)
      record = effects.note(detail, cause: cause, following: Self.clause(of: input))
      peers[index].value.change(slot) { $0.cause = record }
    }
    for action in actions {
      perform(action, for: id, slot, old: old.connection, cause: record, over: &transport, into: &output, effects.now)
    }
    if old.state == .established, new.state != .established {
      wentDown(id, cause: record, into: &output)
    } else if old.state != .established, new.state == .established {
      cameUp(id, slot, cause: record, into: &output)
    }
    arm(id, effects: &effects)
  }

  private static func clause(of input: SessionInput) -> Clause {
    switch input {
    case .holdExpired: .rfc4271.holdTimerExpired
    case .collision: .rfc4271.collisionDetection
    case .messageError: .rfc4271.headerErrors
    case .notification: .rfc4271.notificationErrors
    case .start, .stop, .connectRetryExpired, .keepaliveExpired, .transportUp, .transportDown, .open, .keepalive,
      .update:
      .rfc4271.stateMachine
    }
  }

  /// `old` is the connection that the session had before the step.
  private mutating func perform(
    _ action: Session.Action, for id: PeerID, _ slot: Peer.Slot, old: ConnectionKey?, cause: RecordID,
    over transport: inout TCPStack, into output: inout SpeakerEffects, _ now: Instant
  ) {
    let index = Int(id.index)
    switch action {
    case .connect:
      let key = transport.connect(
        to: peers[index].value.configuration.address, port: BGPMessage.port, cause: cause, at: now,
        into: &output.transport)
      peers[index].value.change(slot) { $0.connection = key }
    case .sendOpen:
      transmit(.open(OpenNegotiation.message(of: configuration)), to: id, slot, cause: cause, over: &transport)
    case .sendKeepalive:
      transmit(.keepalive, to: id, slot, cause: cause, over: &transport)
    case .notify(let message):
      guard let old else { return }
      let bytes = BGPMessage.notification(message).encoded()
      count(bytes, id)
      _ = transport.send(old, bytes, cause: cause)
    case .drop:
      if let old { transport.close(old, cause: cause) }
    }
  }

  /// Sends a message that carries no routes; its cause travels with the segment.
  private mutating func transmit(
    _ message: BGPMessage, to id: PeerID, _ slot: Peer.Slot, cause: RecordID, over transport: inout TCPStack
  ) {
    guard let connection = peers[Int(id.index)].value[slot]?.connection else { return }
    let bytes = message.encoded()
    count(bytes, id)
    _ = transport.send(connection, bytes, cause: cause)
  }

  private mutating func count(_ bytes: [UInt8], _ id: PeerID) {
    peers[Int(id.index)].value.counters.messagesSent += 1
    peers[Int(id.index)].value.counters.octetsSent += bytes.count
  }

  // MARK: Up and down

  private mutating func cameUp(
    _ id: PeerID, _ slot: Peer.Slot, cause: RecordID, into output: inout SpeakerEffects
  ) {
    let index = Int(id.index)
    guard let open = peers[index].value[slot]?.peerOpen else { return }
    peers[index].value.identifier = open.identifier
    peers[index].value.context = OpenNegotiation.context(of: open, isExternal: peers[index].value.isExternal)
    peers[index].value.counters.established += 1
    peers[index].value.isEndOfRIBDue = true
    peers[index].value.hasEndOfRIB = false
    peers[index].value.waiting = allKeys(cause: cause)
    sendDue.append(id)
    output.sessions.append(SessionChange(peer: id, isEstablished: true, cause: cause))
  }

  /// All keys of the Loc-RIB, unsorted, to be sent because of a record.
  func allKeys(cause: RecordID) -> [DirtyKey] { selected.value.keys.map { DirtyKey(key: $0, cause: cause) } }

  /// What was learnt from the peer is forgotten (RFC 4271 §8.2.2, on leaving Established).
  private mutating func wentDown(_ id: PeerID, cause: RecordID, into output: inout SpeakerEffects) {
    let index = Int(id.index)
    // The decision sorts the keys, so the order of the table does not matter here.
    for key in peers[index].value.received.value.keys { dirty.append(DirtyKey(key: key, cause: cause)) }
    peers[index].value.received = Box([:])
    peers[index].value.advertised = Box([:])
    peers[index].value.waiting = []
    peers[index].value.updateEnds = []
    peers[index].value.isEndOfRIBDue = false
    peers[index].value.hasEndOfRIB = false
    peers[index].value.isRefreshing = false
    peers[index].value.nextAdvertisement = nil
    output.sessions.append(SessionChange(peer: id, isEstablished: false, cause: cause))
  }

  /// After each event: a second session that failed is forgotten, one that is all there is becomes the session for good.
  mutating func settle(
    _ id: PeerID, cause: RecordID, over transport: inout TCPStack, into output: inout SpeakerEffects,
    effects: inout Effects
  ) {
    let index = Int(id.index)
    defer { arm(id, effects: &effects) }
    guard let extra = peers[index].value.extra else { return }
    guard extra.state != .idle else {
      peers[index].value.extra = nil
      return
    }
    let main = peers[index].value.session.state
    if extra.state == .established, main != .idle, main != .active {
      feed(.collision, to: id, .main, cause: cause, over: &transport, into: &output, effects: &effects)
    }
    let left = peers[index].value.session.state
    guard left == .idle || left == .active else { return }
    peers[index].value.session = extra.promoted(isPassive: peers[index].value.configuration.isPassive)
    peers[index].value.extra = nil
  }

  /// Puts the earliest of the peer's timers on the agenda.
  mutating func arm(_ id: PeerID, effects: inout Effects) {
    let index = Int(id.index)
    let deadline = peers[index].value.deadline
    guard deadline != peers[index].value.armed else { return }
    peers[index].value.armed = deadline
    let key = TimerKey.session(peers[index].value.configuration.address)
    if let deadline { effects.start(key, at: deadline) } else { effects.stop(key) }
  }
}
