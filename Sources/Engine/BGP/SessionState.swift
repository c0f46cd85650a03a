package import Wire

/// The states of a session, with the numbers of RFC 7854 and of the BGP MIB (RFC 4271 §8.2.2).
package enum SessionState: UInt8, Hashable, Comparable, Sendable {
  case idle = 1
  case connect, active, openSent, openConfirm, established

  package static func < (a: SessionState, b: SessionState) -> Bool { a.rawValue < b.rawValue }
}

extension SessionState: CustomStringConvertible {
  package var description: String {
    switch self {
    case .idle: "Idle"
    case .connect: "Connect"
    case .active: "Active"
    case .openSent: "OpenSent"
    case .openConfirm: "OpenConfirm"
    case .established: "Established"
    }
  }
}

/// What happens to a session: the events of RFC 4271 §8.1, whose numbers stand behind them.
package enum SessionInput: Hashable, Sendable {
  /// 1, 3, 4, 5: let there be a session.
  case start
  /// 2: an operator ends it, or the speaker does with it (8).
  case stop(NotificationMessage)
  /// 9, and 13 when the session pauses in Idle.
  case connectRetryExpired
  /// 10.
  case holdExpired
  /// 11.
  case keepaliveExpired
  /// 16, 17: there is a connection.
  case transportUp(ConnectionKey)
  /// 18: there is none any more.
  case transportDown(TransportClosing)
  /// 19: an OPEN that is in order.
  case open(OpenMessage)
  /// 21, 22, 28: octets that are no message, or a message that must not be.
  case messageError(NotificationMessage)
  /// 23: the other connection of the same peer is kept.
  case collision
  /// 24, 25.
  case notification(NotificationMessage)
  /// 26.
  case keepalive
  /// 27, and ROUTE-REFRESH (RFC 2918 §4).
  case update
}

/// Why a session is where it is, for people.
package enum SessionReason: Hashable, Sendable {
  case none
  case received(NotificationMessage)
  case sent(NotificationMessage)
  case transport(TransportClosing)
}

extension SessionReason: CustomStringConvertible {
  package var description: String {
    switch self {
    case .none: ""
    case .received(let message): "peer says \(message)"
    case .sent(let message): message.description
    case .transport(.finished): "peer closed the connection"
    case .transport(.reset): "peer reset the connection"
    case .transport(.refused): "peer refuses the connection"
    case .transport(.timedOut): "peer does not answer"
    }
  }
}
