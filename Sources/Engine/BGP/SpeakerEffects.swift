/// What the handling of one event makes of a speaker, beside what it hands to the transport.
package struct SpeakerEffects: Sendable {
  /// Segments to carry to their destinations.
  package var transport = TransportEffects()
  /// Changes of the Loc-RIB, in the order of the keys for each time that the decision ran.
  package var changed: [RouteChange] = []
  /// Sessions that became established, or ceased to be.
  package var sessions: [SessionChange] = []

  package init() {}
}

/// A session that came up or went down.
package struct SessionChange: Hashable, Sendable {
  package var peer: PeerID
  package var isEstablished: Bool
  package var cause: RecordID
}

/// How much a speaker has still to do before the network is at rest.
package struct SpeakerFacts: Hashable, Sendable {
  /// Sessions that are to be and are not established, although the peer can be reached.
  package var sessionsAwaited = 0
  /// Established sessions that have not got, or not sent, all routes once.
  package var dumpsAwaited = 0
  /// Keys that wait for the advertisement interval.
  package var routesWaiting = 0
  /// UPDATE messages whose last octet the peer's transport has not acknowledged.
  package var updatesUnacknowledged = 0

  package init() {}

  package var isBusy: Bool {
    sessionsAwaited > 0 || dumpsAwaited > 0 || routesWaiting > 0 || updatesUnacknowledged > 0
  }
}
