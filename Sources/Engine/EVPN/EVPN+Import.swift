import Wire

extension EVPN {
  /// A route became best, changed or went: it is taken into the domains and segments that import it.
  package mutating func take(
    old: BestRoute?, new: BestRoute?,
    cause: RecordID, into effects: inout Effects
  ) {
    guard let route = (new ?? old)?.route else { return }
    switch route {
    case .inclusiveMulticast(let body): takeInclusive(body, old?.attributes, new?.attributes, cause, &effects)
    case .selectiveMulticast: takeSelective(old, new, cause, &effects)
    case .ethernetSegment(let body): takeSegment(body, old, new, cause, &effects)
    case .ethernetAutoDiscovery(let body): takeDiscovery(body, new?.attributes, cause)
    case .membershipReportSynch: takeJoinSynch(old, new, cause, &effects)
    case .leaveSynch: takeLeaveSynch(old, new, cause, &effects)
    case .macIPAdvertisement, .ipPrefix, .perRegion, .selectivePMSI, .leaf, .unknown: return
    }
  }

  // MARK: Domains

  private func imports(_ domain: Int, _ attributes: RouteAttributes?) -> Bool {
    let target = configuration.domains[domain].routeTarget.extendedCommunity
    return attributes?.attributes.extendedCommunities.contains(target) ?? false
  }

  private mutating func takeInclusive(
    _ body: InclusiveMulticastRoute, _ old: RouteAttributes?, _ new: RouteAttributes?, _ cause: RecordID,
    _ effects: inout Effects
  ) {
    guard body.originator != configuration.loopback else { return }
    let key = EVPNRoute.inclusiveMulticast(body).key
    for index in domains.indices where imports(index, new) || imports(index, old) {
      let remote = imports(index, new) ? new.flatMap { Self.inclusive(body, $0, cause) } : nil
      guard domains[index].value.inclusive[key] != remote else { continue }
      domains[index].value.inclusive[key] = remote
      let name = configuration.domains[index].name
      let detail =
        remote == nil
        ? EVPNDetail.drops(body.description, domain: name) : .imports(body.description, domain: name)
      let id = effects.note(detail, cause: cause, following: .rfc7432.inclusiveMulticastProcedures)
      dirty.mark(.flood(index), cause: id)
    }
  }

  /// The PMSI tunnel attribute must be there and name ingress replication, or the route gives no branch (RFC 7432 §11.2).
  private static func inclusive(
    _ body: InclusiveMulticastRoute, _ attributes: RouteAttributes, _ cause: RecordID
  ) -> RemoteInclusive? {
    guard let tunnel = attributes.attributes.pmsiTunnel, case .ingressReplication = tunnel.identifier else {
      return nil
    }
    var flags: MulticastFlags = []
    for community in attributes.attributes.extendedCommunities {
      if case .multicastFlags(let value) = community.kind { flags = value }
    }
    return RemoteInclusive(
      originator: body.originator, nextHop: attributes.nextHop, label: tunnel.mplsLabel.value, flags: flags,
      cause: cause)
  }

  private mutating func takeSelective(
    _ old: BestRoute?, _ new: BestRoute?,
    _ cause: RecordID, _ effects: inout Effects
  ) {
    guard case .selectiveMulticast(let body)? = (new ?? old)?.route, body.originator != configuration.loopback else {
      return
    }
    for index in domains.indices where imports(index, new?.attributes) || imports(index, old?.attributes) {
      guard configuration.domains[index].ethernetTag == body.ethernetTag else { continue }
      let isImported = imports(index, new?.attributes)
      let name = configuration.domains[index].name
      let detail =
        isImported ? EVPNDetail.imports(body.description, domain: name) : .drops(body.description, domain: name)
      let id = effects.note(detail, cause: cause, following: .rfc9251.reportAdvertisement)
      domains[index].value.set(body.sourceGroup, of: body.originator, isImported ? body.flags : nil, cause: id)
      if let group = body.sourceGroup.group {
        dirty.mark(.group(index, group), cause: id)
      } else {
        dirty.mark(.flood(index), cause: id)
      }
    }
  }

  // MARK: Segments

  private func segments(with identifier: EthernetSegmentID) -> [Int] {
    configuration.segments.indices.filter { configuration.segments[$0].identifier == identifier }
  }

  /// A route of a segment is taken only on an ES-Import match, and then the whole identifier must match, too: the
  /// target is not unique (RFC 7432 §7.6).
  private func importsSegment(_ segment: Int, _ attributes: RouteAttributes?) -> Bool {
    let target = ExtendedCommunity(.esImport(configuration.segments[segment].identifier.esImportAddress))
    return attributes?.attributes.extendedCommunities.contains(target) ?? false
  }

  private mutating func takeSegment(
    _ body: EthernetSegmentRoute, _ old: BestRoute?, _ new: BestRoute?, _ cause: RecordID, _ effects: inout Effects
  ) {
    guard body.originator != configuration.loopback else { return }
    for index in segments(with: body.segment) {
      let wasPresent = importsSegment(index, old?.attributes)
      let isPresent = importsSegment(index, new?.attributes)
      guard isPresent || wasPresent else { continue }
      if wasPresent, !isPresent || new?.isAnnouncedAnew(after: old) ?? false {
        segments[index].value.election.remove(body.originator)
        peerLost(index, body.originator, cause: cause, into: &effects)
      }
      if isPresent, let new {
        segments[index].value.election.add(body.originator, announced: new.announced, at: effects.now, cause: cause)
      }
      dirty.mark(.segment(index), cause: cause)
    }
  }

  private mutating func takeDiscovery(
    _ body: EthernetAutoDiscoveryRoute, _ new: RouteAttributes?, _ cause: RecordID
  ) {
    guard body.ethernetTag == .maximum, body.routeDistinguisher.administratorAddress != configuration.loopback else {
      return
    }
    let key = EVPNRoute.ethernetAutoDiscovery(body).key
    for index in segments(with: body.segment) {
      segments[index].value.labels[key] = new.flatMap { attributes in
        for community in attributes.attributes.extendedCommunities {
          guard case .esiLabel(let label) = community.kind else { continue }
          return SegmentLabel(nextHop: attributes.nextHop, label: label.label)
        }
        return nil
      }
      dirty.mark(.segmentLabels(index), cause: cause)
    }
  }

  // MARK: Synch routes

  /// The segment circuits that a synch route is for: ES-Import and identifier match, and the EVI-RT names the domain
  /// (RFC 9251 §9.5).
  private func circuits(
    for identifier: EthernetSegmentID, _ tag: EthernetTag, _ attributes: RouteAttributes?
  ) -> [(domain: Int, circuit: Int)] {
    var result: [(domain: Int, circuit: Int)] = []
    for segment in segments(with: identifier) where importsSegment(segment, attributes) {
      for (index, domain) in configuration.domains.enumerated() where domain.ethernetTag == tag {
        let instances = attributes?.attributes.extendedCommunities.filter(\.isEVIRouteTarget) ?? []
        guard instances == [domain.routeTarget.eviCommunity], let circuit = circuit(of: segment, in: index) else {
          continue
        }
        result.append((index, circuit))
      }
    }
    return result
  }

  private mutating func takeJoinSynch(
    _ old: BestRoute?, _ new: BestRoute?,
    _ cause: RecordID, _ effects: inout Effects
  ) {
    guard case .membershipReportSynch(let body)? = (new ?? old)?.route, body.originator != configuration.loopback else {
      return
    }
    guard !(configuration.mutants.contains(.joinSynchIgnored) && new != nil) else { return }
    for (domain, circuit) in circuits(for: body.segment, body.ethernetTag, (new ?? old)?.attributes) {
      circuits[domain][circuit].value.joinSynch(
        body.sourceGroup, from: body.originator, flags: new == nil ? nil : body.flags, cause: cause, into: &effects)
      collect(domain, circuit, &effects)
    }
  }

  private mutating func takeLeaveSynch(
    _ old: BestRoute?, _ new: BestRoute?,
    _ cause: RecordID, _ effects: inout Effects
  ) {
    guard case .leaveSynch(let body)? = (new ?? old)?.route, body.originator != configuration.loopback else { return }
    for (domain, circuit) in circuits(for: body.segment, body.ethernetTag, (new ?? old)?.attributes) {
      if new == nil || new?.isAnnouncedAnew(after: old) ?? false {
        circuits[domain][circuit].value.leaveSynchWithdrawn(
          body.sourceGroup, from: body.originator, cause: cause, into: &effects)
      }
      if let new {
        circuits[domain][circuit].value.leaveSynch(body, announced: new.announced.time, cause: cause, into: &effects)
      }
      collect(domain, circuit, &effects)
    }
  }

  /// A PE of the segment is gone: what it spoke for is kept until confirmed (RFC 9251 §6.3).
  private mutating func peerLost(_ segment: Int, _ originator: IPAddress, cause: RecordID, into effects: inout Effects)
  {
    for domain in configuration.domains.indices {
      guard let circuit = circuit(of: segment, in: domain) else { continue }
      circuits[domain][circuit].value.peerLost(originator, cause: cause, into: &effects)
      collect(domain, circuit, &effects)
    }
  }
}
