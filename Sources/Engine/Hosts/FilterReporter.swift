package import Wire

/// What an IGMPv3 host still has to say of one group: changes, each several times (RFC 3376 §5.1), and an answer (§5.2).
package struct FilterReporter: Hashable, Sendable {
  /// An answer to a query of the group; of these sources, or of all when there is no list.
  package struct Answer: Hashable, Sendable {
    package let at: Instant
    package let sources: Set<IPAddress>
    package let cause: RecordID
  }

  /// How often the filter mode, and each source, is still to be reported.
  private var modeLeft = 0
  private var sourcesLeft = SortedMap<IPAddress, Int>()
  /// When the next repetition is due, and what made the change.
  package private(set) var changeAt: Instant?
  package private(set) var changeCause = RecordID.origin
  package private(set) var answer: Answer?

  package init() {}

  package var isIdle: Bool { changeAt == nil && answer == nil }
  package var nextDeadline: Instant? { [changeAt, answer?.at].compactMap(\.self).min() }

  // MARK: Changes

  /// The filter changes; reports are due from now on, `times` in all.
  ///
  /// Changes that were still pending are merged (§5.1).
  package mutating func change(
    from old: SourceFilter, to new: SourceFilter, times: Int, at now: Instant, cause: RecordID
  ) {
    if old.mode != new.mode {
      modeLeft = times
      sourcesLeft.removeAll()
    } else {
      for source in old.sources.symmetricDifference(new.sources).sorted() { sourcesLeft[source] = times }
    }
    (changeAt, changeCause) = (now, cause)
  }

  /// Says again what was said before: the filter as it is, or that a source is no longer wanted.
  package mutating func announce(
    _ filter: SourceFilter, source: IPAddress?, times: Int, at now: Instant, cause: RecordID
  ) {
    if let source {
      sourcesLeft[source] = times
    } else if filter.mode == .include, filter.isListening {
      for source in filter.sources { sourcesLeft[source] = times }
    } else {
      modeLeft = times
    }
    (changeAt, changeCause) = (now, cause)
  }

  /// The records of the change report that is due; the next one comes at `next` if anything is left to say.
  package mutating func takeChange(of group: IPAddress, _ filter: SourceFilter, next: Instant) -> [GroupRecord] {
    var records: [GroupRecord] = []
    if modeLeft > 0 {
      modeLeft -= 1
      let kind: GroupRecord.Kind = filter.mode == .include ? .changeToInclude : .changeToExclude
      records.append(GroupRecord(kind: kind, group: group, sources: filter.sources.sorted()))
    } else {
      let pending = sourcesLeft.keys
      let allowed = pending.filter(filter.wants)
      let blocked = pending.filter { !filter.wants($0) }
      if !allowed.isEmpty { records.append(GroupRecord(kind: .allowNewSources, group: group, sources: allowed)) }
      if !blocked.isEmpty { records.append(GroupRecord(kind: .blockOldSources, group: group, sources: blocked)) }
    }
    for source in sourcesLeft.keys {
      let left = (sourcesLeft[source] ?? 0) - 1
      sourcesLeft[source] = left > 0 ? left : nil
    }
    changeAt = modeLeft > 0 || !sourcesLeft.isEmpty ? next : nil
    return records
  }

  /// Forgets what was to be said: an older querier would not understand it (§7.2.1).
  package mutating func cancel() { self = FilterReporter() }

  // MARK: Answers

  /// A query of the group, or of sources of it: rules 3 to 5 of §5.2.
  package mutating func ask(_ sources: Set<IPAddress>, answerAt: Instant, cause: RecordID) {
    guard let pending = answer else {
      answer = Answer(at: answerAt, sources: sources, cause: cause)
      return
    }
    let isWhole = sources.isEmpty || pending.sources.isEmpty
    answer = Answer(
      at: min(pending.at, answerAt), sources: isWhole ? [] : pending.sources.union(sources), cause: cause)
  }

  /// The record of the answer that is due; `nil` when there is nothing to say.
  package mutating func takeAnswer(of group: IPAddress, _ filter: SourceFilter) -> GroupRecord? {
    defer { answer = nil }
    guard let answer, !answer.sources.isEmpty else { return filter.currentState(of: group) }
    let wanted = answer.sources.filter(filter.wants).sorted()
    return wanted.isEmpty ? nil : GroupRecord(kind: .modeIsInclude, group: group, sources: wanted)
  }
}

extension SourceFilter {
  /// The current-state record; `nil` when the host does not listen.
  func currentState(of group: IPAddress) -> GroupRecord? {
    guard isListening else { return nil }
    let kind: GroupRecord.Kind = mode == .include ? .modeIsInclude : .modeIsExclude
    return GroupRecord(kind: kind, group: group, sources: sources.sorted())
  }
}
