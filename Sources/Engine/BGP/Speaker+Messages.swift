internal import HashTreeCollections
import Wire

/// The messages of peers: cut from the stream, decoded, and what they make of the Adj-RIB-In.
extension Speaker {
  /// Handles all whole messages that have come over a connection; stops when the connection is given up.
  mutating func readMessages(
    of id: PeerID, _ key: ConnectionKey, over transport: inout TCPStack, into output: inout SpeakerEffects,
    effects: inout Effects
  ) {
    let index = Int(id.index)
    while let slot = peers[index].value.slot(of: key) {
      do throws(BGPError) {
        let context = peers[index].value.context
        guard var found = try peers[index].value.nextMessage(of: slot) else { return }
        let decoded = try DecodedBGPMessage(reading: &found.reader, context: context)
        let cause = effects.streamCauses.take(connection: key, offset: found.offset) ?? effects.frameCause
        peers[index].value.counters.messagesReceived += 1
        handle(
          decoded, from: id, slot, at: (key, found.offset), cause: cause, over: &transport, into: &output,
          effects: &effects)
      } catch {
        feed(
          .messageError(error.notification), to: id, slot, cause: effects.frameCause, over: &transport, into: &output,
          effects: &effects)
      }
      settle(id, cause: effects.frameCause, over: &transport, into: &output, effects: &effects)
    }
  }

  private mutating func handle(
    _ decoded: DecodedBGPMessage, from id: PeerID, _ slot: Peer.Slot, at place: (ConnectionKey, UInt64),
    cause: RecordID, over transport: inout TCPStack, into output: inout SpeakerEffects, effects: inout Effects
  ) {
    let index = Int(id.index)
    switch decoded.message {
    case .open(let open):
      receive(open, from: id, slot, cause: cause, over: &transport, into: &output, effects: &effects)
    case .keepalive:
      feed(.keepalive, to: id, slot, cause: cause, over: &transport, into: &output, effects: &effects)
    case .notification(let message):
      feed(.notification(message), to: id, slot, cause: cause, over: &transport, into: &output, effects: &effects)
    case .update(let update):
      feed(.update, to: id, slot, cause: cause, over: &transport, into: &output, effects: &effects)
      guard slot == .main, peers[index].value.isEstablished else { return }
      peers[index].value.counters.updatesReceived += 1
      for error in decoded.errors {
        let detail = BGPDetail.damaged(peers[index].value.name, error)
        _ = effects.note(detail, cause: cause, following: .rfc7606.approaches)
      }
      receive(update, from: id, at: place, cause: cause, effects: &effects)
    case .routeRefresh(let message):
      feed(.update, to: id, slot, cause: cause, over: &transport, into: &output, effects: &effects)
      guard slot == .main, peers[index].value.isEstablished, message.subtype == .request, message.family == .evpn
      else { return }
      let detail = BGPDetail.refreshAsked(peers[index].value.name)
      _ = effects.note(detail, cause: cause, following: .rfc2918.operation)
      refreshOut(id)
    }
  }

  /// Everything that a peer may hear is put together anew and sent again (RFC 2918 §4).
  package mutating func refreshOut(_ id: PeerID) {
    let index = Int(id.index)
    guard peers[index].value.isEstablished else { return }
    peers[index].value.waiting = allKeys(cause: peers[index].value.session.cause)
    peers[index].value.isRefreshing = true
    sendDue.append(id)
  }

  // MARK: OPEN

  private mutating func receive(
    _ open: OpenMessage, from id: PeerID, _ slot: Peer.Slot, cause: RecordID, over transport: inout TCPStack,
    into output: inout SpeakerEffects, effects: inout Effects
  ) {
    let index = Int(id.index)
    let known = peers[index].value.configuration
    if let objection = OpenNegotiation.objection(to: open, from: known, at: configuration) {
      feed(
        .messageError(objection), to: id, slot, cause: cause, over: &transport, into: &output, effects: &effects)
      return
    }
    let rival = peers[index].value[slot.other]?.state ?? .idle
    if rival == .established || rival == .openConfirm {
      let isKept = rival != .established && isKept(peers[index].value[slot]?.connection, against: open)
      let loser = isKept ? slot.other : slot
      feed(.collision, to: id, loser, cause: cause, over: &transport, into: &output, effects: &effects)
      guard isKept else { return }
    }
    feed(.open(open), to: id, slot, cause: cause, over: &transport, into: &output, effects: &effects)
  }

  /// Of two connections the one is kept that the speaker with the higher identifier opened (RFC 4271 §6.8); with equal
  /// identifiers the higher AS decides (RFC 6286 §2.3).
  private func isKept(_ connection: ConnectionKey?, against open: OpenMessage) -> Bool {
    let isOwnCall = connection?.remotePort == BGPMessage.port
    let isHigher =
      (configuration.identifier, configuration.autonomousSystem)
      > (open.identifier, open.autonomousSystem)
    return isOwnCall == isHigher
  }

  // MARK: UPDATE

  private mutating func receive(
    _ update: UpdateMessage, from id: PeerID, at place: (connection: ConnectionKey, offset: UInt64),
    cause: RecordID, effects: inout Effects
  ) {
    let index = Int(id.index)
    if let family = update.endOfRIB {
      guard family == .evpn, !peers[index].value.hasEndOfRIB else { return }
      peers[index].value.hasEndOfRIB = true
      let detail = BGPDetail.endOfRIBReceived(peers[index].value.name)
      _ = effects.note(detail, cause: cause, following: .rfc4724.endOfRIB)
      return
    }
    // The sender has noted the cause of the n-th route at the message's octet n + 1, if it is one of its own.
    var place = place
    func nextCause(_ effects: inout Effects) -> RecordID {
      place.offset += 1
      return effects.streamCauses.take(connection: place.connection, offset: place.offset) ?? cause
    }
    for route in update.unreach?.routes ?? [] {
      lose(route, from: id, cause: nextCause(&effects), effects: &effects)
    }
    guard let reach = update.reach, !reach.routes.isEmpty else { return }
    let peer = peers[index].value.role
    let name = peers[index].value.name
    let policy = peers[index].value.configuration.importPolicy
    let told = RouteAttributes(attributes: update.attributes, nextHop: reach.nextHop)
    let refusal = RouteImport.refusal(of: told, from: peer, at: configuration)
    let attributes = effects.interner.id(of: RouteImport.attributes(told, from: peer))
    let announced = Announcement(time: effects.now, isFromDump: !peers[index].value.hasEndOfRIB)
    for route in reach.routes {
      let isBarred = policy.refuses(type: route.type)
      let path = Path(
        route: effects.interner.id(of: route), attributes: attributes, peer: id,
        refusal: refusal ?? (isBarred ? .policy : nil), cause: nextCause(&effects), learned: effects.now,
        announced: announced)
      learn(path, route, name, effects: &effects)
    }
  }

  private mutating func learn(
    _ path: Path, _ route: EVPNRoute, _ peer: PeerName, effects: inout Effects
  ) {
    guard let id = path.peer else { return }
    let index = Int(id.index)
    let key = effects.interner.key(of: path.route)
    var path = path
    if let former = peers[index].value.received.value[key] {
      if former.says(path) { return }
      path.announced = former.announced
    }
    if let refusal = path.refusal {
      path.cause = effects.note(
        BGPDetail.refused(route, peer, refusal), cause: path.cause, following: refusal.clause)
    } else {
      path.cause = effects.note(
        BGPDetail.received(route, peer), cause: path.cause, following: .rfc4760.reachable)
    }
    peers[index].value.received.value[key] = path
    selected.value[key, default: LocalEntry()].contributors |= 1 << UInt64(index & 63)
    dirty.append(DirtyKey(key: key, cause: path.cause))
  }

  private mutating func lose(_ route: EVPNRoute, from id: PeerID, cause: RecordID, effects: inout Effects) {
    let index = Int(id.index)
    guard let key = effects.interner.known(route.key),
      let former = peers[index].value.received.value.removeValue(forKey: key)
    else { return }
    let detail = BGPDetail.withdrawn(effects.interner[former.route], peers[index].value.name)
    let record = effects.note(detail, cause: cause, following: .rfc4760.unreachable)
    dirty.append(DirtyKey(key: key, cause: record))
  }
}
