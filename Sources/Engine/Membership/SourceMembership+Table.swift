import Wire

/// The tables of RFC 3376 §6.4, row by row, and what timers do to the state (§6.2, §6.5).
extension SourceMembership.State {
  typealias Kind = GroupRecord.Kind

  /// The new state and what is to be asked; A, B, X and Y are the letters of the tables.
  func after(
    _ kind: Kind, _ list: Set<IPAddress>, at now: Instant, membership: Interval
  ) -> (SourceMembership.State, SourceMembership.Questions) {
    let until = now + membership
    let x = Set(requested.keys)
    switch (mode, kind) {
    case (.include, .modeIsInclude), (.include, .allowNewSources):
      return (requesting(list, until), .none)
    case (.include, .modeIsExclude):
      return (excluding(list, until), .none)
    case (.include, .blockOldSources):
      return (self, .init(group: false, sources: x.intersection(list)))
    case (.include, .changeToExclude):
      return (excluding(list, until), .init(group: false, sources: x.intersection(list)))
    case (.include, .changeToInclude):
      return (requesting(list, until), .init(group: false, sources: x.subtracting(list)))
    case (.exclude, .modeIsInclude), (.exclude, .allowNewSources):
      return (requesting(list, until), .none)
    case (.exclude, .modeIsExclude):
      return (replacing(list, newcomers: until, until), .none)
    case (.exclude, .blockOldSources):
      let newcomers = list.subtracting(x).subtracting(blocked)
      return (requesting(newcomers, groupDeadline ?? until), .init(group: false, sources: list.subtracting(blocked)))
    case (.exclude, .changeToExclude):
      return (
        replacing(list, newcomers: groupDeadline ?? until, until),
        .init(group: false, sources: list.subtracting(blocked))
      )
    case (.exclude, .changeToInclude):
      return (requesting(list, until), .init(group: true, sources: x.subtracting(list)))
    }
  }

  /// (A) = time: the sources are wanted, whatever they were.
  private func requesting(_ list: Set<IPAddress>, _ time: Instant) -> Self {
    var next = self
    for source in list { next.requested[source] = time }
    next.blocked.subtract(list)
    return next
  }

  /// INCLUDE(A) to EXCLUDE(A*B, B-A): (B-A) = 0, delete (A-B), group timer.
  private func excluding(_ list: Set<IPAddress>, _ time: Instant) -> Self {
    var next = self
    next.mode = .exclude
    for source in requested.keys where !list.contains(source) { next.requested[source] = nil }
    next.blocked = list.subtracting(requested.keys)
    next.groupDeadline = time
    return next
  }

  /// EXCLUDE(X, Y) to EXCLUDE(A-Y, Y*A): (A-X-Y) = time of newcomers, delete (X-A) and (Y-A), group timer.
  private func replacing(_ list: Set<IPAddress>, newcomers: Instant, _ time: Instant) -> Self {
    var next = self
    next.requested.removeAll()
    for source in list.subtracting(blocked) { next.requested[source] = requested[source] ?? newcomers }
    next.blocked = blocked.intersection(list)
    next.groupDeadline = time
    return next
  }

  /// Remembers which version wants all sources: EXCLUDE is what (*, G) routes tell of (RFC 9251 §9.1).
  func reported(by version: IGMPVersion, _ kind: Kind, until time: Instant) -> Self {
    guard kind == .modeIsExclude || kind == .changeToExclude else { return self }
    var next = self
    switch version {
    case .v1, .v2: next.version2Deadline = time
    case .v3: next.version3Deadline = time
    }
    return next
  }

  /// Lowers the timer of the group, or of one source, to `deadline`: the answer must come before that (§6.6.1).
  ///
  /// A source that EXCLUDE does not know yet gets a timer, so that it will be blocked unless somebody wants it.
  func lowered(_ source: IPAddress?, to deadline: Instant) -> Self {
    var next = self
    switch (mode, source) {
    case (.exclude, nil):
      next.groupDeadline = groupDeadline.map { min($0, deadline) }
      next.version2Deadline = version2Deadline.map { min($0, deadline) }
      next.version3Deadline = version3Deadline.map { min($0, deadline) }
    case (.include, nil):
      break
    case (.include, let source?):
      if let time = requested[source] { next.requested[source] = min(time, deadline) }
    case (.exclude, let source?):
      if !blocked.contains(source) { next.requested[source] = min(requested[source] ?? deadline, deadline) }
    }
    return next
  }

  /// Puts timers of the group, or of one source, that end at `from` to `to`.
  func moved(_ source: IPAddress?, from: Instant, to: Instant) -> Self {
    var next = self
    guard let source else {
      if groupDeadline == from { next.groupDeadline = to }
      if version2Deadline == from { next.version2Deadline = to }
      if version3Deadline == from { next.version3Deadline = to }
      return next
    }
    if requested[source] == from { next.requested[source] = to }
    return next
  }

  /// What timers that have run out do: sources go, or are blocked (§6.2.3); the group goes back to INCLUDE (§6.5).
  func expired(at now: Instant) -> Self {
    var next = self
    for (source, time) in requested where time <= now {
      next.requested[source] = nil
      if mode == .exclude { next.blocked.insert(source) }
    }
    if let time = version2Deadline, time <= now { next.version2Deadline = nil }
    if let time = version3Deadline, time <= now { next.version3Deadline = nil }
    if let time = groupDeadline, time <= now {
      next.mode = .include
      next.groupDeadline = nil
      next.blocked = []
      next.version2Deadline = nil
      next.version3Deadline = nil
    }
    return next
  }
}
