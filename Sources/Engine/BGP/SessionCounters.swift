/// What a session has sent and received since its peer was configured.
package struct SessionCounters: Hashable, Sendable {
  package var messagesSent = 0
  package var messagesReceived = 0
  package var updatesSent = 0
  package var updatesReceived = 0
  package var octetsSent = 0
  package var octetsReceived = 0
  /// How often the session was established.
  package var established = 0

  package init() {}
}
