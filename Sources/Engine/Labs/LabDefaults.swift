/// The times and numbers that a lab's `defaults` may change; as initialised, those that hold when it says nothing.
package struct LabDefaults: Hashable, Sendable {
  package var linkDelay = Interval.milliseconds(1)
  /// The hold time that speakers offer; a keepalive each third of it (RFC 4271 §4.4); zero: no keepalives.
  package var bgpHold = Interval.seconds(90)
  /// The least time between two advertisements to one peer (RFC 4271 §9.2.1.1).
  package var bgpMRAI = Interval.zero
  /// The restart time of graceful restart (RFC 4724 §3).
  package var igmp = QuerierSettings()
  /// How long a PE collects Ethernet Segment routes before it elects (RFC 7432 §8.5).
  package var electionWait = Interval.seconds(3)
  package var handOver = HandOver.classic
  /// Added to the last member query time before a synchronised leave takes effect (RFC 9251 §4.2).
  package var leaveSynchDelta = Interval.milliseconds(100)
  /// Flooding and shortest-path computation of the modelled IGP, per hop.
  package var igpDelay = Interval.milliseconds(50)
  /// The longest time that a node's start is put off; drawn for each node from the lab's seed.
  package var bootJitter = Interval.zero

  package init() {}
}

/// What a querier is set to (RFC 3376 §8).
///
/// The times that follow from these are the membership machine's.
package struct QuerierSettings: Hashable, Sendable {
  /// The time between two general queries (§8.2).
  package var queryInterval: Interval
  /// The time that hosts have to answer a general query (§8.3).
  package var queryResponseInterval: Interval
  /// The time between two queries after a leave, and that hosts have to answer them (§8.8).
  package var lastMemberQueryInterval: Interval
  /// How many lost packets are borne (§8.1); the last member query count (§8.9) is the same number.
  package var robustness: Int

  package init(
    queryInterval: Interval = .seconds(125), queryResponseInterval: Interval = .seconds(10),
    lastMemberQueryInterval: Interval = .seconds(1), robustness: Int = 2
  ) {
    self.queryInterval = queryInterval
    self.queryResponseInterval = queryResponseInterval
    self.lastMemberQueryInterval = lastMemberQueryInterval
    self.robustness = robustness
  }
}

/// How the role of designated forwarder goes from one PE to the next.
package enum HandOver: String, Hashable, Sendable, CaseIterable {
  /// Each PE acts on its own timer (RFC 7432 §8.5).
  case classic
}
