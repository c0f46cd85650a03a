internal import HashTreeCollections
package import Wire

/// From the Adj-RIBs-In to the Loc-RIB (RFC 4271 §9.1.2).
extension Speaker {
  /// Decides again about every key that has changed; what changes goes into `output.changed`.
  package mutating func decide(into output: inout SpeakerEffects, effects: inout Effects) {
    guard !dirty.isEmpty else { return }
    let due = dirty
    dirty = []
    // The last record that touched a key is the cause of what happens to it.
    var causes: [RouteKeyID: RecordID] = [:]
    for item in due { causes[item.key] = item.cause }
    let before = output.changed.count
    for key in effects.interner.sorted(due.lazy.map(\.key)) {
      guard let cause = causes[key], let change = decide(key, cause: cause, effects: &effects) else { continue }
      output.changed.append(change)
    }
    let keys = output.changed[before...].map { DirtyKey(key: $0.key, cause: $0.cause) }
    guard !keys.isEmpty else { return }
    for index in peers.indices where peers[index].value.isEstablished {
      peers[index].value.waiting.append(contentsOf: keys)
      sendDue.append(PeerID(index))
    }
  }

  private mutating func decide(_ key: RouteKeyID, cause: RecordID, effects: inout Effects) -> RouteChange? {
    let former = selected.value[key]
    let candidates = candidates(for: key, interner: effects.interner)
    guard !candidates.isEmpty || former?.selection != nil else {
      selected.value[key] = nil
      return nil
    }
    var contributors: UInt64 = 0
    for candidate in candidates {
      if let peer = candidate.path.peer { contributors |= 1 << UInt64(peer.index & 63) }
    }
    var selection = DecisionProcess.choose(among: candidates)
    let old = former?.selection?.path
    var change: RouteChange?
    if let path = selection?.path {
      if let old, old.says(path), old.announced == path.announced {
        selection?.path = old
      } else {
        let record = note(path, selection?.reason ?? .onlyPath, cause: cause, effects: &effects)
        selection?.path.cause = record
        change = RouteChange(key: key, old: old, new: selection?.path, cause: record)
      }
    } else if let old {
      let record =
        old.peer == nil
        ? cause
        : effects.note(
          BGPDetail.lost(effects.interner[old.route]), cause: cause, following: .rfc4271.routeSelection)
      change = RouteChange(key: key, old: old, new: nil, cause: record)
    }
    let entry = LocalEntry(selection: selection, contributors: contributors)
    selected.value[key] = candidates.isEmpty ? nil : entry
    return change
  }

  /// The record of a new best path; for a route of this router the reason that it was originated for is enough.
  private func note(_ path: Path, _ reason: DecisionReason, cause: RecordID, effects: inout Effects) -> RecordID {
    guard let id = path.peer else { return path.cause }
    let detail = BGPDetail.selected(effects.interner[path.route], peers[Int(id.index)].value.name, reason)
    return effects.note(detail, cause: cause, following: reason.clause)
  }

  /// All paths to a key, this router's first, then by peer.
  func candidates(for key: RouteKeyID, interner: Interner) -> [Candidate] {
    var result: [Candidate] = []
    if let path = local.value[key] { result.append(candidate(path, nil, interner)) }
    var mask = selected.value[key]?.contributors ?? 0
    var found: [Path] = []
    while mask != 0 {
      let bit = mask.trailingZeroBitCount
      mask &= mask - 1
      for index in stride(from: bit, to: peers.count, by: 64) {
        if let path = peers[index].value.received.value[key] { found.append(path) }
      }
    }
    if peers.count > 64 { found.sort { ($0.peer?.index ?? -1) < ($1.peer?.index ?? -1) } }
    for path in found { result.append(candidate(path, path.peer, interner)) }
    return result
  }

  private func candidate(_ path: Path, _ id: PeerID?, _ interner: Interner) -> Candidate {
    let value = interner[path.attributes]
    guard let id else {
      return Candidate(
        path: path, localPreference: value.attributes.localPreference ?? 100,
        identifier: configuration.identifier, peerAddress: configuration.address)
    }
    let peer = peers[Int(id.index)].value.role
    let attributes = value.attributes
    return Candidate(
      path: path, localPreference: attributes.localPreference ?? 100, pathLength: attributes.asPath?.length ?? 0,
      origin: attributes.origin ?? .incomplete,
      multiExitDiscriminator: attributes.multiExitDiscriminator ?? 0, neighbor: attributes.asPath?.neighbor,
      isExternal: peer.isExternal, interiorCost: metrics.metric(to: value.nextHop),
      identifier: attributes.originatorID ?? peer.identifier, clusterListLength: attributes.clusterList.count,
      peerAddress: peer.address)
  }

  /// Every path to a key and what became of it, for people who ask why.
  package func explain(_ key: EVPNRouteKey, _ interner: Interner) -> [(path: Path, verdict: PathVerdict)] {
    guard let id = interner.known(key) else { return [] }
    let candidates = candidates(for: id, interner: interner)
    return zip(candidates.map(\.path), DecisionProcess.verdicts(on: candidates)).map { ($0, $1) }
  }
}
