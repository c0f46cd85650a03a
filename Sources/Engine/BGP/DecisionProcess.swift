package import Wire

/// A path with all that the decision looks at.
package struct Candidate: Hashable, Sendable {
  package var path: Path
  package var localPreference: UInt32
  package var pathLength: Int
  package var origin: Origin
  package var multiExitDiscriminator: UInt32
  /// The AS next to this one, whose MULTI_EXIT_DISC compare; `nil` for paths from within.
  package var neighbor: UInt32?
  package var isExternal: Bool
  /// `nil`: the next hop is out of reach.
  package var interiorCost: UInt32?
  /// The ORIGINATOR_ID, or the identifier of the peer (RFC 4456 §9).
  package var identifier: IPAddress
  package var clusterListLength: Int
  package var peerAddress: IPAddress

  package init(
    path: Path, localPreference: UInt32 = 100, pathLength: Int = 0, origin: Origin = .igp,
    multiExitDiscriminator: UInt32 = 0, neighbor: UInt32? = nil, isExternal: Bool = false,
    interiorCost: UInt32? = 0, identifier: IPAddress, clusterListLength: Int = 0, peerAddress: IPAddress
  ) {
    self.path = path
    self.localPreference = localPreference
    self.pathLength = pathLength
    self.origin = origin
    self.multiExitDiscriminator = multiExitDiscriminator
    self.neighbor = neighbor
    self.isExternal = isExternal
    self.interiorCost = interiorCost
    self.identifier = identifier
    self.clusterListLength = clusterListLength
    self.peerAddress = peerAddress
  }
}

/// The choice of the best path: a function of the set of candidates, whatever their order (RFC 4271 §9.1.2).
///
/// Each step removes those that are worse than another that is left, so the result cannot depend on an order; the
/// age of a path is looked at in no step.
package enum DecisionProcess {
  package static func choose(among candidates: [Candidate]) -> Selection? {
    var left = candidates.filter(isFeasible)
    guard left.count > 1 else { return left.first.map { Selection(path: $0.path, reason: only($0)) } }
    // What settles it is the last step that removed anything; the first path of an empty rest cannot be.
    var reason = DecisionReason.onlyPath
    for step in steps where left.count > 1 {
      let kept = keep(left, step)
      if kept.count < left.count { reason = step }
      left = kept
    }
    return left.first.map { Selection(path: $0.path, reason: reason) }
  }

  /// What became of each candidate, in their order.
  package static func verdicts(on candidates: [Candidate]) -> [PathVerdict] {
    var verdicts = candidates.map { candidate -> PathVerdict in
      if let refusal = candidate.path.refusal { return .refused(refusal) }
      return .unresolvable
    }
    var left = candidates.indices.filter { isFeasible(candidates[$0]) }
    var reason = left.first.map { only(candidates[$0]) } ?? .onlyPath
    for step in steps where left.count > 1 {
      let kept = Set(keep(left.map { candidates[$0] }, step))
      for index in left where !kept.contains(candidates[index]) {
        verdicts[index] = .worse(step)
        reason = step
      }
      left = left.filter { kept.contains(candidates[$0]) }
    }
    if let best = left.first { verdicts[best] = .best(reason) }
    return verdicts
  }

  private static let steps: [DecisionReason] = [
    .local, .localPreference, .pathLength, .origin, .multiExitDiscriminator, .external, .interiorCost, .identifier,
    .clusterListLength, .peerAddress,
  ]

  private static func only(_ candidate: Candidate) -> DecisionReason {
    candidate.path.peer == nil ? .local : .onlyPath
  }

  /// RFC 4271 §9.1.2: no loop, and a next hop that can be reached.
  private static func isFeasible(_ candidate: Candidate) -> Bool {
    candidate.path.refusal == nil && candidate.interiorCost != nil
  }

  /// The candidates that survive one step.
  private static func keep(_ left: [Candidate], _ step: DecisionReason) -> [Candidate] {
    switch step {
    case .onlyPath: left
    case .local: least(left) { $0.path.peer == nil ? 0 : 1 }
    case .localPreference: least(left) { UInt64(UInt32.max - $0.localPreference) }
    // RFC 4271 §9.1.2.2 a.
    case .pathLength: least(left) { UInt64($0.pathLength) }
    // b.
    case .origin: least(left) { UInt64($0.origin.rawValue) }
    // c: only paths from the same neighbouring AS compare, so a path may survive beside a lower value.
    case .multiExitDiscriminator:
      left.filter { candidate in
        !left.contains {
          $0.neighbor == candidate.neighbor && $0.multiExitDiscriminator < candidate.multiExitDiscriminator
        }
      }
    // d.
    case .external: least(left) { $0.isExternal ? 0 : 1 }
    // e.
    case .interiorCost: least(left) { UInt64($0.interiorCost ?? .max) }
    // f, with the ORIGINATOR_ID in the identifier's place (RFC 4456 §9).
    case .identifier: least(left, \.identifier)
    // RFC 4456 §9: between f and g.
    case .clusterListLength: least(left) { UInt64($0.clusterListLength) }
    // g.
    case .peerAddress: least(left, \.peerAddress)
    }
  }

  private static func least<Key: Comparable>(_ left: [Candidate], _ key: (Candidate) -> Key) -> [Candidate] {
    guard let best = left.map(key).min() else { return [] }
    return left.filter { key($0) == best }
  }
}
