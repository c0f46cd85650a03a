internal import HashTreeCollections
import Wire

/// From the Loc-RIB to the Adj-RIBs-Out and to the peers (RFC 4271 §9.1.3, §9.2).
extension Speaker {
  /// Ends a turn: decides, and sends each peer what it has to hear, routes with equal attributes together.
  ///
  /// Flush the transport afterwards.
  package mutating func finish(
    over transport: inout TCPStack, into output: inout SpeakerEffects, effects: inout Effects
  ) {
    decide(into: &output, effects: &effects)
    guard !sendDue.isEmpty else { return }
    var due = sendDue.sorted()
    sendDue = []
    due = due.enumerated().filter { $0.offset == 0 || due[$0.offset - 1] != $0.element }.map(\.element)
    var export = RouteExport(configuration)
    for id in due where peers[Int(id.index)].value.isEstablished {
      send(to: id, &export, over: &transport, effects: &effects)
      arm(id, effects: &effects)
    }
  }

  /// What one peer has to hear: routes to withdraw, and routes to announce by their attributes.
  private struct Outbox {
    var withdrawn: [(route: RouteID, cause: RecordID)] = []
    /// In the order of the first route of each set of attributes.
    var announced: [(attributes: AttributesID, routes: [(route: RouteID, cause: RecordID)])] = []
    private var place: [AttributesID: Int] = [:]

    mutating func announce(_ route: RouteID, _ attributes: AttributesID, cause: RecordID) {
      let index = place[attributes] ?? announced.count
      if index == announced.count {
        place[attributes] = index
        announced.append((attributes, []))
      }
      announced[index].routes.append((route, cause))
    }
  }

  private mutating func send(
    to id: PeerID, _ export: inout RouteExport, over transport: inout TCPStack, effects: inout Effects
  ) {
    let index = Int(id.index)
    guard let connection = peers[index].value.session.connection else { return }
    // Announcements wait for the interval, withdrawals do not (RFC 4271 §9.2.1.1).
    let isHeld = peers[index].value.nextAdvertisement != nil
    let outbox = collect(for: id, &export, isHeld: isHeld, effects: &effects)
    for message in withdrawals(outbox, effects.interner) {
      transmit(message.update, causes: message.causes, to: id, connection, over: &transport, effects: &effects)
    }
    for message in announcements(outbox, peers[index].value.context, effects.interner) {
      transmit(message.update, causes: message.causes, to: id, connection, over: &transport, effects: &effects)
    }
    guard !isHeld else { return }
    peers[index].value.isRefreshing = false
    if !outbox.announced.isEmpty, configuration.advertisementInterval > .zero {
      let interval = configuration.advertisementInterval
      // Jittered as all timers (RFC 4271 §10).
      peers[index].value.nextAdvertisement = effects.now + interval * 3 / 4 + dice.interval(upTo: interval / 4)
    }
    guard peers[index].value.isEndOfRIBDue else { return }
    peers[index].value.isEndOfRIBDue = false
    let detail = BGPDetail.endOfRIBSent(peers[index].value.name)
    let record = effects.note(detail, cause: peers[index].value.session.cause, following: .rfc4724.endOfRIB)
    transmit(.endOfRIB(.evpn), causes: [record], to: id, connection, over: &transport, effects: &effects)
  }

  /// Compares what the peer should have with what it was told, key by key, and takes the difference into the Adj-RIB-Out.
  private mutating func collect(
    for id: PeerID, _ export: inout RouteExport, isHeld: Bool, effects: inout Effects
  ) -> Outbox {
    let index = Int(id.index)
    let waiting = peers[index].value.waiting
    var causes: [RouteKeyID: RecordID] = [:]
    for item in waiting { causes[item.key] = item.cause }
    peers[index].value.waiting = []
    let isRefreshing = peers[index].value.isRefreshing
    var outbox = Outbox()
    for key in effects.interner.sorted(waiting.lazy.map(\.key)) {
      let told = peers[index].value.advertised.value[key]
      guard let (path, attributes) = due(key, to: id, &export, effects: &effects) else {
        if let told {
          peers[index].value.advertised.value[key] = nil
          outbox.withdrawn.append((told.route, causes[key] ?? told.cause))
        }
        continue
      }
      if let told, told.route == path.route, told.attributes == attributes, !isRefreshing { continue }
      guard !isHeld else {
        peers[index].value.waiting.append(DirtyKey(key: key, cause: path.cause))
        continue
      }
      peers[index].value.advertised.value[key] = Advertisement(
        route: path.route, attributes: attributes, cause: path.cause, sent: effects.now)
      outbox.announce(path.route, attributes, cause: path.cause)
    }
    return outbox
  }

  /// What a peer is to be told of a key, or `nil` for nothing.
  private func due(
    _ key: RouteKeyID, to id: PeerID, _ export: inout RouteExport, effects: inout Effects
  ) -> (Path, AttributesID)? {
    guard let path = best(key) else { return nil }
    let source = path.peer.map { peers[Int($0.index)].value.role }
    let target = peers[Int(id.index)].value.role
    guard !peers[Int(id.index)].value.configuration.exportPolicy.refuses(type: effects.interner[key].type),
      let attributes = export.attributes(of: path, from: source, to: target, interner: &effects.interner)
    else { return nil }
    return (path, attributes)
  }

  // MARK: Messages

  private struct Outgoing {
    var update: UpdateMessage
    /// One for each route of the message.
    var causes: [RecordID]
  }

  private func withdrawals(_ outbox: Outbox, _ interner: Interner) -> [Outgoing] {
    let routes = outbox.withdrawn
    return divide(UpdatePacker.packWithdrawals(routes.map { interner[$0.route] }), routes.map(\.cause))
  }

  private func announcements(_ outbox: Outbox, _ context: BGPContext, _ interner: Interner) -> [Outgoing] {
    outbox.announced.flatMap { group in
      let value = interner[group.attributes]
      let messages = UpdatePacker.pack(
        attributes: value.attributes, nextHop: value.nextHop, reach: group.routes.map { interner[$0.route] },
        maximum: context.maximumSentLength, context: context)
      return divide(messages, group.routes.map(\.cause))
    }
  }

  /// Gives each message the causes of its routes; the packer keeps the routes in order.
  private func divide(_ messages: [UpdateMessage], _ causes: [RecordID]) -> [Outgoing] {
    var rest = causes[...]
    return messages.map { message in
      let count = (message.reach?.routes.count ?? 0) + (message.unreach?.routes.count ?? 0)
      defer { rest = rest.dropFirst(count) }
      return Outgoing(update: message, causes: Array(rest.prefix(count)))
    }
  }

  private mutating func transmit(
    _ update: UpdateMessage, causes: [RecordID], to id: PeerID, _ connection: ConnectionKey,
    over transport: inout TCPStack, effects: inout Effects
  ) {
    let index = Int(id.index)
    guard let cause = causes.first else { return }
    let bytes = BGPMessage.update(update).encoded(context: peers[index].value.context)
    guard let offset = transport.send(connection, bytes, cause: cause) else { return }
    effects.streamCauses.note(cause, connection: connection, offset: offset)
    // The n-th route has its cause at the message's octet n + 1, when it is another than the message's.
    for (place, other) in causes.enumerated() where other != cause {
      effects.streamCauses.note(other, connection: connection, offset: offset + 1 + UInt64(place))
    }
    let done = transport.acknowledged(connection) ?? 0
    peers[index].value.updateEnds.removeAll { $0 <= done }
    peers[index].value.updateEnds.append(offset + UInt64(bytes.count))
    peers[index].value.counters.messagesSent += 1
    peers[index].value.counters.updatesSent += 1
    peers[index].value.counters.octetsSent += bytes.count
  }
}
