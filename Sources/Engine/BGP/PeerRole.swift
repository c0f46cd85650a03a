import Wire

/// What a path's way in, and a peer's way out, are to the rules (RFC 4271 §9.2, RFC 4456 §6).
enum PeerRelation: Hashable, Sendable {
  /// Originated here; no peer.
  case local
  case external
  case client
  case nonClient
}

/// What the rules of routes look at in a peer, apart from its tables.
struct PeerRole: Hashable, Sendable {
  var id: PeerID
  var relation: PeerRelation
  var autonomousSystem: UInt32
  /// From its OPEN.
  var identifier: IPAddress
  var address: IPAddress
  /// What its routes are worth here, if an operator says so.
  var localPreference: UInt32?

  var isExternal: Bool { relation == .external }
}
