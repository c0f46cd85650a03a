package import Wire

/// The listening side of a host: what it wants, and what it says of it in IGMPv1, v2 or v3 (RFC 1112, RFC 2236, RFC 3376).
package struct HostMember: Sendable {
  package struct Settings: Hashable, Sendable {
    /// The newest version that the host speaks.
    package var version: IGMPVersion
    package var response: QueryResponse
    /// How often a change is reported (RFC 3376 §8.1).
    package var robustness = 2

    package init(version: IGMPVersion = .v3, response: QueryResponse = .random) {
      self.version = version
      self.response = response
    }

    /// How long repetitions are put off at most: RFC 2236 §8.10 and RFC 3376 §8.11.
    static let legacyReportInterval = Interval.seconds(10)
    static let reportInterval = Interval.seconds(1)
    /// RFC 2236 §8.11.
    static let version1RouterPresent = Interval.seconds(400)
  }

  /// One group that the host listens to, or has just left.
  package struct Group: Hashable, Sendable {
    package internal(set) var sockets = SocketFilters()
    /// The version that was asked for at the join.
    package internal(set) var version: IGMPVersion?
    package internal(set) var legacy = LegacyGroupMember()
    package internal(set) var legacyCause = RecordID.origin
    package internal(set) var reporter = FilterReporter()

    package var filter: SourceFilter { sockets.merged }
    var isIdle: Bool { !filter.isListening && reporter.isIdle && legacy.state == .nonMember }
  }

  package internal(set) var settings: Settings
  package internal(set) var groups = SortedMap<IPAddress, Group>()
  /// Until when routers of version 1, and of version 2, are taken to be there.
  package internal(set) var version1RouterDeadline = Instant(nanoseconds: .min)
  package internal(set) var version2QuerierDeadline = Instant(nanoseconds: .min)
  /// The answer to a general query that is due for all groups at once (RFC 3376 §5.2).
  package internal(set) var generalAnswer: FilterReporter.Answer?
  var dice: SeededGenerator

  package init(_ settings: Settings, dice: SeededGenerator) {
    self.settings = settings
    self.dice = dice
  }

  // MARK: What it wants

  /// The host's own filter: what it wants, whatever any router believes.
  package func wants(source: IPAddress, group: IPAddress) -> Bool {
    groups[group]?.filter.wants(source) ?? false
  }

  package func filter(of group: IPAddress) -> SourceFilter { groups[group]?.filter ?? .nothing }

  package var nextDeadline: Instant? {
    let ofGroups = groups.values.flatMap { [$0.legacy.nextDeadline, $0.reporter.nextDeadline].compactMap(\.self) }
    return ([generalAnswer?.at].compactMap(\.self) + ofGroups).min()
  }

  /// The version in which the host speaks of the group: what was asked for, and no newer than the querier's.
  package func version(for group: IPAddress, at now: Instant) -> IGMPVersion {
    let own = groups[group]?.version ?? settings.version
    if version1RouterDeadline > now { return .v1 }
    return version2QuerierDeadline > now ? min(own, .v2) : own
  }

  // MARK: Commands

  /// Listens to (*, G) or (S, G).
  ///
  /// Without `silent` the host says so, also when it has said so before.
  package mutating func join(
    _ group: IPAddress, source: IPAddress? = nil, version: IGMPVersion? = nil, silent: Bool = false, at now: Instant,
    cause: RecordID
  ) -> [OutgoingIGMP] {
    set(group, version: version, silent: silent, at: now, cause) { sockets in
      if let source { sockets.singles.insert(source) } else { sockets.all = true }
    }
  }

  /// Replaces all that the host wants of the group, in one report.
  package mutating func replaceFilter(
    _ group: IPAddress, _ filter: SourceFilter, version: IGMPVersion? = nil, silent: Bool = false, at now: Instant,
    cause: RecordID
  ) -> [OutgoingIGMP] {
    set(group, version: version, silent: silent, at: now, cause) { sockets in
      sockets = SocketFilters()
      sockets.list = filter
    }
  }

  private mutating func set(
    _ group: IPAddress, version: IGMPVersion?, silent: Bool, at now: Instant, _ cause: RecordID,
    _ change: (inout SocketFilters) -> Void
  ) -> [OutgoingIGMP] {
    guard group.isMulticast else { return [] }
    var entry = groups[group] ?? Group()
    let old = entry.filter
    change(&entry.sockets)
    if let version, version != entry.version {
      entry.version = version
      // What was still to be said in the other version, nobody asks for any more.
      if version == .v3 { entry.legacy = LegacyGroupMember() } else { entry.reporter.cancel() }
    }
    groups[group] = entry
    guard entry.filter.isListening else { return announceLeave(of: group, source: nil, from: old, at: now, cause) }
    return announce(group, from: old, silent: silent, at: now, cause)
  }

  /// Stops listening to (*, G) or (S, G); what is not joined is left again.
  package mutating func leave(
    _ group: IPAddress, source: IPAddress? = nil, at now: Instant, cause: RecordID
  ) -> [OutgoingIGMP] {
    guard group.isMulticast else { return [] }
    var entry = groups[group] ?? Group()
    let old = entry.filter
    if let source {
      entry.sockets.singles.remove(source)
    } else {
      entry.sockets.all = false
      entry.sockets.list = nil
    }
    groups[group] = entry
    return announceLeave(of: group, source: source, from: old, at: now, cause)
  }

  /// Says all memberships again: the link has come back.
  package mutating func announceAll(at now: Instant, cause: RecordID) -> [OutgoingIGMP] {
    groups.keys.flatMap { group -> [OutgoingIGMP] in
      let filter = filter(of: group)
      return filter.isListening ? announce(group, from: filter, silent: false, at: now, cause) : []
    }
  }

  private mutating func announce(
    _ group: IPAddress, from old: SourceFilter, silent: Bool, at now: Instant, _ cause: RecordID
  ) -> [OutgoingIGMP] {
    let version = version(for: group, at: now)
    switch version {
    case .v1, .v2:
      let repeatAt = now + draw(upTo: Settings.legacyReportInterval)
      return legacy(group, silent ? .joinSilently : .join(repeatAt: repeatAt), version, at: now, cause)
    case .v3:
      guard !silent else { return [] }
      let times = settings.robustness
      groups.update(group) { entry in
        if entry.filter == old {
          entry.reporter.announce(old, source: nil, times: times, at: now, cause: cause)
        } else {
          entry.reporter.change(from: old, to: entry.filter, times: times, at: now, cause: cause)
        }
      }
      return sendChanges(at: now)
    }
  }

  private mutating func announceLeave(
    of group: IPAddress, source: IPAddress?, from old: SourceFilter, at now: Instant, _ cause: RecordID
  ) -> [OutgoingIGMP] {
    defer { if groups[group]?.isIdle ?? false { groups[group] = nil } }
    let version = version(for: group, at: now)
    switch version {
    case .v1, .v2:
      // RFC 2236 §3: only the last program that leaves makes the host leave.
      guard !filter(of: group).isListening else { return [] }
      return legacy(group, .leave, version, at: now, cause)
    case .v3:
      let times = settings.robustness
      groups.update(group) { entry in
        if entry.filter == old {
          entry.reporter.announce(entry.filter, source: source, times: times, at: now, cause: cause)
        } else {
          entry.reporter.change(from: old, to: entry.filter, times: times, at: now, cause: cause)
        }
      }
      return sendChanges(at: now)
    }
  }

  // MARK: Messages

  /// Feeds the machine of version 1 and 2, and puts its answer into the words of the version.
  mutating func legacy(
    _ group: IPAddress, _ input: LegacyGroupMember.Input, _ version: IGMPVersion, at now: Instant, _ cause: RecordID
  ) -> [OutgoingIGMP] {
    let action = groups.update(group) { entry in
      entry.legacyCause = cause
      return entry.legacy.handle(input, at: now)
    }
    switch (action ?? .nothing, version) {
    case (.nothing, _), (.leave, .v1): return []
    case (.report, .v1): return [OutgoingIGMP(.reportV1(group: group), cause: cause)]
    case (.report, .v2), (.report, .v3): return [OutgoingIGMP(.reportV2(group: group), cause: cause)]
    case (.leave, .v2), (.leave, .v3): return [OutgoingIGMP(.leave(group: group), cause: cause)]
    }
  }

  /// One report with all changes that are due (RFC 3376 §5.1).
  mutating func sendChanges(at now: Instant) -> [OutgoingIGMP] {
    var records: [GroupRecord] = []
    var cause: RecordID?
    for group in groups.keys where groups[group]?.reporter.changeAt.map({ $0 <= now }) ?? false {
      let next = now + draw(upTo: Settings.reportInterval)
      groups.update(group) { entry in
        cause = cause ?? entry.reporter.changeCause
        records += entry.reporter.takeChange(of: group, entry.filter, next: next)
      }
      if groups[group]?.isIdle ?? false { groups[group] = nil }
    }
    return records.isEmpty ? [] : [OutgoingIGMP(.reportV3(records), cause: cause ?? .origin)]
  }

  /// A time greater than zero and up to `longest`.
  mutating func draw(upTo longest: Interval) -> Interval {
    guard longest > .zero else { return .zero }
    return dice.interval(upTo: longest - .nanoseconds(1)) + .nanoseconds(1)
  }
}
