package import Wire

/// A segment on its way to another address; the router puts it into an IPv4 packet and sends that.
package struct OutgoingSegment: Sendable {
  package var destination: IPAddress
  package var segment: TCPSegment
  /// The record that made the first new octet in the segment, or that it answers when it carries none.
  package var cause: RecordID

  package init(destination: IPAddress, segment: TCPSegment, cause: RecordID) {
    self.destination = destination
    self.segment = segment
    self.cause = cause
  }
}

/// Why a connection is no more.
package enum TransportClosing: Hashable, Sendable {
  /// The other end has nothing more to say (FIN).
  case finished
  /// The other end knows no such connection, or has aborted it (RST).
  case reset
  /// Nobody answered the connection request at that port.
  case refused
  /// The other end acknowledged nothing for too long (RFC 9293 §3.8.3, R2).
  case timedOut
}

/// What the owner of a connection learns from the transport.
package enum TransportEvent: Sendable {
  /// A connection that this end asked for is established.
  case connected(ConnectionKey)
  /// A connection that the other end asked for is established.
  case accepted(ConnectionKey)
  /// The octets that follow in the stream, the first of them at `offset`.
  case received(ConnectionKey, [UInt8], offset: UInt64)
  /// The connection is no more; what remains to be said to the other end, the transport says by itself.
  case closed(ConnectionKey, TransportClosing)
}

/// What the handling of one event makes of the transport: segments to send, and news for the owners of connections.
package struct TransportEffects: Sendable {
  package var segments: [OutgoingSegment] = []
  package var events: [TransportEvent] = []

  package init() {}
}
