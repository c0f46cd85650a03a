package import Wire

/// A router's BGP speaker over its transport.
package struct RoutingProcess: Sendable {
  package internal(set) var speaker: Box<Speaker>
  package internal(set) var transport: Box<TCPStack>

  init(speaker: Speaker, transport: TCPStack) {
    self.speaker = Box(speaker)
    self.transport = Box(transport)
  }

  mutating func start(cause: RecordID, into output: inout SpeakerEffects, effects: inout Effects) {
    speaker.value.start(cause: cause, over: &transport.value, into: &output, effects: &effects)
  }

  mutating func receive(
    _ segment: TCPSegment, from source: IPAddress, cause: RecordID, into output: inout SpeakerEffects,
    effects: inout Effects
  ) {
    transport.value.receive(
      segment, from: source, cause: cause, at: effects.now, into: &output.transport, effects: &effects)
  }

  mutating func timerExpired(
    connection: ConnectionKey, into output: inout SpeakerEffects, effects: inout Effects
  ) {
    transport.value.handleTimer(connection, at: effects.now, into: &output.transport, effects: &effects)
  }

  mutating func timerExpired(peer: IPAddress, into output: inout SpeakerEffects, effects: inout Effects) {
    speaker.value.handleTimer(peer, over: &transport.value, into: &output, effects: &effects)
  }

  mutating func reachabilityChanged(
    to metrics: NextHopMetrics, cause: RecordID, into output: inout SpeakerEffects, effects: inout Effects
  ) {
    for peer in speaker.value.configuration.peers
    where speaker.value.metrics.metric(to: peer.address) == nil && metrics.metric(to: peer.address) != nil {
      transport.value.wayIsBack(to: peer.address, at: effects.now, into: &output.transport)
    }
    speaker.value.reachabilityChanged(
      to: metrics, cause: cause, over: &transport.value, into: &output, effects: &effects)
  }

  mutating func setPeer(
    _ address: IPAddress, isEnabled: Bool, cause: RecordID, into output: inout SpeakerEffects, effects: inout Effects
  ) {
    guard let id = speaker.value.peer(at: address) else { return }
    speaker.value.setPeer(
      id, isEnabled: isEnabled, cause: cause, over: &transport.value, into: &output, effects: &effects)
  }

  /// Tells the speaker what the transport has for it.
  mutating func deliver(_ output: inout SpeakerEffects, effects: inout Effects) {
    while !output.transport.events.isEmpty {
      let events = output.transport.events
      output.transport.events.removeAll()
      for event in events { speaker.value.handle(event, over: &transport.value, into: &output, effects: &effects) }
    }
  }

  /// Says what the router wants said; the decision takes it up.
  mutating func carry(out requests: [RouteRequest], effects: inout Effects) {
    for request in requests {
      switch request {
      case .originate(let route, let attributes, let cause):
        speaker.value.originate(route, attributes: attributes, cause: cause, effects: &effects)
      case .withdraw(let key, let cause): speaker.value.withdraw(key, cause: cause, effects: &effects)
      }
    }
  }

  mutating func decide(into output: inout SpeakerEffects, effects: inout Effects) {
    speaker.value.decide(into: &output, effects: &effects)
  }

  /// Ends the turn: updates go out, packed, and segments are made of them.
  mutating func finish(_ output: inout SpeakerEffects, effects: inout Effects) {
    speaker.value.finish(over: &transport.value, into: &output, effects: &effects)
    transport.value.flush(at: effects.now, into: &output.transport, effects: &effects)
  }

  var isBusy: Bool { speaker.value.facts(over: transport.value).isBusy }
}

/// What a part of the router wants BGP to say.
package enum RouteRequest: Sendable {
  case originate(EVPNRoute, PathAttributes, cause: RecordID)
  case withdraw(EVPNRouteKey, cause: RecordID)
}
