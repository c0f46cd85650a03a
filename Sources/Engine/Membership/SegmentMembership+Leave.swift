package import Wire

/// Leaves on a segment: the last-member race of PEs that each hear a part (RFC 9251 §6.2).
extension SegmentMembership {
  /// A leave came in on this PE's circuit, whether or not (x, G) is known here.
  mutating func hear(
    _ leave: HeardLeave, at now: Instant, _ cause: RecordID, _ output: inout SegmentOutput, _ effects: inout Effects
  ) {
    guard let group = leave.key.group else { return }
    guard groups[group]?.countdowns[leave.key] != nil else {
      begin(leave.key, flags: leave.flags, at: now, cause, &output, &effects)
      guard leave.version == .v3 else { return }
      groups.update(group) { entry in entry.countdowns.update(leave.key) { $0.leavers = [leave.host] } }
      return
    }
    // RFC 9251 §6.2: a leave while the timer runs is ignored. It may be the leave of a host whose report has just
    // confirmed the membership; so it is remembered, and checked when the countdown is over.
    _ = effects.note(
      MembershipDetail.leaveIgnored(leave.key, on: circuit.name), cause: cause, following: .rfc9251.leaveSynch)
    groups.update(group) { entry in
      entry.countdowns.update(leave.key) { countdown in
        if leave.version == .v3, !countdown.leavers.insert(leave.host).inserted { return }
        countdown.hasIgnoredLeave = true
      }
    }
  }

  /// A host that reports is no leaver any more: its next leave says something new.
  mutating func forgetLeavers(_ message: IGMPMessage, _ host: IPAddress) {
    guard case .reportV3(let records) = message else { return }
    for record in records {
      switch record.kind {
      case .changeToInclude, .blockOldSources: continue
      case .modeIsInclude, .modeIsExclude, .changeToExclude, .allowNewSources:
        groups.update(record.group) { entry in
          for key in entry.countdowns.keys { entry.countdowns.update(key) { _ = $0.leavers.remove(host) } }
        }
      }
    }
  }

  /// Begins a countdown of this PE's own: queries on the circuit, and a Leave Synch route for as long as it runs.
  mutating func begin(
    _ key: MulticastSourceGroup, flags: MembershipFlags, at now: Instant, _ cause: RecordID,
    _ output: inout SegmentOutput, _ effects: inout Effects
  ) {
    guard let group = key.group else { return }
    let time = responseTime
    let until = now + time.interval
    let record = effects.note(
      MembershipDetail.countsDown(key, until: until, originator: nil), cause: cause, following: .rfc9251.leaveSynch)
    groups[group, default: Group()].rechecks[key] = nil
    groups[group, default: Group()].countdowns[key] = LeaveCountdown(
      origin: .heard, until: until, tenths: time.tenths, flags: flags, cause: record)
    var asked = CircuitOutput()
    circuit.begin(key, until: until, at: now, record, &effects)
    circuit.sendDueQueries(of: group, at: now, &asked, &effects)
    output.messages += asked.messages
  }

  /// Last member query time and delta.
  ///
  /// It travels in tenths of a second and is rounded up to these; the largest that the
  /// octet can say goes out when it is longer.
  private var responseTime: (interval: Interval, tenths: UInt8) {
    let tenths = (circuit.settings.lastMemberQueryTime + delta).tenthsRoundedUp
    return (.tenths(tenths), UInt8(clamping: tenths))
  }

  /// A Leave Synch route of another PE arrives: this PE counts down too, with the time received, and asks nobody
  /// (RFC 9251 §6.2.1).
  ///
  /// A route that is there already is no new leave. One that was announced before now, and is back because its next hop is,
  /// tells of a round that this PE has missed a part of: its silence proves nothing, so this PE asks itself.
  package mutating func receiveLeaveSynch(
    _ key: MulticastSourceGroup, from originator: IPAddress, maximumResponseTenths: UInt8, flags: MembershipFlags,
    announced: Instant? = nil, at now: Instant, cause: RecordID, into effects: inout Effects
  ) -> SegmentOutput {
    guard let group = key.group else { return SegmentOutput() }
    return change([group], following: .rfc9251.leaveSynch, cause, &effects) { segment, output, effects in
      let isNew = segment.groups[group]?.remoteLeaves[key]?[originator] == nil
      segment.groups[group, default: Group()].remoteLeaves[key, default: .init()][originator] = cause
      guard isNew, segment.synch == .routes, segment.circuit.querier.isUp, segment.heedsLeaves(of: group, at: now),
        segment.concerns(key)
      else { return }
      if let announced, announced < now {
        guard segment.isJoined(key) else { return }
        segment.begin(key, flags: flags, at: now, cause, &output, &effects)
      } else {
        segment.follow(
          originator, key, for: maximumResponseTenths, flags: flags, at: now, cause, &effects)
      }
    }
  }

  /// Begins a countdown while another PE asks.
  private mutating func follow(
    _ originator: IPAddress, _ key: MulticastSourceGroup, for tenths: UInt8, flags: MembershipFlags, at now: Instant,
    _ cause: RecordID, _ effects: inout Effects
  ) {
    guard let group = key.group else { return }
    let until = now + .tenths(Int(tenths))
    let record = effects.note(
      MembershipDetail.countsDown(key, until: until, originator: originator), cause: cause,
      following: .rfc9251.remoteLeaveSynch)
    var countdown = LeaveCountdown(
      origin: .received(from: originator), until: until, tenths: tenths, flags: flags, cause: record)
    countdown.doubtful = recentReport(of: key, at: now)
    groups[group, default: Group()].rechecks[key] = nil
    groups[group, default: Group()].countdowns[key] = countdown
    if countdown.doubtful == nil { circuit.lower(key, until: until, at: now) }
  }

  /// Whether another PE's leave begins a countdown here.
  ///
  /// RFC 9251 §6.2.2: not while one runs; what nobody has confirmed ends with that. But a report that came here meanwhile may
  /// be older than the leave: it is checked again, at once, or after this PE's own round.
  private mutating func concerns(_ key: MulticastSourceGroup) -> Bool {
    guard let group = key.group, let countdown = groups[group]?.countdowns[key] else { return true }
    guard let end = localDeadline(of: key), end > countdown.until else { return false }
    guard countdown.origin == .heard else { return true }
    groups.update(group) { entry in entry.countdowns.update(key) { $0.hasIgnoredLeave = true } }
    return false
  }

  /// When (x, G) ends on this PE's circuit unless it is reported again; a source without a timer ends with EXCLUDE.
  private func localDeadline(of key: MulticastSourceGroup) -> Instant? {
    guard let group = key.group, let membership = circuit.groups[group]?.membership else { return nil }
    return membership.deadline(of: key) ?? membership.state.groupDeadline
  }

  /// While version 1 hosts are there, leaves mean nothing (RFC 3376 §7.3.2).
  private func heedsLeaves(of group: IPAddress, at now: Instant) -> Bool {
    circuit.groups[group].map { $0.membership.compatibility(at: now) > .v1 } ?? true
  }

  /// The end of the local timer of (x, G) if its last report came within `delta`: that report may be an answer to the
  /// other PE's query that was faster than the Leave Synch route.
  private func recentReport(of key: MulticastSourceGroup, at now: Instant) -> Instant? {
    guard let end = localDeadline(of: key), end - circuit.settings.groupMembershipInterval >= now - delta else {
      return nil
    }
    return end
  }

  /// The Leave Synch route of another PE is withdrawn; this PE's countdown goes on to its own end.
  ///
  /// The other PE withdraws the route when its time is over, so that end is at most `delta` away. Is it farther, the
  /// route came late, and answers may have come before it; or the other PE gave up, and nobody asks. Then this PE does.
  package mutating func withdrawLeaveSynch(
    _ key: MulticastSourceGroup, from originator: IPAddress, at now: Instant, cause: RecordID,
    into effects: inout Effects
  ) -> SegmentOutput {
    guard let group = key.group else { return SegmentOutput() }
    return change([group], following: .rfc9251.leaveSynch, cause, &effects) { segment, output, effects in
      segment.forgetLeave(key, of: originator)
      guard let countdown = segment.groups[group]?.countdowns[key], countdown.until - now > segment.delta else {
        return
      }
      segment.takeOver(key, from: originator, at: now, cause, &output, &effects)
    }
  }

  mutating func forgetLeave(_ key: MulticastSourceGroup, of originator: IPAddress) {
    guard let group = key.group else { return }
    groups.update(group) { entry in
      entry.remoteLeaves.update(key) { $0[originator] = nil }
      if entry.remoteLeaves[key]?.isEmpty ?? false { entry.remoteLeaves[key] = nil }
    }
  }

  /// Begins a countdown again that another PE began, and asks: that PE does not, or did too early.
  mutating func takeOver(
    _ key: MulticastSourceGroup, from originator: IPAddress, at now: Instant, _ cause: RecordID,
    _ output: inout SegmentOutput, _ effects: inout Effects
  ) {
    guard let group = key.group, circuit.querier.isUp, let countdown = groups[group]?.countdowns[key],
      countdown.origin == .received(from: originator)
    else { return }
    begin(key, flags: countdown.flags, at: now, cause, &output, &effects)
    guard let until = groups[group]?.countdowns[key]?.until else { return }
    circuit.move(key, from: countdown.until, to: until, at: now)
  }

  // MARK: Time

  /// The timer `.membership` of a group has come up: local timers first, then what was waiting for them.
  package mutating func groupTimerExpired(
    _ group: IPAddress, at now: Instant, into effects: inout Effects
  ) -> SegmentOutput {
    let cause = groups[group]?.countdowns.values.first { $0.until <= now }?.cause ?? groups[group]?.causes.values.first
    return change([group], following: .rfc9251.leaveSynch, cause ?? .origin, &effects) { segment, output, effects in
      output.messages += segment.circuit.groupTimerExpired(group, at: now, into: &effects).messages
      segment.endRetention(of: group, at: now, &effects)
      for key in segment.groups[group]?.countdowns.keys ?? [] {
        segment.endCountdown(key, at: now, &output, &effects)
      }
      for key in segment.groups[group]?.rechecks.keys ?? [] { segment.recheck(key, at: now, &output, &effects) }
    }
  }

  private mutating func endCountdown(
    _ key: MulticastSourceGroup, at now: Instant, _ output: inout SegmentOutput, _ effects: inout Effects
  ) {
    guard let group = key.group, let countdown = groups[group]?.countdowns[key], countdown.until <= now else { return }
    let record = effects.note(
      MembershipDetail.countdownOver(key, isJoined: isJoined(key)), cause: countdown.cause,
      following: .rfc9251.leaveSynch)
    groups.update(group) { $0.countdowns[key] = nil }
    if let doubtful = countdown.doubtful, localDeadline(of: key) == doubtful {
      // Nothing more was reported here: only asking can tell whether that host is still there.
      begin(key, flags: countdown.flags, at: now, record, &output, &effects)
    } else if countdown.hasIgnoredLeave {
      // The other PEs end up to delta later, and their withdrawals take up to delta.
      groups.update(group) { entry in
        entry.rechecks[key] = LeaveRecheck(at: now + delta * 2, flags: countdown.flags, cause: record)
      }
    }
  }

  private mutating func recheck(
    _ key: MulticastSourceGroup, at now: Instant, _ output: inout SegmentOutput, _ effects: inout Effects
  ) {
    guard let group = key.group, let recheck = groups[group]?.rechecks[key], recheck.at <= now else { return }
    groups.update(group) { $0.rechecks[key] = nil }
    guard isJoined(key) else { return }
    begin(key, flags: recheck.flags, at: now, recheck.cause, &output, &effects)
  }
}

extension HeardLeave {
  /// The flags of a Leave Synch route for it: the version that left, and EXCLUDE for any source (RFC 9251 §9.3).
  var flags: MembershipFlags {
    switch version {
    case .v1, .v2: .version2
    case .v3: key.source == nil ? [.version3, .exclude] : .version3
    }
  }
}
