import Wire

extension Router {
  /// An operator wants the session with a peer, or does not.
  mutating func setPeer(_ address: IPAddress, isEnabled: Bool, cause: RecordID, into effects: inout Effects) {
    turn(cause: cause, into: &effects) { router, output, effects in
      router.routing?.setPeer(address, isEnabled: isEnabled, cause: cause, into: &output, effects: &effects)
    }
  }

  /// Synchronisation of a segment (its place in the lab file) is turned on or off.
  mutating func setSynch(_ mode: SynchMode, ofSegment segment: Int, cause: RecordID, into effects: inout Effects) {
    guard let local = evpn?.value.configuration.segments.firstIndex(where: { $0.index == segment }) else { return }
    turn(cause: cause, into: &effects) { router, _, effects in
      router.evpn?.value.set(mode, ofSegment: local, cause: cause, into: &effects)
    }
  }

  /// The PE begins or ceases to proxy IGMP in one of its domains.
  mutating func setProxy(_ isProxy: Bool, ofDomain domain: Int, cause: RecordID, into effects: inout Effects) {
    turn(cause: cause, into: &effects) { router, _, effects in
      let up = router.plane.value.circuits[domain].map(\.isUp)
      router.plane.value.program { $0.domains[domain].isSelective = isProxy }
      effects.forwardingChanged = true
      router.evpn?.value.set(isProxy: isProxy, ofDomain: domain, circuitsUp: up, cause: cause, into: &effects)
    }
  }

  /// Queriers of all circuits ask now.
  mutating func ask(_ group: IPAddress?, cause: RecordID, into effects: inout Effects) {
    turn(cause: cause, into: &effects) { router, _, effects in
      router.evpn?.value.ask(group, cause: cause, into: &effects)
    }
  }
}

extension EVPN {
  /// Begins or ceases to proxy IGMP in a domain: what was heard on its circuits is forgotten, and everything that follows
  /// from it is derived anew.
  mutating func set(
    isProxy: Bool, ofDomain domain: Int, circuitsUp: [Bool], cause: RecordID, into effects: inout Effects
  ) {
    let before = groups(of: domain)
    configuration.domains[domain].isProxy = isProxy
    for circuit in circuits[domain].indices where circuitsUp[circuit] {
      circuits[domain][circuit].value.portChanged(isUp: isProxy, cause: cause, into: &effects)
      collect(domain, circuit, &effects)
    }
    dirty.mark(.domain(domain), cause: cause)
    dirty.mark(.flood(domain), cause: cause)
    for group in before { dirty.mark(.group(domain, group), cause: cause) }
  }
}
