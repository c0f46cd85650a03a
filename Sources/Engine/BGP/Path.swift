/// A peer of a speaker, by its place in the configuration.
package struct PeerID: Hashable, Comparable, Sendable {
  package let index: Int32

  package init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }

  package static func < (a: PeerID, b: PeerID) -> Bool { a.index < b.index }
}

/// One way to a route's key: what is announced, with which attributes, by whom, since when and why.
package struct Path: Hashable, Sendable {
  package var route: RouteID
  package var attributes: AttributesID
  /// `nil`: this speaker originates it.
  package var peer: PeerID?
  /// Why the path may not be used; such a path stays in the Adj-RIB-In and is no candidate.
  package var refusal: PathRefusal?
  package var cause: RecordID
  package var learned: Instant
  package var announced: Announcement

  /// Whether both say the same, whenever and for whatever reason they came.
  package func says(_ other: Path) -> Bool {
    route == other.route && attributes == other.attributes && peer == other.peer && refusal == other.refusal
  }
}

/// Since when a speaker has had a path to a key without a withdrawal between.
///
/// A withdrawal and a new announcement may come in one turn, and then nothing but this tells of them.
package struct Announcement: Hashable, Sendable {
  package var time: Instant
  /// It came before the peer's End-of-RIB (RFC 4724 §2): nobody here knows how much older it is.
  package var isFromDump: Bool

  package init(time: Instant, isFromDump: Bool) {
    self.time = time
    self.isFromDump = isFromDump
  }
}

/// Why a path is no candidate.
package enum PathRefusal: UInt8, Hashable, Sendable {
  /// RFC 4271 §9.1.2: the path has passed this AS.
  case autonomousSystemLoop
  /// RFC 4271 §6.3: the first AS is not the peer's.
  case foreignFirstSystem
  /// RFC 4456 §8: this speaker has originated it.
  case ownOriginator
  /// RFC 4456 §8: this cluster has reflected it.
  case ownCluster
  /// RFC 4271 §5.1.3: it leads here.
  case ownNextHop
  /// The import policy of the peer.
  case policy
}

extension PathRefusal: CustomStringConvertible {
  package var description: String {
    switch self {
    case .autonomousSystemLoop: "own AS in AS_PATH"
    case .foreignFirstSystem: "AS_PATH does not begin with the peer's AS"
    case .ownOriginator: "own ORIGINATOR_ID"
    case .ownCluster: "own cluster in CLUSTER_LIST"
    case .ownNextHop: "own address as next hop"
    case .policy: "import policy"
    }
  }

  var clause: Clause {
    switch self {
    case .autonomousSystemLoop: .rfc4271.routeSelection
    case .foreignFirstSystem: .rfc4271.updateErrors
    case .ownOriginator, .ownCluster: .rfc4456.loopAvoidance
    case .ownNextHop: .rfc4271.nextHop
    case .policy: .rfc4271.degreeOfPreference
    }
  }
}

/// The best path of a key, and what decided.
package struct Selection: Hashable, Sendable {
  package var path: Path
  package var reason: DecisionReason
}

/// A path that a peer has been told.
package struct Advertisement: Hashable, Sendable {
  package var route: RouteID
  package var attributes: AttributesID
  package var cause: RecordID
  package var sent: Instant
}

/// A change of the Loc-RIB: what was best, and what is now.
package struct RouteChange: Hashable, Sendable {
  package var key: RouteKeyID
  package var old: Path?
  package var new: Path?
  /// The record of the decision, or of what made the speaker originate or withdraw.
  package var cause: RecordID
}
