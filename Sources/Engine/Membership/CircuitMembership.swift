package import Wire

/// All groups on one attachment circuit, and its querier: IGMP terminates here (RFC 9251 §4.1, §4.2).
///
/// On an ordinary circuit it forgets a group by itself when nobody answers the last-member queries. On the circuit of a
/// multihomed segment it leaves that decision to `SegmentMembership`, which also hears of the other PEs' reports.
package struct CircuitMembership: Sendable {
  /// Who decides how long a leave is checked.
  package enum Pruning: Hashable, Sendable { case byCircuit, bySegment }

  /// One group: its state, the queries under way, and why each (x, G) is as it is.
  package struct Group: Hashable, Sendable {
    package internal(set) var membership: SourceMembership
    package internal(set) var rounds = QueryRounds()
    package internal(set) var causes = SortedMap<MulticastSourceGroup, RecordID>()

    var isIdle: Bool { membership.state.isEmpty && rounds.isEmpty }

    var nextDeadline: Instant? { [membership.nextDeadline, rounds.nextDeadline].compactMap(\.self).min() }
  }

  /// The number in the timers' keys.
  package let circuit: Int
  /// What the trace calls the circuit: its port.
  package let name: String
  /// The address that queries come from; 0.0.0.0 when none is configured (RFC 4541 §2.1.1).
  package let address: IPAddress
  package internal(set) var settings: QuerierSettings
  package internal(set) var pruning: Pruning
  package internal(set) var querier = QuerierElection()
  package internal(set) var groups = SortedMap<IPAddress, Group>()

  package init(
    circuit: Int, name: String = "its circuit", settings: QuerierSettings, address: IPAddress = .unspecifiedV4,
    pruning: Pruning = .byCircuit
  ) {
    self.circuit = circuit
    self.name = name
    self.settings = settings
    self.address = address
    self.pruning = pruning
  }

  // MARK: What it knows

  package func interest(of group: IPAddress) -> GroupInterest {
    groups[group]?.membership.interest ?? GroupInterest()
  }

  /// All (x, G) that have members here, in order, with flags and the record that made them so.
  package var memberships: [MembershipChange] {
    groups.flatMap { group, state in
      state.membership.interest.entries(of: group).map { key, flags in
        MembershipChange(key: key, flags: flags, cause: state.causes[key] ?? .origin)
      }
    }
  }

  /// The record that made (x, G) what it is here.
  package func cause(of key: MulticastSourceGroup) -> RecordID? {
    key.group.flatMap { groups[$0]?.causes[key] }
  }

  /// Last-member rounds under way: while there are any, the network has not converged.
  package var roundCount: Int { groups.values.reduce(0) { $0 + $1.rounds.count } }

  // MARK: Reports

  /// Takes a message that came in on the circuit.
  ///
  /// Groups of the local network control block are none of a proxy's business (RFC 4541 §2.1.2).
  package mutating func receive(
    _ message: IGMPMessage, from host: IPAddress, at now: Instant, cause: RecordID, into effects: inout Effects
  ) -> CircuitOutput {
    guard querier.isUp else { return CircuitOutput() }
    switch message {
    case .query(let query): return receive(query, from: host, at: now, cause: cause, into: &effects)
    case .reportV1(let group):
      return apply([GroupRecord(kind: .modeIsExclude, group: group)], .v1, host, at: now, cause, into: &effects)
    case .reportV2(let group):
      return apply([GroupRecord(kind: .modeIsExclude, group: group)], .v2, host, at: now, cause, into: &effects)
    case .leave(let group):
      return apply([GroupRecord(kind: .changeToInclude, group: group)], .v2, host, at: now, cause, into: &effects)
    case .reportV3(let records):
      return apply(records, .v3, host, at: now, cause, into: &effects)
    }
  }

  /// Applies records in their order, as RFC 3376 §6.4 demands for each.
  private mutating func apply(
    _ records: [GroupRecord], _ version: IGMPVersion, _ host: IPAddress, at now: Instant, _ cause: RecordID,
    into effects: inout Effects
  ) -> CircuitOutput {
    var output = CircuitOutput()
    for record in records where record.group.isMulticast && !record.group.isLinkLocalMulticast {
      change(record.group, following: record.kind.clause, at: now, cause, &output, &effects) {
        circuit, output, effects in
        circuit.apply(record, version, host, at: now, cause, &output, &effects)
      }
    }
    return output
  }

  private mutating func apply(
    _ record: GroupRecord, _ version: IGMPVersion, _ host: IPAddress, at now: Instant, _ cause: RecordID,
    _ output: inout CircuitOutput, _ effects: inout Effects
  ) {
    let group = record.group
    let list = Set(record.sources)
    // A leave is no report of the version: it says that a host of it has gone (RFC 3376 §7.3.2 names reports only).
    let isLeaveV2 = version == .v2 && record.kind == .changeToInclude
    var entry = groups[group] ?? Group(membership: SourceMembership(group: group))
    let compatibility = entry.membership.compatibility(at: now)
    let blocked = entry.membership.state.blocked
    let questions = entry.membership.handle(
      .record(record.kind, list, isLeaveV2 ? .v3 : version), at: now, settings)
    groups[group] = entry
    switch pruning {
    case .byCircuit:
      guard querier.asks else { return }
      if !questions.sources.isEmpty {
        check(
          questions.sources.sorted().map { MulticastSourceGroup(source: $0, group: group) }, at: now, cause, &output,
          &effects)
      }
      if questions.group { check([MulticastSourceGroup(group: group)], at: now, cause, &output, &effects) }
    case .bySegment:
      // RFC 9251 §6.2: whether or not this PE has state, as the host's report may have gone to another one.
      var sources = questions.sources
      if record.kind == .blockOldSources, compatibility == .v3 { sources.formUnion(list.subtracting(blocked)) }
      var keys = sources.sorted().map { MulticastSourceGroup(source: $0, group: group) }
      if record.kind == .changeToInclude, compatibility > .v1 { keys.append(MulticastSourceGroup(group: group)) }
      output.leaves += keys.map { HeardLeave(key: $0, version: version, host: host) }
    }
  }

  /// A leave on an ordinary circuit: a round begins unless one is checking the same already (I-4).
  private mutating func check(
    _ keys: [MulticastSourceGroup], at now: Instant, _ cause: RecordID, _ output: inout CircuitOutput,
    _ effects: inout Effects
  ) {
    for key in keys {
      guard let group = key.group, let entry = groups[group] else { continue }
      if let round = entry.rounds[key], let deadline = entry.membership.deadline(of: key), deadline <= round.until {
        _ = effects.note(MembershipDetail.leaveIgnored(key, on: name), cause: cause)
        continue
      }
      begin(key, until: now + settings.lastMemberQueryTime, at: now, cause, &effects)
    }
    sendDueQueries(of: keys.first?.group, at: now, &output, &effects)
  }

  // MARK: Rounds

  /// Lowers the timers of (x, G) to `deadline` and begins the queries; they go out with `sendDueQueries`.
  mutating func begin(
    _ key: MulticastSourceGroup, until deadline: Instant, at now: Instant, _ cause: RecordID, _ effects: inout Effects
  ) {
    guard let group = key.group else { return }
    let clause = key.source == nil ? Clause.rfc3376.groupSpecificQueries : Clause.rfc3376.sourceSpecificQueries
    let record = effects.note(
      MembershipDetail.checks(key, until: deadline, on: name), cause: cause, following: clause)
    var entry = groups[group] ?? Group(membership: SourceMembership(group: group))
    _ = entry.membership.handle(.lower(key, until: deadline), at: now, settings)
    entry.rounds.begin(key, count: settings.lastMemberQueryCount, until: deadline, at: now, cause: record)
    groups[group] = entry
  }

  /// Lowers the timers of (x, G) without a query: another router asks.
  mutating func lower(_ key: MulticastSourceGroup, until deadline: Instant, at now: Instant) {
    guard let group = key.group else { return }
    groups.update(group) { _ = $0.membership.handle(.lower(key, until: deadline), at: now, settings) }
  }

  /// Puts timers of (x, G) that end at `from` to `to`: the question is asked anew.
  mutating func move(_ key: MulticastSourceGroup, from: Instant, to: Instant, at now: Instant) {
    guard let group = key.group else { return }
    groups.update(group) { _ = $0.membership.handle(.move(key, from: from, to: to), at: now, settings) }
  }

  // MARK: Changes

  /// Runs `body`, and then tells what has become different for the group: records, changes, timer.
  mutating func change(
    _ group: IPAddress, following clause: Clause, at now: Instant, _ cause: RecordID, _ output: inout CircuitOutput,
    _ effects: inout Effects,
    _ body: (inout CircuitMembership, inout CircuitOutput, inout Effects) -> Void
  ) {
    let before = interest(of: group)
    body(&self, &output, &effects)
    let after = interest(of: group)
    for key in before.differences(to: after, of: group) {
      let old = before.flags(source: key.source)
      let flags = after.flags(source: key.source)
      let detail = detail(key, from: old, to: flags)
      let record = effects.note(detail, cause: cause, following: clause)
      groups.update(group) { $0.causes[key] = flags == nil ? nil : record }
      output.changes.append(MembershipChange(key: key, flags: flags, cause: record))
    }
    schedule(group, &effects)
  }

  private func detail(
    _ key: MulticastSourceGroup, from old: MembershipFlags?, to flags: MembershipFlags?
  ) -> MembershipDetail {
    guard let flags else { return .left(key, on: name) }
    return old == nil ? .joined(key, flags, on: name) : .flagsChanged(key, flags, on: name)
  }

  /// Forgets a group of which nothing is left; of a segment's circuit the segment keeps the timer.
  private mutating func schedule(_ group: IPAddress, _ effects: inout Effects) {
    guard let entry = groups[group] else { return }
    if entry.isIdle { groups[group] = nil }
    guard pruning == .byCircuit else { return }
    let key = TimerKey.membership(circuit: circuit, group: group)
    if let deadline = groups[group]?.nextDeadline {
      effects.start(key, at: deadline)
    } else {
      effects.stop(key)
    }
  }
}

extension GroupRecord.Kind {
  /// The table that the kind stands in.
  var clause: Clause {
    switch self {
    case .modeIsInclude, .modeIsExclude: .rfc3376.currentStateRecords
    case .changeToInclude, .changeToExclude, .allowNewSources, .blockOldSources: .rfc3376.changeRecords
    }
  }
}
