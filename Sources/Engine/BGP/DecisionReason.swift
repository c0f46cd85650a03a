/// The step that made a path the best, in the order of the steps (RFC 4271 §9.1.2.2, RFC 4456 §9).
package enum DecisionReason: UInt8, Hashable, Comparable, Sendable {
  case onlyPath
  /// This speaker originates it.
  case local
  case localPreference
  case pathLength
  case origin
  case multiExitDiscriminator
  case external
  case interiorCost
  case identifier
  case clusterListLength
  case peerAddress

  package static func < (a: DecisionReason, b: DecisionReason) -> Bool { a.rawValue < b.rawValue }

  package var clause: Clause {
    switch self {
    case .onlyPath, .local: .rfc4271.routeSelection
    case .localPreference: .rfc4271.degreeOfPreference
    case .pathLength, .origin, .multiExitDiscriminator, .external, .interiorCost, .identifier, .peerAddress:
      .rfc4271.breakingTies
    case .clusterListLength: .rfc4456.routeSelection
    }
  }
}

extension DecisionReason: CustomStringConvertible {
  package var description: String {
    switch self {
    case .onlyPath: "only path"
    case .local: "originated here"
    case .localPreference: "higher LOCAL_PREF"
    case .pathLength: "shorter AS_PATH"
    case .origin: "lower ORIGIN"
    case .multiExitDiscriminator: "lower MULTI_EXIT_DISC"
    case .external: "from another AS"
    case .interiorCost: "next hop is nearer"
    case .identifier: "lower BGP identifier"
    case .clusterListLength: "shorter CLUSTER_LIST"
    case .peerAddress: "lower peer address"
    }
  }
}

/// What became of one path in the decision, for people who ask why.
package enum PathVerdict: Hashable, Sendable {
  case best(DecisionReason)
  /// Lost at this step.
  case worse(DecisionReason)
  case refused(PathRefusal)
  /// RFC 4271 §9.1.2.1.
  case unresolvable
}

extension PathVerdict: CustomStringConvertible {
  package var description: String {
    switch self {
    case .best(let reason): "best: \(reason)"
    case .worse(let reason): "not best: another has \(reason)"
    case .refused(let refusal): "not used: \(refusal)"
    case .unresolvable: "not used: next hop is out of reach"
    }
  }
}
