package import Wire

/// One group on one attachment circuit, as its querier sees it: the router state of RFC 3376 §6.2, with all timers.
///
/// It is told what was reported and says what is to be asked; it never sends. Who asks lowers the timers with `lower`.
package struct SourceMembership: Hashable, Sendable {
  package enum FilterMode: Hashable, Sendable { case include, exclude }

  /// INCLUDE(A) with `requested` = A, or EXCLUDE(X, Y) with `requested` = X and `blocked` = Y.
  package struct State: Hashable, Sendable {
    package internal(set) var mode = FilterMode.include
    /// When EXCLUDE ends, if nobody reports it again; `nil` in INCLUDE.
    package internal(set) var groupDeadline: Instant?
    /// Sources that somebody asked for, each with the end of its timer.
    package internal(set) var requested = SortedMap<IPAddress, Instant>()
    /// Sources whose timer has run out: nobody wants them.
    package internal(set) var blocked: Set<IPAddress> = []
    /// When the last EXCLUDE that an IGMPv1 or IGMPv2 host reported ends, and an IGMPv3 host's.
    package internal(set) var version2Deadline: Instant?
    package internal(set) var version3Deadline: Instant?

    package init() {}

    /// INCLUDE({}): no state at all.
    package var isEmpty: Bool { mode == .include && requested.isEmpty }
  }

  /// What happens to the state: a report's record or the passing of time.
  package enum Input: Sendable {
    case record(GroupRecord.Kind, Set<IPAddress>, IGMPVersion)
    /// Somebody asks: the timers of (x, G) end at this time at the latest.
    case lower(MulticastSourceGroup, until: Instant)
    /// Somebody asks again, from the start: timers of (x, G) that were to end at one time end at another.
    case move(MulticastSourceGroup, from: Instant, to: Instant)
    case timer
  }

  /// What the tables of RFC 3376 §6.4 want to be asked before something is forgotten: Q(G) and Q(G, sources).
  package struct Questions: Hashable, Sendable {
    package internal(set) var group = false
    package internal(set) var sources: Set<IPAddress> = []

    static let none = Questions()
  }

  package let group: IPAddress
  package private(set) var state = State()
  /// Until when hosts of version 1, and of version 2, are taken to be there (RFC 3376 §7.3.2).
  package private(set) var version1HostDeadline = Instant(nanoseconds: .min)
  package private(set) var version2HostDeadline = Instant(nanoseconds: .min)

  package init(group: IPAddress) {
    self.group = group
  }

  /// The version that the group's members are treated by (RFC 3376 §7.3.2).
  package func compatibility(at now: Instant) -> IGMPVersion {
    if version1HostDeadline > now { return .v1 }
    return version2HostDeadline > now ? .v2 : .v3
  }

  /// Applies an input; the questions are those that a record raises.
  package mutating func handle(_ input: Input, at now: Instant, _ settings: QuerierSettings) -> Questions {
    var questions = Questions()
    let next: State
    switch input {
    case .record(let kind, let list, let version):
      note(version, at: now, settings)
      guard let (kind, list) = compatible(kind, list, at: now) else { return questions }
      let (after, raised) = state.after(kind, list, at: now, membership: settings.groupMembershipInterval)
      next = after.reported(by: version, kind, until: now + settings.groupMembershipInterval)
      questions = raised
    case .lower(let key, let deadline):
      next = state.lowered(key.source, to: deadline)
    case .move(let key, let from, let to):
      next = state.moved(key.source, from: from, to: to)
    case .timer:
      next = state.expired(at: now)
    }
    state = next
    return questions
  }

  /// A report of an older version starts the timer for hosts of that version (RFC 3376 §7.3.2).
  private mutating func note(_ version: IGMPVersion, at now: Instant, _ settings: QuerierSettings) {
    switch version {
    case .v1: version1HostDeadline = now + settings.olderHostPresentInterval
    case .v2: version2HostDeadline = now + settings.olderHostPresentInterval
    case .v3: break
    }
  }

  /// What is left of a record while hosts of older versions are there; `nil`: it is ignored (RFC 3376 §7.3.2).
  private func compatible(
    _ kind: GroupRecord.Kind, _ list: Set<IPAddress>, at now: Instant
  ) -> (GroupRecord.Kind, Set<IPAddress>)? {
    switch (compatibility(at: now), kind) {
    case (.v3, _): (kind, list)
    case (.v2, .blockOldSources), (.v1, .blockOldSources), (.v1, .changeToInclude): nil
    case (.v2, .changeToExclude), (.v1, .changeToExclude): (kind, [])
    case (.v2, .modeIsInclude), (.v2, .modeIsExclude), (.v2, .changeToInclude), (.v2, .allowNewSources),
      (.v1, .modeIsInclude), (.v1, .modeIsExclude), (.v1, .allowNewSources):
      (kind, list)
    }
  }

  /// The earliest time at which a timer runs out.
  package var nextDeadline: Instant? {
    [state.groupDeadline, state.version2Deadline, state.version3Deadline, state.requested.values.min()]
      .compactMap(\.self).min()
  }

  /// When (x, G) ends unless somebody reports it again; `nil` when it has no timer.
  package func deadline(of key: MulticastSourceGroup) -> Instant? {
    guard let source = key.source else { return state.groupDeadline }
    return state.requested[source]
  }

  /// What the state means for forwarding (RFC 3376 §6.3), with the flags that the versions heard call for.
  ///
  /// IGMPv1 has no flag of its own: its hosts count as IGMPv2 (RFC 9251 §10 leaves it to the implementation).
  package var interest: GroupInterest {
    var interest = GroupInterest()
    switch state.mode {
    case .include:
      for source in state.requested.keys { interest.sources[source] = .version3 }
    case .exclude:
      var flags: MembershipFlags = []
      if state.version2Deadline != nil { flags.insert(.version2) }
      if state.version3Deadline != nil { flags.formUnion([.version3, .exclude]) }
      interest.anySource = flags
      for source in state.blocked.sorted() { interest.sources[source] = [.version3, .exclude] }
    }
    return interest
  }
}
