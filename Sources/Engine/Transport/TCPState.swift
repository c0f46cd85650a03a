/// The states of a connection and the arrows between them (RFC 9293 §3.3.2, figure 5).
///
/// LISTEN is not among them: a listening port is no connection yet. CLOSED is the absence of the connection.
package enum TCPState: Hashable, Sendable {
  case synSent, synReceived, established, finWait1, finWait2, closeWait, closing, lastAck, timeWait

  /// What moves a connection on.
  package enum Input: Hashable, Sendable {
    /// A SYN without an acknowledgment of ours: both ends open at once.
    case synchronize
    /// Our SYN is acknowledged, and we have theirs.
    case handshakeDone
    /// The owner has nothing more to send.
    case close
    /// Their FIN, in its place in the stream.
    case finish
    /// Our FIN is acknowledged.
    case finishAcknowledged
  }

  /// Where the arrow leads; the state itself where the figure has none.
  package func after(_ input: Input) -> TCPState {
    switch (self, input) {
    case (.synSent, .synchronize): .synReceived
    case (.synSent, .handshakeDone), (.synReceived, .handshakeDone): .established
    case (.synReceived, .close), (.established, .close): .finWait1
    case (.synReceived, .finish), (.established, .finish): .closeWait
    case (.finWait1, .finish): .closing
    case (.finWait1, .finishAcknowledged): .finWait2
    case (.finWait2, .finish), (.closing, .finishAcknowledged): .timeWait
    case (.closeWait, .close): .lastAck
    case (.synSent, .close), (.synSent, .finish), (.synSent, .finishAcknowledged),
      (.synReceived, .synchronize), (.synReceived, .finishAcknowledged),
      (.established, .synchronize), (.established, .handshakeDone), (.established, .finishAcknowledged),
      (.finWait1, .synchronize), (.finWait1, .handshakeDone), (.finWait1, .close),
      (.finWait2, .synchronize), (.finWait2, .handshakeDone), (.finWait2, .close), (.finWait2, .finishAcknowledged),
      (.closeWait, .synchronize), (.closeWait, .handshakeDone), (.closeWait, .finish),
      (.closeWait, .finishAcknowledged),
      (.closing, .synchronize), (.closing, .handshakeDone), (.closing, .close), (.closing, .finish),
      (.lastAck, .synchronize), (.lastAck, .handshakeDone), (.lastAck, .close), (.lastAck, .finish),
      (.lastAck, .finishAcknowledged),
      (.timeWait, .synchronize), (.timeWait, .handshakeDone), (.timeWait, .close), (.timeWait, .finish),
      (.timeWait, .finishAcknowledged):
      self
    }
  }

  /// Whether both ends know each other's sequence numbers.
  package var isSynchronized: Bool {
    switch self {
    case .synSent, .synReceived: false
    case .established, .finWait1, .finWait2, .closeWait, .closing, .lastAck, .timeWait: true
    }
  }
}
