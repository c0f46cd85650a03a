internal import HashTreeCollections
internal import Wire

extension EVPN {
  /// All that this PE says of one group of a domain: SMET, join synch and leave synch routes.
  func groupOriginations(_ domain: Int, _ group: IPAddress) -> Originations {
    var result = Originations()
    let configuration = configuration.domains[domain]
    guard configuration.isProxy else { return result }
    let signal = interestToSignal(domain, group)
    for (key, flags) in signal.interest.entries(of: group) {
      result.add(selectiveOrigination(configuration, key, flags, cause: signal.causes[key] ?? .origin))
    }
    for (index, circuit) in configuration.circuits.enumerated() {
      guard let segment = circuit.segment, let membership = circuits[domain][index].value.segment else { continue }
      let place = self.configuration.segments[segment]
      for wish in membership.wantedJoinSynchs where wish.key.group == group {
        result.add(joinSynchOrigination(configuration, place, wish))
      }
      for wish in membership.wantedLeaveSynchs where wish.key.group == group {
        result.add(leaveSynchOrigination(configuration, place, wish))
      }
    }
    return result
  }

  /// One SMET route per (x,G), flags united over all circuits that count (RFC 9251 §4.1.2, §6.1): a multihomed
  /// circuit counts at the designated forwarder only.
  func interestToSignal(
    _ domain: Int, _ group: IPAddress
  ) -> (interest: GroupInterest, causes: SortedMap<MulticastSourceGroup, RecordID>) {
    var united = GroupInterest()
    var causes = SortedMap<MulticastSourceGroup, RecordID>()
    let keeps = keepsSelective(domain, group)
    for (index, circuit) in configuration.domains[domain].circuits.enumerated() {
      if let segment = circuit.segment, !isForwarder(segment, domain), !keeps { continue }
      let own = circuits[domain][index].value
      let interest = own.interest(in: group)
      united = united.union(interest)
      for (key, _) in interest.entries(of: group) {
        causes[key] = max(causes[key] ?? .origin, own.cause(of: key) ?? .origin)
      }
    }
    return (united, causes)
  }

  /// The defect of `Mutant.selectiveKept`: what has been signalled once stays signalled while the segment wants it.
  private func keepsSelective(_ domain: Int, _ group: IPAddress) -> Bool {
    guard configuration.mutants.contains(.selectiveKept) else { return false }
    return said[.group(domain, group)]?.contains { $0.1.route.type == SelectiveMulticastRoute.routeType } ?? false
  }

  private func selectiveOrigination(
    _ domain: DomainConfiguration, _ key: MulticastSourceGroup, _ flags: MembershipFlags, cause: RecordID
  ) -> Origination {
    var attributes = PathAttributes.originated
    attributes.extendedCommunities = [domain.routeTarget.extendedCommunity]
    return Origination(
      route: .selectiveMulticast(
        SelectiveMulticastRoute(
          routeDistinguisher: domain.routeDistinguisher, ethernetTag: domain.ethernetTag, sourceGroup: key,
          originator: configuration.loopback, flags: flags)),
      attributes: attributes, cause: cause, clause: .rfc9251.smetRoute)
  }

  /// Synch routes reach the PEs of the segment only: ES-Import, and exactly one EVI-RT (RFC 9251 §9.5).
  private func synchAttributes(_ domain: DomainConfiguration, _ segment: SegmentConfiguration) -> PathAttributes {
    var attributes = PathAttributes.originated
    attributes.extendedCommunities = [
      ExtendedCommunity(.esImport(segment.identifier.esImportAddress)), domain.routeTarget.eviCommunity,
    ].sorted()
    return attributes
  }

  private func joinSynchOrigination(
    _ domain: DomainConfiguration, _ segment: SegmentConfiguration, _ wish: MembershipChange
  ) -> Origination {
    Origination(
      route: .membershipReportSynch(
        MembershipReportSynchRoute(
          routeDistinguisher: domain.routeDistinguisher, segment: segment.identifier, ethernetTag: domain.ethernetTag,
          sourceGroup: wish.key, originator: configuration.loopback, flags: wish.flags ?? [])),
      attributes: synchAttributes(domain, segment), cause: wish.cause, clause: .rfc9251.joinSynch)
  }

  private func leaveSynchOrigination(
    _ domain: DomainConfiguration, _ segment: SegmentConfiguration, _ leave: SegmentMembership.LeaveSynchWish
  ) -> Origination {
    Origination(
      route: .leaveSynch(
        LeaveSynchRoute(
          routeDistinguisher: domain.routeDistinguisher, segment: segment.identifier, ethernetTag: domain.ethernetTag,
          sourceGroup: leave.key, originator: configuration.loopback,
          maximumResponseTime: leave.maximumResponseTenths,
          flags: leave.flags)),
      attributes: synchAttributes(domain, segment), cause: leave.cause, clause: .rfc9251.leaveSynch)
  }
}
