package import Wire

/// What a host does when it hears queries and other hosts' reports, and when its timers end.
extension HostMember {
  /// Takes a message that came in on the host's link.
  package mutating func heard(_ message: IGMPMessage, at now: Instant, cause: RecordID) -> [OutgoingIGMP] {
    switch message {
    case .query(let query):
      note(query, at: now)
      return answer(query, at: now, cause)
    case .reportV1(let group), .reportV2(let group):
      // RFC 2236 §3: another member has answered, so this one need not. Version 3 hosts always answer (RFC 3376 §5.2).
      guard groups.contains(group), version(for: group, at: now) < .v3 else { return [] }
      return legacy(group, .reportHeard, version(for: group, at: now), at: now, cause)
    case .leave, .reportV3:
      return []
    }
  }

  /// Changes how the host answers from now on.
  package mutating func set(response: QueryResponse) { settings.response = response }

  package mutating func set(version: IGMPVersion) { settings.version = version }

  /// A query of an older version makes the host speak that version for a while (RFC 2236 §4, RFC 3376 §7.2.1).
  private mutating func note(_ query: IGMPQuery, at now: Instant) {
    switch query.version {
    case .v1: version1RouterDeadline = now + Settings.version1RouterPresent
    case .v2:
      version2QuerierDeadline =
        now + QuerierSettings().queryInterval * settings.robustness + .tenths(query.maximumResponseTenths)
    case .v3: return
    }
    for group in groups.keys where version(for: group, at: now) < .v3 {
      groups.update(group) { $0.reporter.cancel() }
      adopt(group, at: now)
    }
    generalAnswer = nil
  }

  /// A group that was spoken of in version 3 is a member of the old kind from now on.
  private mutating func adopt(_ group: IPAddress, at now: Instant) {
    guard filter(of: group).isListening, groups[group]?.legacy.state == .nonMember else { return }
    groups.update(group) { _ = $0.legacy.handle(.joinSilently, at: now) }
  }

  private mutating func answer(_ query: IGMPQuery, at now: Instant, _ cause: RecordID) -> [OutgoingIGMP] {
    let maximum = Interval.tenths(query.maximumResponseTenths)
    var messages: [OutgoingIGMP] = []
    var asksVersion3 = false
    for group in groups.keys where filter(of: group).isListening {
      let version = version(for: group, at: now)
      // A version 1 host does not read the group of a query, nor the time in it (RFC 1112 Appendix I).
      guard query.isGeneral || query.group == group || version == .v1 else { continue }
      switch version {
      case .v1:
        let longest = Interval.tenths(IGMPQuery.version1ResponseTenths)
        let at = answerTime(longest, at: now)
        messages += legacy(group, .query(maximum: longest, answerAt: at), version, at: now, cause)
      case .v2:
        let at = answerTime(maximum, at: now)
        messages += legacy(group, .query(maximum: maximum, answerAt: at), version, at: now, cause)
      case .v3: asksVersion3 = true
      }
    }
    if asksVersion3 { schedule(query, maximum, at: now, cause) }
    return messages + timerExpired(at: now)
  }

  /// Rules 1 to 5 of RFC 3376 §5.2.
  private mutating func schedule(_ query: IGMPQuery, _ maximum: Interval, at now: Instant, _ cause: RecordID) {
    guard let at = answerTime(maximum, at: now) else { return }
    if let pending = generalAnswer, pending.at <= at { return }
    if query.isGeneral {
      generalAnswer = FilterReporter.Answer(at: at, sources: [], cause: cause)
    } else {
      groups.update(query.group) { $0.reporter.ask(Set(query.sources), answerAt: at, cause: cause) }
    }
  }

  /// When the host answers a query that it hears now; `nil`: never.
  private mutating func answerTime(_ maximum: Interval, at now: Instant) -> Instant? {
    switch settings.response {
    case .random: now + draw(upTo: maximum)
    case .none: nil
    case .after(let delay): now + delay
    }
  }

  // MARK: Time

  /// The host's timer has come up: everything that is due is said.
  package mutating func timerExpired(at now: Instant) -> [OutgoingIGMP] {
    var messages = sendChanges(at: now)
    for group in groups.keys {
      guard let due = groups[group]?.legacy.nextDeadline, due <= now else { continue }
      let version = version(for: group, at: now)
      let cause = groups[group]?.legacyCause ?? .origin
      messages += legacy(group, .timer, min(version, .v2), at: now, cause)
    }
    return messages + sendAnswers(at: now)
  }

  private mutating func sendAnswers(at now: Instant) -> [OutgoingIGMP] {
    var records: [GroupRecord] = []
    var cause: RecordID?
    let isGeneral = generalAnswer.map { $0.at <= now } ?? false
    if isGeneral {
      cause = generalAnswer?.cause
      generalAnswer = nil
    }
    for group in groups.keys {
      let isVersion3 = version(for: group, at: now) == .v3
      groups.update(group) { entry in
        guard isVersion3 else { return entry.reporter.cancel() }
        let isDue = entry.reporter.answer.map { $0.at <= now } ?? false
        if isDue { cause = cause ?? entry.reporter.answer?.cause }
        let specific = isDue ? entry.reporter.takeAnswer(of: group, entry.filter) : nil
        if let record = isGeneral ? entry.filter.currentState(of: group) : specific { records.append(record) }
      }
    }
    return records.isEmpty ? [] : [OutgoingIGMP(.reportV3(records), cause: cause ?? .origin)]
  }
}
