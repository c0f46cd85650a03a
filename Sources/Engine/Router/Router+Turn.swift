import Wire

extension Router {
  /// One turn: `body` takes what came in; then what follows from it is derived, decided, and said at the end, once.
  mutating func turn(
    cause: RecordID, into effects: inout Effects,
    _ body: (inout Router, inout SpeakerEffects, inout Effects) -> Void
  ) {
    effects.frameCause = cause
    var output = SpeakerEffects()
    body(&self, &output, &effects)
    settle(&output, into: &effects)
    count(at: effects.now)
  }

  private mutating func settle(_ output: inout SpeakerEffects, into effects: inout Effects) {
    repeat {
      routing?.deliver(&output, effects: &effects)
      derive(&output, into: &effects)
      routing?.finish(&output, effects: &effects)
    } while !output.transport.events.isEmpty || !output.changed.isEmpty
    carry(output.transport.segments, into: &effects)
    sendMembership(into: &effects)
  }

  /// RIB → EVPN → RIB, until nothing changes: what is imported makes keys dirty, what is derived is originated.
  private mutating func derive(_ output: inout SpeakerEffects, into effects: inout Effects) {
    repeat {
      routing?.decide(into: &output, effects: &effects)
      let changes = output.changed
      output.changed.removeAll()
      for change in changes { take(change, into: &effects) }
      let requests = evpn?.value.derive(plane: &plane.value, into: &effects) ?? []
      routing?.carry(out: requests, effects: &effects)
      routing?.decide(into: &output, effects: &effects)
    } while !output.changed.isEmpty
  }

  private mutating func take(_ change: RouteChange, into effects: inout Effects) {
    let old = change.old.map { BestRoute($0, effects.interner) }
    let new = change.new.map { BestRoute($0, effects.interner) }
    evpn?.value.take(old: old, new: new, cause: change.cause, into: &effects)
  }

  // MARK: Out

  /// Puts segments into packets, and packets onto the way that the IGP knows.
  private func carry(_ segments: [OutgoingSegment], into effects: inout Effects) {
    for outgoing in segments {
      let packet = IPv4Packet(
        differentiatedServices: 0xc0, timeToLive: 64, protocolNumber: .tcp, source: plane.value.loopback,
        destination: outgoing.destination,
        payload: outgoing.segment.encoded(source: plane.value.loopback, destination: outgoing.destination))
      // Without a way the segment is lost, as on a router without a route; the transport tries again.
      guard let (port, bytes) = plane.value.frame(carrying: packet) else { continue }
      effects.send(bytes, out: port, cause: outgoing.cause)
    }
  }

  /// Puts the queriers' messages onto their circuits.
  private mutating func sendMembership(into effects: inout Effects) {
    guard let messages = evpn?.value.takeMessages(), !messages.isEmpty else { return }
    for message in messages {
      let circuit = plane.value.circuits[message.domain][message.circuit]
      guard circuit.isUp else { continue }
      let bytes = IGMPFrame.encode(
        message.outgoing.message, from: message.source, plane.value.ports[circuit.port.index].mac,
        tag: circuit.tag.map { VLANTag(priority: 0, dropEligible: false, identifier: $0) })
      effects.send(bytes, out: circuit.port, cause: message.outgoing.cause)
    }
  }

  /// Counts what keeps the network from having converged.
  private mutating func count(at now: Instant) {
    var total = underlay.value.isComputing ? 1 : 0
    if let routing, routing.isBusy { total += 1 }
    if let evpn { total += evpn.value.busy(at: now) }
    busy = total
  }
}
