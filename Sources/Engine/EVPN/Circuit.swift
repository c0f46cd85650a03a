package import Wire

/// A domain's attachment circuit at a PE: membership of a single-homed circuit, or of a segment that other PEs share.
package struct Circuit: Sendable {
  /// Exactly one of the two is there.
  package private(set) var single: CircuitMembership?
  package private(set) var segment: SegmentMembership?
  /// What is to be sent on the circuit, and which groups are to be derived anew, since it was last collected.
  private(set) var messages: [OutgoingIGMP] = []
  private(set) var dirty = SortedMap<IPAddress, RecordID>()
  private(set) var removed: [(key: MulticastSourceGroup, record: RecordID)] = []

  /// `number` names the circuit in the router's timers.
  init(
    number: Int, name: String, segment: SegmentConfiguration?, querier: IPAddress, _ configuration: EVPNConfiguration
  ) {
    if let segment {
      let delta = configuration.mutants.contains(.noDelta) ? .zero : configuration.leaveSynchDelta
      self.segment = SegmentMembership(
        circuit: number, name: name, settings: configuration.querier, delta: delta, synch: segment.synch,
        address: querier)
    } else {
      single = CircuitMembership(
        circuit: number, name: name, settings: configuration.querier, address: querier)
    }
  }

  // MARK: What it knows

  package func interest(in group: IPAddress) -> GroupInterest {
    single?.interest(of: group) ?? segment?.interest(of: group) ?? GroupInterest()
  }

  /// The record that made (x, G) what it is here.
  package func cause(of key: MulticastSourceGroup) -> RecordID? {
    single?.cause(of: key) ?? segment?.cause(of: key)
  }

  package var groups: [IPAddress] { single?.groups.keys ?? segment?.knownGroups ?? [] }

  /// All (x, G) that are wanted here, in order.
  package var memberships: [MembershipChange] { single?.memberships ?? segment?.memberships ?? [] }

  /// Last-member rounds, countdowns and retained memberships.
  package var busy: Int { single?.roundCount ?? segment?.pendingCount ?? 0 }

  // MARK: Inputs

  mutating func receive(
    _ message: IGMPMessage, from host: IPAddress, cause: RecordID, into effects: inout Effects
  ) {
    take(single?.receive(message, from: host, at: effects.now, cause: cause, into: &effects))
    take(segment?.receive(message, from: host, at: effects.now, cause: cause, into: &effects))
  }

  mutating func portChanged(isUp: Bool, cause: RecordID, into effects: inout Effects) {
    if isUp {
      take(single?.start(at: effects.now, cause: cause, into: &effects))
      take(segment?.start(at: effects.now, cause: cause, into: &effects))
    } else {
      take(single?.stop(at: effects.now, cause: cause, into: &effects))
      take(segment?.stop(at: effects.now, cause: cause, into: &effects))
    }
  }

  mutating func querierTimerExpired(into effects: inout Effects) {
    take(single?.querierTimerExpired(at: effects.now, into: &effects))
    take(segment?.querierTimerExpired(at: effects.now, into: &effects))
  }

  mutating func groupTimerExpired(_ group: IPAddress, into effects: inout Effects) {
    take(single?.groupTimerExpired(group, at: effects.now, into: &effects))
    take(segment?.groupTimerExpired(group, at: effects.now, into: &effects))
  }

  /// Sends a query that a person asked for: general, or of one group.
  mutating func ask(_ group: IPAddress?, cause: RecordID, into effects: inout Effects) {
    take(single?.ask(group, at: effects.now, cause: cause, into: &effects))
    take(segment?.ask(group, at: effects.now, cause: cause, into: &effects))
  }

  mutating func set(_ synch: SynchMode, cause: RecordID, into effects: inout Effects) {
    take(segment?.set(synch, at: effects.now, cause: cause, into: &effects), cause: cause)
  }

  /// Another PE's Membership Report Synch route arrives or changes (`flags`), or goes (`nil`).
  mutating func joinSynch(
    _ key: MulticastSourceGroup, from originator: IPAddress, flags: MembershipFlags?, cause: RecordID,
    into effects: inout Effects
  ) {
    if let flags {
      take(
        segment?.receiveJoinSynch(
          key, from: originator, flags: flags, at: effects.now, cause: cause, into: &effects), cause: cause)
    } else {
      take(
        segment?.withdrawJoinSynch(key, from: originator, at: effects.now, cause: cause, into: &effects), cause: cause)
    }
  }

  /// Another PE's Leave Synch route arrives; it was announced at that time.
  mutating func leaveSynch(
    _ route: LeaveSynchRoute, announced: Instant, cause: RecordID, into effects: inout Effects
  ) {
    take(
      segment?.receiveLeaveSynch(
        route.sourceGroup, from: route.originator, maximumResponseTenths: route.maximumResponseTime,
        flags: route.flags, announced: announced, at: effects.now, cause: cause, into: &effects), cause: cause)
  }

  mutating func leaveSynchWithdrawn(
    _ key: MulticastSourceGroup, from originator: IPAddress, cause: RecordID, into effects: inout Effects
  ) {
    take(
      segment?.withdrawLeaveSynch(key, from: originator, at: effects.now, cause: cause, into: &effects), cause: cause)
  }

  mutating func peerLost(_ originator: IPAddress, cause: RecordID, into effects: inout Effects) {
    take(segment?.peerLost(originator, at: effects.now, cause: cause, into: &effects), cause: cause)
  }

  // MARK: Outputs

  private mutating func take(_ output: CircuitOutput?) {
    guard let output else { return }
    messages += output.messages
    for change in output.changes {
      if let group = change.key.group { dirty[group] = max(dirty[group] ?? .origin, change.cause) }
    }
  }

  private mutating func take(_ output: SegmentOutput?, cause: RecordID = .origin) {
    guard let output else { return }
    messages += output.messages
    for key in output.dirty {
      if let group = key.group { dirty[group] = max(dirty[group] ?? .origin, cause) }
    }
    for change in output.changes {
      if let group = change.key.group { dirty[group] = max(dirty[group] ?? .origin, change.cause) }
      if change.flags == nil { removed.append((change.key, change.cause)) }
    }
  }

  /// Hands over what has gathered: messages, groups to derive anew, and what nobody wants any more.
  mutating func collect() -> (
    messages: [OutgoingIGMP], dirty: SortedMap<IPAddress, RecordID>,
    removed: [(key: MulticastSourceGroup, record: RecordID)]
  ) {
    defer {
      messages.removeAll()
      dirty.removeAll()
      removed.removeAll()
    }
    return (messages, dirty, removed)
  }
}
