import Wire

@testable import Engine

/// A speaker on its transport: what a router holds to speak BGP.
///
/// Each call is one event up to the point where the transport would be flushed. When the router has acted on
/// `output.changed`, `finish` sends what is due, and `output.transport.segments` are to be carried away.
struct BGPEndpoint: Sendable {
  var transport: Box<TCPStack>
  var speaker: Box<Speaker>

  /// `seed` and `name` name the router's random streams.
  init(_ configuration: SpeakerConfiguration, seed: UInt64, name: String, settings: TCPSettings = TCPSettings()) {
    transport = Box(
      TCPStack(
        address: configuration.address, generator: SeededGenerator(seed: seed, stream: "\(name) transport"),
        settings: settings))
    speaker = Box(Speaker(configuration, generator: SeededGenerator(seed: seed, stream: "\(name) bgp")))
  }

  mutating func start(cause: RecordID, into output: inout SpeakerEffects, effects: inout Effects) {
    speaker.value.start(cause: cause, over: &transport.value, into: &output, effects: &effects)
  }

  mutating func setPeer(
    _ peer: PeerID, isEnabled: Bool, cause: RecordID, into output: inout SpeakerEffects, effects: inout Effects
  ) {
    speaker.value.setPeer(
      peer, isEnabled: isEnabled, cause: cause, over: &transport.value, into: &output, effects: &effects)
  }

  /// Takes a segment that came to this router's address; `effects.frameCause` is the record that its frame carried.
  mutating func receive(
    _ segment: TCPSegment, from source: IPAddress, into output: inout SpeakerEffects, effects: inout Effects
  ) {
    transport.value.receive(
      segment, from: source, cause: effects.frameCause, at: effects.now, into: &output.transport, effects: &effects)
    handleEvents(into: &output, effects: &effects)
  }

  /// A connection's timer has run down.
  mutating func handleTimer(
    _ connection: ConnectionKey, into output: inout SpeakerEffects, effects: inout Effects
  ) {
    transport.value.handleTimer(connection, at: effects.now, into: &output.transport, effects: &effects)
    handleEvents(into: &output, effects: &effects)
  }

  /// The timer of a peer's sessions has run down.
  mutating func handleTimer(
    session peer: IPAddress, into output: inout SpeakerEffects, effects: inout Effects
  ) {
    speaker.value.handleTimer(peer, over: &transport.value, into: &output, effects: &effects)
  }

  mutating func reachabilityChanged(
    to metrics: NextHopMetrics, cause: RecordID, into output: inout SpeakerEffects, effects: inout Effects
  ) {
    speaker.value.reachabilityChanged(
      to: metrics, cause: cause, over: &transport.value, into: &output, effects: &effects)
  }

  mutating func decide(into output: inout SpeakerEffects, effects: inout Effects) {
    speaker.value.decide(into: &output, effects: &effects)
  }

  /// Ends the event: decides, advertises, and flushes the transport.
  mutating func finish(into output: inout SpeakerEffects, effects: inout Effects) {
    speaker.value.finish(over: &transport.value, into: &output, effects: &effects)
    transport.value.flush(at: effects.now, into: &output.transport, effects: &effects)
  }

  /// The router restarts: nothing is left but the configuration.
  mutating func reset(into effects: inout Effects) {
    speaker.value.reset(into: &effects)
    transport.value.reset(into: &effects)
  }

  var facts: SpeakerFacts { speaker.value.facts(over: transport.value) }

  private mutating func handleEvents(into output: inout SpeakerEffects, effects: inout Effects) {
    let events = output.transport.events
    output.transport.events = []
    for event in events {
      speaker.value.handle(event, over: &transport.value, into: &output, effects: &effects)
    }
  }
}
