package import Wire

/// What the other PEs of a segment tell of their joins, and what is done when one is lost (RFC 9251 §6.1, §6.3).
extension SegmentMembership {
  /// A Membership Report Synch route of another PE arrives or changes.
  package mutating func receiveJoinSynch(
    _ key: MulticastSourceGroup, from originator: IPAddress, flags: MembershipFlags, at now: Instant,
    cause: RecordID, into effects: inout Effects
  ) -> SegmentOutput {
    guard let group = key.group else { return SegmentOutput() }
    return change([group], following: .rfc9251.joinSynch, cause, &effects) { segment, _, _ in
      segment.groups[group, default: Group()].remote[originator, default: .init()][key] = RemoteJoin(
        flags: flags, cause: cause)
    }
  }

  /// A Membership Report Synch route is withdrawn.
  ///
  /// What is kept for a lost PE stays until its time is over.
  package mutating func withdrawJoinSynch(
    _ key: MulticastSourceGroup, from originator: IPAddress, at now: Instant, cause: RecordID,
    into effects: inout Effects
  ) -> SegmentOutput {
    guard let group = key.group, let join = groups[group]?.remote[originator]?[key], join.retainedUntil == nil else {
      return SegmentOutput()
    }
    return change([group], following: .rfc9251.joinSynch, cause, &effects) { segment, _, _ in
      segment.forget(key, of: originator)
    }
  }

  private mutating func forget(_ key: MulticastSourceGroup, of originator: IPAddress) {
    guard let group = key.group else { return }
    groups.update(group) { entry in
      entry.remote.update(originator) { $0[key] = nil }
      if entry.remote[originator]?.isEmpty ?? false { entry.remote[originator] = nil }
    }
  }

  /// A PE of the segment was lost, or its link to it: its Ethernet Segment route went.
  ///
  /// What it told of is not deleted: its hosts' next reports come to the PEs that are left. It is kept for a query response
  /// interval and the time that the answers' routes may take, a general query is sent, and what nobody confirms goes (P-13).
  /// A countdown that the lost PE began is begun again: its queries may never have been sent.
  package mutating func peerLost(
    _ originator: IPAddress, at now: Instant, cause: RecordID, into effects: inout Effects
  ) -> SegmentOutput {
    let until = now + circuit.settings.queryResponseInterval + delta
    return change(knownGroups, following: .rfc9251.massWithdraw, cause, &effects) { segment, output, effects in
      var count = 0
      for group in segment.groups.keys {
        count += segment.retain(group, of: originator, until: until)
        for key in segment.groups[group]?.remoteLeaves.keys ?? [] { segment.forgetLeave(key, of: originator) }
        for key in segment.groups[group]?.countdowns.keys ?? [] {
          segment.takeOver(key, from: originator, at: now, cause, &output, &effects)
        }
      }
      guard count > 0 else { return }
      let record = effects.note(
        MembershipDetail.retains(originator: originator, count: count, until: until), cause: cause,
        following: .rfc9251.massWithdraw)
      output.messages += segment.circuit.ask(nil, at: now, cause: record, into: &effects).messages
    }
  }

  /// Returns how many memberships are kept.
  private mutating func retain(_ group: IPAddress, of originator: IPAddress, until: Instant) -> Int {
    groups.update(group) { entry in
      entry.remote.update(originator) { joins in
        for key in joins.keys { joins.update(key) { $0.retainedUntil = $0.retainedUntil ?? until } }
        return joins.count
      } ?? 0
    } ?? 0
  }

  mutating func endRetention(of group: IPAddress, at now: Instant, _ effects: inout Effects) {
    guard let entry = groups[group] else { return }
    var isOver = false
    for (originator, joins) in entry.remote {
      for (key, join) in joins {
        guard let until = join.retainedUntil, until <= now else { continue }
        forget(key, of: originator)
        isOver = true
      }
    }
    guard isOver else { return }
    _ = effects.note(
      MembershipDetail.retentionOver(group: group), cause: entry.causes.values.first, following: .rfc9251.massWithdraw)
  }
}
