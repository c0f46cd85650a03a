internal import HashTreeCollections
package import Wire

/// Another PE's place in the flood list of a domain (RFC 7432 §11.2).
package struct RemoteInclusive: Hashable, Sendable {
  package let originator: IPAddress
  package let nextHop: IPAddress
  package let label: UInt32
  /// Which proxies the PE supports; empty for a plain RFC 7432 PE (RFC 9251 §9.4).
  package let flags: MulticastFlags
  package let cause: RecordID

  package var branch: Branch { Branch(nextHop: nextHop, label: label) }
}

/// What one party (a circuit, a remote PE) wants of one group, and the latest record that made it so.
package struct CausedInterest: Hashable, Sendable {
  package var interest: GroupInterest
  package var cause: RecordID
}

/// What a PE knows of one broadcast domain: who else is in it, and who wants which group.
package struct DomainState: Sendable {
  package internal(set) var inclusive = SortedMap<EVPNRouteKey, RemoteInclusive>()
  /// For each group, what each remote PE wants, by originator.
  private var remote = TreeDictionary<IPAddress, SortedMap<IPAddress, CausedInterest>>()
  /// PEs that want every group: (*, *) (RFC 9251 §9.1.3).
  package internal(set) var everything = SortedMap<IPAddress, RecordID>()

  package init() {}

  /// What remote PEs want of a group, by originator.
  package func interest(in group: IPAddress) -> SortedMap<IPAddress, CausedInterest> { remote[group] ?? SortedMap() }

  package var groups: [IPAddress] { remote.keys.sorted() }

  /// A remote PE's SMET route arrives or changes (`flags`), or goes (`nil`).
  package mutating func set(
    _ key: MulticastSourceGroup, of originator: IPAddress, _ flags: MembershipFlags?, cause: RecordID
  ) {
    guard let group = key.group else {
      everything[originator] = flags == nil ? nil : cause
      return
    }
    var parties = remote[group] ?? SortedMap()
    var party = parties[originator] ?? CausedInterest(interest: GroupInterest(), cause: cause)
    party.interest.set(flags, source: key.source)
    party.cause = cause
    parties[originator] = party.interest.isEmpty ? nil : party
    remote[group] = parties.isEmpty ? nil : parties
  }

  /// The branch to a PE by its originator address.
  package func branch(to originator: IPAddress) -> Branch? {
    inclusive.values.first { $0.originator == originator }?.branch
  }

  /// All branches, without repeats: N routes with one (next hop, label) are one branch (RFC 9572 §5.2).
  package var floodBranches: [Branch] { Array(Set(inclusive.values.map(\.branch))).sorted() }

  /// The branches that get IPv4 multicast whoever asked: PEs without the IGMP proxy, and those that want everything
  /// (RFC 9251 §8).
  package var unaskedBranches: [Branch] {
    let plain = inclusive.values.filter { !$0.flags.contains(.igmpProxy) }.map(\.branch)
    return Array(Set(plain + everything.keys.compactMap { branch(to: $0) })).sorted()
  }
}
