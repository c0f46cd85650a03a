package import Wire

/// What an Ethernet segment wants of one broadcast domain, as one of its PEs knows it (RFC 9251 §6): what this PE heard
/// on its own circuit, what the others tell by Membership Report Synch routes, and the countdowns of leaves.
///
/// It sends no routes: it says which ones should be there (`wantedJoinSynch`, `wantedLeaveSynch`), and which keys to look
/// at anew. (x, G) is wanted while this PE has members of it or any other PE says that it has.
package struct SegmentMembership: Sendable {
  /// A Membership Report Synch route of another PE.
  package struct RemoteJoin: Hashable, Sendable {
    package let flags: MembershipFlags
    package let cause: RecordID
    /// The PE was lost: what it told of is kept until then, as its hosts may still be there (RFC 9251 §6.3).
    package internal(set) var retainedUntil: Instant?
  }

  /// What is known of one group beside the circuit's own state.
  package struct Group: Hashable, Sendable {
    package internal(set) var remote = SortedMap<IPAddress, SortedMap<MulticastSourceGroup, RemoteJoin>>()
    package internal(set) var remoteLeaves = SortedMap<MulticastSourceGroup, SortedMap<IPAddress, RecordID>>()
    package internal(set) var countdowns = SortedMap<MulticastSourceGroup, LeaveCountdown>()
    package internal(set) var rechecks = SortedMap<MulticastSourceGroup, LeaveRecheck>()
    package internal(set) var causes = SortedMap<MulticastSourceGroup, RecordID>()

    var isIdle: Bool { remote.isEmpty && remoteLeaves.isEmpty && countdowns.isEmpty && rechecks.isEmpty }

    var nextDeadline: Instant? {
      let retained = remote.values.flatMap { $0.values.compactMap(\.retainedUntil) }
      return (retained + countdowns.values.map(\.until) + rechecks.values.map(\.at)).min()
    }
  }

  /// A Leave Synch route that this PE should advertise.
  package struct LeaveSynchWish: Hashable, Sendable {
    package let key: MulticastSourceGroup
    package let maximumResponseTenths: UInt8
    package let flags: MembershipFlags
    package let cause: RecordID
  }

  package internal(set) var circuit: CircuitMembership
  /// How long a route may take to the other PEs; the same on all PEs of the segment (RFC 9251 §6.2).
  package internal(set) var delta: Interval
  package internal(set) var synch: SynchMode
  package internal(set) var groups = SortedMap<IPAddress, Group>()

  package init(
    circuit: Int, name: String = "its circuit", settings: QuerierSettings, delta: Interval, synch: SynchMode = .routes,
    address: IPAddress = .unspecifiedV4
  ) {
    self.circuit = CircuitMembership(
      circuit: circuit, name: name, settings: settings, address: address,
      pruning: synch == .routes ? .bySegment : .byCircuit)
    self.delta = delta
    self.synch = synch
  }

  // MARK: What it knows

  /// What this PE's own circuit wants.
  package func localInterest(of group: IPAddress) -> GroupInterest { circuit.interest(of: group) }

  /// What the segment wants: this PE's members and the other PEs'.
  package func interest(of group: IPAddress) -> GroupInterest {
    var union = circuit.interest(of: group)
    guard synch == .routes, let entry = groups[group] else { return union }
    for joins in entry.remote.values {
      var interest = GroupInterest()
      for (key, join) in joins { interest.set(join.flags, source: key.source) }
      union = union.union(interest)
    }
    return union
  }

  package func isJoined(_ key: MulticastSourceGroup) -> Bool { flags(of: key) != nil }

  /// The union of the flags of all PEs of the segment; `nil` when nobody wants (x, G).
  package func flags(of key: MulticastSourceGroup) -> MembershipFlags? {
    key.group.flatMap { interest(of: $0).flags(source: key.source) }
  }

  /// The groups of which anything is known.
  package var knownGroups: [IPAddress] { Set(groups.keys + circuit.groups.keys).sorted() }

  /// All (x, G) that the segment wants, in order, with flags and the record that made them so.
  package var memberships: [MembershipChange] {
    knownGroups.flatMap { group in
      interest(of: group).entries(of: group).map { key, flags in
        MembershipChange(key: key, flags: flags, cause: cause(of: key) ?? .origin)
      }
    }
  }

  /// The record that made (x, G) on the segment what it is.
  package func cause(of key: MulticastSourceGroup) -> RecordID? { key.group.flatMap { groups[$0]?.causes[key] } }

  /// The flags and the cause of the Membership Report Synch route that should be there; `nil`: none (I-5).
  package func wantedJoinSynch(_ key: MulticastSourceGroup) -> MembershipChange? {
    guard synch == .routes, let group = key.group,
      let flags = circuit.interest(of: group).flags(source: key.source)
    else { return nil }
    return MembershipChange(key: key, flags: flags, cause: circuit.cause(of: key) ?? .origin)
  }

  package var wantedJoinSynchs: [MembershipChange] { synch == .routes ? circuit.memberships : [] }

  /// The Leave Synch route that should be there: while the countdown of a leave runs that this PE heard (I-6).
  package func wantedLeaveSynch(_ key: MulticastSourceGroup) -> LeaveSynchWish? {
    guard synch == .routes, let group = key.group, let countdown = groups[group]?.countdowns[key],
      countdown.origin == .heard
    else { return nil }
    return LeaveSynchWish(
      key: key, maximumResponseTenths: countdown.tenths, flags: countdown.flags, cause: countdown.cause)
  }

  package var wantedLeaveSynchs: [LeaveSynchWish] {
    groups.values.flatMap { $0.countdowns.keys.compactMap(wantedLeaveSynch) }
  }

  /// Countdowns, checks that wait, and memberships kept for a lost PE: while there are any, the network has not converged.
  package var pendingCount: Int {
    groups.values.reduce(circuit.pruning == .byCircuit ? circuit.roundCount : 0) { sum, group in
      let retained = group.remote.values.reduce(0) { $0 + $1.values.count { $0.retainedUntil != nil } }
      return sum + group.countdowns.count + group.rechecks.count + retained
    }
  }

  // MARK: Inputs from the circuit

  /// Takes a message that came in on the segment's circuit.
  package mutating func receive(
    _ message: IGMPMessage, from host: IPAddress, at now: Instant, cause: RecordID, into effects: inout Effects
  ) -> SegmentOutput {
    change(message.groups, following: .rfc9251.joinSynch, cause, &effects) { segment, output, effects in
      let heard = segment.circuit.receive(message, from: host, at: now, cause: cause, into: &effects)
      output.messages += heard.messages
      segment.forgetLeavers(message, host)
      for leave in heard.leaves { segment.hear(leave, at: now, cause, &output, &effects) }
    }
  }

  /// The circuit comes up.
  package mutating func start(at now: Instant, cause: RecordID, into effects: inout Effects) -> SegmentOutput {
    var output = SegmentOutput()
    output.messages = circuit.start(at: now, cause: cause, into: &effects).messages
    return output
  }

  /// The circuit goes down: what was heard on it is gone, and no countdown of a leave goes on here.
  package mutating func stop(at now: Instant, cause: RecordID, into effects: inout Effects) -> SegmentOutput {
    change(knownGroups, following: .rfc9251.joinSynch, cause, &effects) { segment, output, effects in
      output.messages += segment.circuit.stop(at: now, cause: cause, into: &effects).messages
      for group in segment.groups.keys {
        segment.groups.update(group) { entry in
          entry.countdowns.removeAll()
          entry.rechecks.removeAll()
        }
      }
    }
  }

  /// The timer `.querier` of the circuit has come up.
  package mutating func querierTimerExpired(at now: Instant, into effects: inout Effects) -> SegmentOutput {
    var output = SegmentOutput()
    output.messages = circuit.querierTimerExpired(at: now, into: &effects).messages
    return output
  }

  /// Sends a query that a person asked for.
  package mutating func ask(
    _ group: IPAddress?, at now: Instant, cause: RecordID, into effects: inout Effects
  ) -> SegmentOutput {
    var output = SegmentOutput()
    output.messages = circuit.ask(group, at: now, cause: cause, into: &effects).messages
    return output
  }

  // MARK: Settings

  package mutating func set(_ settings: QuerierSettings, delta: Interval) {
    circuit.set(settings)
    self.delta = delta
  }

  /// Turns synchronisation on or off.
  ///
  /// Routes of the others stay known meanwhile, but do not count.
  package mutating func set(
    _ synch: SynchMode, at now: Instant, cause: RecordID, into effects: inout Effects
  ) -> SegmentOutput {
    guard synch != self.synch else { return SegmentOutput() }
    return change(knownGroups, following: .rfc9251.joinSynch, cause, &effects) { segment, _, _ in
      segment.synch = synch
      segment.circuit.pruning = synch == .routes ? .bySegment : .byCircuit
      for group in segment.groups.keys {
        segment.groups.update(group) { entry in
          entry.countdowns.removeAll()
          entry.rechecks.removeAll()
        }
      }
    }
  }

  // MARK: Changes

  /// What routes and forwarding are derived from.
  private struct Facts {
    let local: GroupInterest
    let union: GroupInterest
    let leaves: SortedMap<MulticastSourceGroup, LeaveSynchWish>
  }

  private func facts(_ group: IPAddress) -> Facts {
    var leaves = SortedMap<MulticastSourceGroup, LeaveSynchWish>()
    for key in groups[group]?.countdowns.keys ?? [] { leaves[key] = wantedLeaveSynch(key) }
    let local = synch == .routes ? circuit.interest(of: group) : GroupInterest()
    return Facts(local: local, union: interest(of: group), leaves: leaves)
  }

  /// Runs `body`, and then tells what has become different for the groups: records, changes, dirty keys, timers.
  mutating func change(
    _ touched: [IPAddress], following clause: Clause, _ cause: RecordID, _ effects: inout Effects,
    _ body: (inout SegmentMembership, inout SegmentOutput, inout Effects) -> Void
  ) -> SegmentOutput {
    var output = SegmentOutput()
    let before = touched.map(facts)
    body(&self, &output, &effects)
    for (group, old) in zip(touched, before) {
      let new = facts(group)
      let changed = old.union.differences(to: new.union, of: group)
      for key in changed { note(key, old.union, new.union, following: clause, cause, &output, &effects) }
      var dirty = Set(changed)
      dirty.formUnion(old.local.differences(to: new.local, of: group))
      for key in old.leaves.keys + new.leaves.keys where old.leaves[key] != new.leaves[key] { dirty.insert(key) }
      output.dirty += dirty.sorted()
      schedule(group, &effects)
    }
    return output
  }

  private mutating func note(
    _ key: MulticastSourceGroup, _ old: GroupInterest, _ new: GroupInterest, following clause: Clause,
    _ cause: RecordID, _ output: inout SegmentOutput, _ effects: inout Effects
  ) {
    guard let group = key.group else { return }
    let flags = new.flags(source: key.source)
    let detail: MembershipDetail =
      if let flags {
        old.flags(source: key.source) == nil ? .segmentJoined(key, flags) : .segmentFlagsChanged(key, flags)
      } else {
        .segmentLeft(key)
      }
    let local = circuit.cause(of: key).flatMap { $0 > cause ? $0 : nil }
    let record = effects.note(detail, cause: local ?? cause, following: clause)
    groups[group, default: Group()].causes[key] = flags == nil ? nil : record
    output.changes.append(MembershipChange(key: key, flags: flags, cause: record))
  }

  /// Forgets a group of which nothing is left beside the circuit's own state.
  mutating func forgetIfIdle(_ group: IPAddress) {
    if let entry = groups[group], entry.isIdle, entry.causes.isEmpty { groups[group] = nil }
  }

  private mutating func schedule(_ group: IPAddress, _ effects: inout Effects) {
    forgetIfIdle(group)
    let key = TimerKey.membership(circuit: circuit.circuit, group: group)
    let deadlines = [groups[group]?.nextDeadline, circuit.groups[group]?.nextDeadline]
    if let deadline = deadlines.compactMap(\.self).min() {
      effects.start(key, at: deadline)
    } else {
      effects.stop(key)
    }
  }
}

extension IGMPMessage {
  /// The groups that the message is about; none of a general query.
  var groups: [IPAddress] {
    switch self {
    case .query(let query): query.isGeneral ? [] : [query.group]
    case .reportV1(let group), .reportV2(let group), .leave(let group): [group]
    case .reportV3(let records): Set(records.map(\.group)).sorted()
    }
  }
}
