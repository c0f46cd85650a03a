internal import HashTreeCollections
package import Wire

extension EVPN {
  /// Derives anew whatever is dirty, until nothing is; returns what BGP shall say.
  package mutating func derive(plane: inout ForwardingPlane, into effects: inout Effects) -> [RouteRequest] {
    var requests: [RouteRequest] = []
    while let (key, cause) = dirty.popFirst() {
      switch key {
      case .segment(let index): deriveSegment(index, cause, &plane, &effects)
      case .segmentLabels(let index): programLabels(index, &plane, &effects)
      case .domain: break
      case .flood(let index): deriveFlood(index, cause, &plane, &effects)
      case .group(let index, let group): deriveGroup(index, group, cause, &plane, &effects)
      }
      say(originations(of: key, cause: cause), for: key, cause: cause, &requests, &effects)
    }
    return requests
  }

  /// The routes that follow from what is known, for one key: desired = f(configuration, local state, RIB).
  private func originations(of key: DirtyKey, cause: RecordID) -> Originations {
    var result = Originations()
    switch key {
    case .domain(let index):
      result.add(inclusiveOrigination(configuration.domains[index], cause: cause))
    case .segment(let index):
      guard segments[index].value.isUp else { return result }
      result.add(segmentOrigination(configuration.segments[index], cause: cause))
      result.add(discoveryOrigination(index, cause: cause))
    case .group(let index, let group): return groupOriginations(index, group)
    case .flood, .segmentLabels: break
    }
    return result
  }

  /// Compares what should be said with what has been said, and says the difference.
  private mutating func say(
    _ wanted: Originations, for key: DirtyKey, cause: RecordID, _ requests: inout [RouteRequest],
    _ effects: inout Effects
  ) {
    let before = said[key] ?? Originations()
    for (route, old) in before where !wanted.contains(route) {
      let id = effects.note(EVPNDetail.withdraws(old.route.words), cause: cause, following: old.clause)
      requests.append(.withdraw(route, cause: id))
    }
    for (route, new) in wanted {
      if let old = before[route], old.says(new) { continue }
      let id = effects.note(EVPNDetail.originates(new.route.words), cause: new.cause, following: new.clause)
      requests.append(.originate(new.route, new.attributes, cause: id))
    }
    said[key] = wanted.isEmpty ? nil : wanted
  }

  // MARK: Forwarding

  private func text(_ domain: Int, _ entry: ReplicationEntry) -> ReplicationText {
    ReplicationText(
      ports: entry.circuits.map { configuration.portNames[configuration.domains[domain].circuits[$0].port.index] },
      branches: entry.branches)
  }

  private mutating func deriveFlood(
    _ index: Int, _ cause: RecordID, _ plane: inout ForwardingPlane, _ effects: inout Effects
  ) {
    let all = configuration.domains[index].circuits.indices
    let state = domains[index].value
    let flood = ReplicationEntry(circuits: Array(all), branches: state.floodBranches)
    let unasked = ReplicationEntry(circuits: [], branches: state.unaskedBranches)
    if plane.domains[index].flood.entry != flood {
      let id = effects.note(
        EVPNDetail.flooding(domain: configuration.domains[index].name, text(index, flood)), cause: cause,
        following: .rfc7432.inclusiveMulticastProcedures)
      plane.program { $0.domains[index].flood = ProgrammedEntry(entry: flood, cause: id) }
      effects.forwardingChanged = true
    }
    if plane.domains[index].unasked.entry != unasked {
      plane.program { $0.domains[index].unasked = ProgrammedEntry(entry: unasked, cause: cause) }
      effects.forwardingChanged = true
    }
    for group in groups(of: index) { dirty.mark(.group(index, group), cause: cause) }
  }

  private mutating func deriveGroup(
    _ index: Int, _ group: IPAddress, _ cause: RecordID, _ plane: inout ForwardingPlane, _ effects: inout Effects
  ) {
    guard configuration.domains[index].isProxy else { return }
    let key = DirtyKey.group(index, group)
    let wanted = entries(index, group)
    for old in programmed[key] ?? [] where !wanted.contains(old) {
      note(index, old, .nobody, cause, &effects)
      plane.program { $0.domains[index][old] = nil }
    }
    for (name, entry) in wanted where plane.domains[index][name]?.entry != entry {
      let id = note(index, name, entry, cause, &effects)
      plane.program { $0.domains[index][name] = ProgrammedEntry(entry: entry, cause: id) }
    }
    programmed[key] = wanted.isEmpty ? nil : wanted.keys
  }

  @discardableResult
  private func note(
    _ index: Int, _ key: MulticastSourceGroup, _ entry: ReplicationEntry, _ cause: RecordID, _ effects: inout Effects
  ) -> RecordID {
    effects.forwardingChanged = true
    return effects.note(
      EVPNDetail.forwarding(domain: configuration.domains[index].name, key, text(index, entry)), cause: cause,
      following: .rfc9251.selectiveIngressReplication)
  }

  /// The forwarding entries of a group: (*,G), and (S,G) for every source that anybody names (RFC 9251 §8).
  ///
  /// A segment's circuit is in the entry also at a PE that is not its forwarder: it stands ready (P-7).
  private func entries(_ index: Int, _ group: IPAddress) -> SortedMap<MulticastSourceGroup, ReplicationEntry> {
    let state = domains[index].value
    let remote = state.interest(in: group)
    let local = circuits[index].map { $0.value.interest(in: group) }
    var sources = Set<IPAddress>()
    for interest in local + remote.values.map(\.interest) { sources.formUnion(interest.sources.keys) }
    var result = SortedMap<MulticastSourceGroup, ReplicationEntry>()
    guard !remote.isEmpty || local.contains(where: { !$0.isEmpty }) else { return result }
    for source in [nil] + sources.sorted() {
      let circuits = local.indices.filter { local[$0].wants(anyOr: source) }
      let receivers = remote.filter { $0.1.interest.wants(anyOr: source) }.compactMap { state.branch(to: $0.0) }
      result[MulticastSourceGroup(source: source, group: group)] = ReplicationEntry(
        circuits: Array(circuits), branches: Array(Set(receivers + state.unaskedBranches)).sorted())
    }
    return result
  }
}

extension GroupInterest {
  /// Whether packets of `source`, or with `nil` those of no source in particular, are wanted.
  package func wants(anyOr source: IPAddress?) -> Bool { source.map { wants($0) } ?? (anySource != nil) }
}

extension EVPNRoute {
  /// The route in words, without its type's number.
  var words: String { body?.description ?? description }
}
