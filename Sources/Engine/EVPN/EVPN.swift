internal import HashTreeCollections
package import Wire

/// The EVPN part of a PE: what it knows of domains, segments and groups, and what follows from that.
///
/// What it says and what it programs are functions of what it knows: a change marks keys dirty; dirty keys are derived
/// anew, compared with what is out there, and the difference is said or programmed. Nothing has to remember to clean up.
package struct EVPN: Sendable {
  package internal(set) var configuration: EVPNConfiguration
  package internal(set) var domains: [Box<DomainState>]
  /// For each domain, its attachment circuits.
  package internal(set) var circuits: [[Box<Circuit>]]
  package internal(set) var segments: [Box<SegmentState>]
  var dirty = DirtyKeys()
  /// Membership messages that wait for the end of the turn.
  var outgoing: [OutgoingMembership] = []
  /// What has been said, by the key that it was derived for.
  var said = TreeDictionary<DirtyKey, Originations>()
  /// What has been programmed for each group, so that what is no longer wanted is seen.
  var programmed = TreeDictionary<DirtyKey, [MulticastSourceGroup]>()

  package init(_ configuration: EVPNConfiguration) {
    self.configuration = configuration
    domains = configuration.domains.map { _ in Box(DomainState()) }
    circuits = configuration.domains.enumerated().map { index, domain in
      domain.circuits.enumerated().map { place, circuit in
        Box(
          Circuit(
            number: configuration.firstNumber(ofDomain: index) + place,
            name: configuration.portNames[circuit.port.index],
            segment: circuit.segment.map { configuration.segments[$0] }, querier: domain.querier, configuration))
      }
    }
    segments = configuration.segments.map { _ in Box(SegmentState(configuration)) }
  }

  /// Whether this PE is the designated forwarder of the segment for the domain's VLAN.
  package func isForwarder(_ segment: Int, _ domain: Int) -> Bool {
    segments[segment].value.forwarders[domain] == configuration.loopback
  }

  /// The domain's circuit on a segment.
  package func circuit(of segment: Int, in domain: Int) -> Int? {
    configuration.domains[domain].circuits.firstIndex { $0.segment == segment }
  }

  /// The groups of a domain that anybody wants, in order.
  package func groups(of domain: Int) -> [IPAddress] {
    var all = Set(domains[domain].value.groups)
    for circuit in circuits[domain] { all.formUnion(circuit.value.groups) }
    return all.sorted()
  }

  /// How much of this PE's work keeps the network from having converged.
  package func busy(at now: Instant) -> Int {
    var count = dirty.isEmpty ? 0 : 1
    for segment in segments where segment.value.election.deadline(after: now) != nil { count += 1 }
    for domain in circuits { for circuit in domain { count += circuit.value.busy } }
    return count
  }

  /// Everything is derived once: what a PE says of itself before it has heard of anybody.
  package mutating func start(cause: RecordID) {
    for index in configuration.domains.indices {
      dirty.mark(.domain(index), cause: cause)
      dirty.mark(.flood(index), cause: cause)
    }
  }
}

/// One Ethernet segment on a PE: who is on it, who forwards, and the labels of the others.
package struct SegmentState: Sendable {
  package internal(set) var election: Election
  /// The forwarder by domain, as last derived.
  package internal(set) var forwarders: [Int: IPAddress] = [:]
  /// The ESI labels of the other PEs, by the route that said so (RFC 7432 §8.3.1).
  package internal(set) var labels = SortedMap<EVPNRouteKey, SegmentLabel>()
  /// Whether the PE's own port to the segment works.
  package internal(set) var isUp = false

  init(_ configuration: EVPNConfiguration) {
    election = Election(
      own: configuration.loopback, wait: configuration.electionWait, delta: configuration.leaveSynchDelta)
  }
}

/// Another PE's ESI label for a segment.
package struct SegmentLabel: Hashable, Sendable {
  package let nextHop: IPAddress
  package let label: UInt32
}
