package import Wire

/// The querier's side of a circuit: general queries, specific queries, and what other queriers say.
extension CircuitMembership {
  /// The circuit comes up: the startup queries begin (RFC 3376 §6.1, §8.6, §8.7).
  package mutating func start(at now: Instant, cause: RecordID, into effects: inout Effects) -> CircuitOutput {
    var output = CircuitOutput()
    guard querier.handle(.up, at: now, settings) else { return output }
    let record = effects.note(
      MembershipDetail.becomesQuerier(on: name), cause: cause, following: .rfc9251.proxyQuerier)
    sendGeneralQuery(cause: record, &output, &effects)
    scheduleQuerier(&effects)
    return output
  }

  /// The circuit goes down: nothing that was heard on it holds any more.
  package mutating func stop(at now: Instant, cause: RecordID, into effects: inout Effects) -> CircuitOutput {
    var output = CircuitOutput()
    _ = querier.handle(.down, at: now, settings)
    effects.stop(.querier(circuit: circuit))
    for group in groups.keys {
      change(group, following: .rfc3376.groupTimers, at: now, cause, &output, &effects) { circuit, _, _ in
        circuit.groups[group] = Group(membership: SourceMembership(group: group))
      }
    }
    return output
  }

  /// The timer `.querier` has come up.
  package mutating func querierTimerExpired(at now: Instant, into effects: inout Effects) -> CircuitOutput {
    var output = CircuitOutput()
    let wasAsking = querier.asks
    if querier.handle(.timer, at: now, settings) {
      let cause =
        wasAsking
        ? RecordID.origin
        : effects.note(
          MembershipDetail.becomesQuerier(on: name), cause: nil, following: .rfc3376.querierElection)
      sendGeneralQuery(cause: cause, &output, &effects)
    }
    scheduleQuerier(&effects)
    return output
  }

  /// The timer `.membership` of a group has come up: what has run out goes, what is due is asked.
  package mutating func groupTimerExpired(
    _ group: IPAddress, at now: Instant, into effects: inout Effects
  ) -> CircuitOutput {
    var output = CircuitOutput()
    guard let entry = groups[group] else { return output }
    let cause = entry.rounds.rounds.values.first { $0.until <= now }?.cause ?? entry.causes.values.first
    change(group, following: .rfc3376.groupTimers, at: now, cause ?? .origin, &output, &effects) { circuit, _, _ in
      circuit.groups.update(group) { entry in
        _ = entry.membership.handle(.timer, at: now, circuit.settings)
        entry.rounds.endDue(at: now)
      }
    }
    sendDueQueries(of: group, at: now, &output, &effects)
    change(group, following: .rfc3376.groupTimers, at: now, cause ?? .origin, &output, &effects) { _, _, _ in }
    return output
  }

  /// Sends a query that a person or a lost PE asked for: general, or of one group.
  ///
  /// It starts no round.
  package mutating func ask(
    _ group: IPAddress?, at now: Instant, cause: RecordID, into effects: inout Effects
  ) -> CircuitOutput {
    var output = CircuitOutput()
    guard querier.isUp else { return output }
    if let group {
      send(specificQuery(MulticastSourceGroup(group: group), sources: [], suppress: false), cause, &output, &effects)
    } else {
      sendGeneralQuery(cause: cause, &output, &effects)
    }
    return output
  }

  /// Changes what the querier is set to; timers that run keep their ends.
  package mutating func set(_ settings: QuerierSettings) { self.settings = settings }

  // MARK: Other queriers

  /// A query of another router: the lower address goes on asking (RFC 3376 §6.6.2), and specific queries lower timers
  /// unless they ask not to (§6.6.1).
  ///
  /// Queries from 0.0.0.0 take no part (RFC 4541 §2.1.1).
  mutating func receive(
    _ query: IGMPQuery, from host: IPAddress, at now: Instant, cause: RecordID, into effects: inout Effects
  ) -> CircuitOutput {
    var output = CircuitOutput()
    guard !host.isUnspecified, address.isUnspecified || host < address else { return output }
    let wasAsking = querier.asks
    _ = querier.handle(.lowerQuerier, at: now, settings)
    if wasAsking {
      _ = effects.note(
        MembershipDetail.yields(to: host, on: name), cause: cause, following: .rfc3376.querierElection)
    }
    scheduleQuerier(&effects)
    guard !query.isGeneral, !query.suppressRouterProcessing else { return output }
    let deadline = now + settings.lastMemberQueryTime
    let keys =
      query.sources.isEmpty
      ? [MulticastSourceGroup(group: query.group)]
      : query.sources.sorted().map { MulticastSourceGroup(source: $0, group: query.group) }
    change(query.group, following: .rfc3376.timerUpdates, at: now, cause, &output, &effects) { circuit, _, _ in
      for key in keys where key.source == nil || circuit.groups[query.group]?.membership.deadline(of: key) != nil {
        circuit.lower(key, until: deadline, at: now)
      }
    }
    return output
  }

  private func scheduleQuerier(_ effects: inout Effects) {
    let key = TimerKey.querier(circuit: circuit)
    if let deadline = querier.nextDeadline { effects.start(key, at: deadline) } else { effects.stop(key) }
  }

  // MARK: Sending

  private mutating func sendGeneralQuery(cause: RecordID, _ output: inout CircuitOutput, _ effects: inout Effects) {
    let query = IGMPQuery(
      version: .v3, maximumResponseTenths: settings.queryResponseInterval.tenthsRoundedUp,
      robustness: UInt8(clamping: settings.robustness),
      queryIntervalSeconds: Int(settings.queryInterval.nanoseconds / 1_000_000_000))
    send(query, cause, &output, &effects)
  }

  /// Sends the specific queries that are due: one for the group, and up to two for its sources: with the S flag for those
  /// that were confirmed since the round began, and without for the others (RFC 3376 §6.6.3).
  mutating func sendDueQueries(
    of group: IPAddress?, at now: Instant, _ output: inout CircuitOutput, _ effects: inout Effects
  ) {
    guard let group, var entry = groups[group] else { return }
    let due = entry.rounds.takeDue(at: now, every: settings.lastMemberQueryInterval)
    groups[group] = entry
    guard querier.asks else { return }
    var confirmed: [(IPAddress, RecordID)] = []
    var open: [(IPAddress, RecordID)] = []
    for key in due {
      guard let round = entry.rounds[key] else { continue }
      let isConfirmed = entry.membership.deadline(of: key).map { $0 > round.until } ?? false
      switch key.source {
      case nil: send(specificQuery(key, sources: [], suppress: isConfirmed), round.cause, &output, &effects)
      case let source?:
        if isConfirmed { confirmed.append((source, round.cause)) } else { open.append((source, round.cause)) }
      }
    }
    let key = MulticastSourceGroup(group: group)
    for (list, suppress) in [(confirmed, true), (open, false)] {
      guard let first = list.first else { continue }
      send(specificQuery(key, sources: list.map(\.0), suppress: suppress), first.1, &output, &effects)
    }
  }

  private func specificQuery(_ key: MulticastSourceGroup, sources: [IPAddress], suppress: Bool) -> IGMPQuery {
    IGMPQuery(
      version: .v3, group: key.group ?? .unspecifiedV4,
      maximumResponseTenths: settings.lastMemberQueryInterval.tenthsRoundedUp, suppressRouterProcessing: suppress,
      robustness: UInt8(clamping: settings.robustness),
      queryIntervalSeconds: Int(settings.queryInterval.nanoseconds / 1_000_000_000), sources: sources)
  }

  private mutating func send(
    _ query: IGMPQuery, _ cause: RecordID, _ output: inout CircuitOutput, _ effects: inout Effects
  ) {
    let clause =
      query.isGeneral
      ? Clause.rfc3376.queryConditions
      : query.sources.isEmpty ? .rfc3376.groupSpecificQueries : .rfc3376.sourceSpecificQueries
    let record = effects.note(MembershipDetail.asks(query, on: name), cause: cause, following: clause)
    output.messages.append(OutgoingIGMP(.query(query), cause: record))
  }
}
