package import Wire

/// Who may forward to one Ethernet segment, as one PE of the segment sees it (RFC 7432 §8.5, RFC 8584 §2.1).
///
/// Every PE that is added, this one included, takes part once the wait has passed; one that is lost is out at once. So
/// the old and the new forwarder change within one BGP delay of each other, whichever comes or goes.
package struct Election: Sendable {
  /// A PE whose Ethernet Segment route is here.
  package struct Candidate: Hashable, Sendable {
    /// When it takes part.
    package var effective: Instant
    package let cause: RecordID
  }

  package let own: IPAddress
  package let wait: Interval
  /// How long a route may take to the other PEs of the segment.
  package let delta: Interval
  package private(set) var candidates = SortedMap<IPAddress, Candidate>()

  package init(own: IPAddress, wait: Interval, delta: Interval) {
    self.own = own
    self.wait = wait
    self.delta = delta
  }

  /// Whether this PE's own link to the segment is up.
  package var isUp: Bool { candidates[own] != nil }

  /// This PE's link to the segment comes up.
  package mutating func add(at now: Instant, cause: RecordID) {
    guard candidates[own] == nil else { return }
    candidates[own] = Candidate(effective: now + wait, cause: cause)
  }

  /// Another PE has announced the segment: it waits, too, from then on.
  package mutating func add(_ address: IPAddress, announced: Announcement, at now: Instant, cause: RecordID) {
    guard candidates[address] == nil else { return }
    var effective = announced.time + wait
    // What a session begins with may be old, and then that PE has waited long ago; and what is no older than a route's way
    // here began when this PE did. Both take part with this PE, if that waits: RFC 7432 §8.5, step 2, "when the timer
    // expires, each PE builds an ordered list" of all that it has heard of.
    if let mine = candidates[own], mine.effective > now, announced.isFromDump || effective - mine.effective <= delta {
      effective = min(effective, mine.effective)
    }
    candidates[address] = Candidate(effective: effective, cause: cause)
  }

  /// A PE withdraws the segment, or this PE's link to it goes down: out at once, without a wait (RFC 8584 §2.1, LOST_ES).
  ///
  /// What is known of the others stays, for the time when this PE's link comes back.
  package mutating func remove(_ address: IPAddress) { candidates[address] = nil }

  /// The PEs that take part by now, in numeric order.
  package func participants(at now: Instant) -> [IPAddress] {
    guard isUp else { return [] }
    return candidates.filter { $0.1.effective <= now }.map(\.0)
  }

  /// The forwarder for one VLAN, as far as this PE takes part itself.
  package func forwarder(vlan: UInt16, at now: Instant) -> IPAddress? {
    let participants = participants(at: now)
    guard participants.contains(own) else { return nil }
    return ModuloElection.forwarder(among: participants, vlan: vlan)
  }

  /// When the next candidate's wait ends; `nil` when none waits.
  package func deadline(after now: Instant) -> Instant? {
    candidates.values.map(\.effective).filter { $0 > now }.min()
  }
}
