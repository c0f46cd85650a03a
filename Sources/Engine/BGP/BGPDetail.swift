package import Wire

/// A peer, as people name it.
package struct PeerName: Hashable, Sendable {
  package var name: String
  package var address: IPAddress
}

extension PeerName: CustomStringConvertible {
  package var description: String { "\(name) (\(address))" }
}

/// What the trace tells of a BGP speaker.
package enum BGPDetail: TraceDetail {
  /// `isExtra`: the second connection of a peer that calls at the same time (RFC 4271 §6.8).
  case session(PeerName, SessionState, SessionReason, isExtra: Bool)
  case received(EVPNRoute, PeerName)
  case refused(EVPNRoute, PeerName, PathRefusal)
  case withdrawn(EVPNRoute, PeerName)
  case selected(EVPNRoute, PeerName, DecisionReason)
  case lost(EVPNRoute)
  case endOfRIBReceived(PeerName)
  case endOfRIBSent(PeerName)
  case refreshAsked(PeerName)
  /// An attribute that RFC 7606 has dealt with.
  case damaged(PeerName, AttributeError)
  case reachability([IPAddress])

  package var kind: String {
    switch self {
    case .session: "bgp-session"
    case .received: "bgp-received"
    case .refused: "bgp-refused"
    case .withdrawn: "bgp-withdrawn"
    case .selected, .lost: "bgp-best"
    case .endOfRIBReceived, .endOfRIBSent: "bgp-end-of-rib"
    case .refreshAsked: "bgp-refresh"
    case .damaged: "bgp-error"
    case .reachability: "bgp-next-hops"
    }
  }

  package var text: String {
    switch self {
    case .session(let peer, let state, let reason, let isExtra):
      Self.sessionText(peer, state, reason, isExtra: isExtra)
    case .received(let route, let peer): "receives \(Self.words(route)), via \(peer)"
    case .refused(let route, let peer, let refusal): "refuses \(Self.words(route)), via \(peer): \(refusal)"
    case .withdrawn(let route, let peer): "loses \(Self.words(route)), via \(peer): withdrawn"
    case .selected(let route, let peer, let reason): "selects \(Self.words(route)), via \(peer): \(reason)"
    case .lost(let route): "has no path left to \(Self.words(route))"
    case .endOfRIBReceived(let peer): "has all routes of \(peer)"
    case .endOfRIBSent(let peer): "has sent all routes to \(peer)"
    case .refreshAsked(let peer): "is asked by \(peer) to send all routes again"
    case .damaged(let peer, let error): "finds an error in an UPDATE of \(peer): \(error)"
    case .reachability(let addresses):
      "sees next hops change: \(addresses.map(\.description).joined(separator: ", "))"
    }
  }

  private static func sessionText(
    _ peer: PeerName, _ state: SessionState, _ reason: SessionReason, isExtra: Bool
  ) -> String {
    let subject = isExtra ? "second connection to" : "session to"
    return reason == .none ? "\(subject) \(peer) \(state)" : "\(subject) \(peer) \(state): \(reason)"
  }

  /// The route without the number of its type.
  private static func words(_ route: EVPNRoute) -> String { route.body?.description ?? route.description }
}
