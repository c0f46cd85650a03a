internal import HashTreeCollections
import Wire

extension EVPN {
  /// The PE's port to a segment comes up or goes down.
  package mutating func segmentLink(_ index: Int, isUp: Bool, cause: RecordID, into effects: inout Effects) {
    guard segments[index].value.isUp != isUp else { return }
    let name = configuration.segments[index].name
    let id = effects.note(
      EVPNDetail.segment(name, isUp: isUp), cause: cause, following: .rfc7432.ethernetSegmentRoute)
    segments[index].value.isUp = isUp
    if isUp {
      segments[index].value.election.add(at: effects.now, cause: id)
    } else {
      segments[index].value.election.remove(configuration.loopback)
    }
    dirty.mark(.segment(index), cause: id)
  }

  /// A candidate's wait has passed.
  package mutating func electionTimerExpired(_ index: Int, into effects: inout Effects) {
    let latest = segments[index].value.election.candidates.values.map(\.cause).max() ?? .origin
    dirty.mark(.segment(index), cause: latest)
  }

  /// Who forwards to the segment now, for each domain (RFC 7432 §8.5).
  mutating func deriveSegment(
    _ index: Int, _ cause: RecordID, _ plane: inout ForwardingPlane, _ effects: inout Effects
  ) {
    let election = segments[index].value.election
    for domain in configuration.domains.indices {
      guard let circuit = circuit(of: index, in: domain) else { continue }
      let vlan = configuration.domains[domain].vlan
      var forwarder = election.forwarder(vlan: vlan, at: effects.now)
      if configuration.mutants.contains(.everybodyForwards), election.isUp { forwarder = configuration.loopback }
      guard segments[index].value.forwarders[domain] != forwarder else { continue }
      let wasOwn = isForwarder(index, domain)
      segments[index].value.forwarders[domain] = forwarder
      let isOwn = isForwarder(index, domain)
      let id = effects.note(
        EVPNDetail.forwarder(segment: configuration.segments[index].name, vlan: vlan, forwarder, isOwn: isOwn),
        cause: cause, following: .rfc7432.designatedForwarder)
      guard wasOwn != isOwn else { continue }
      effects.events.append(
        .forwarder(
          configuration.node, segment: configuration.segments[index].index,
          service: configuration.domains[domain].service, isForwarder: isOwn, record: id))
      plane.program { $0.circuits[domain][circuit].isForwarder = isOwn }
      effects.forwardingChanged = true
      // P-3, P-7: what the segment wants is signalled by the forwarder alone, so the role decides about SMET routes.
      for group in circuits[domain][circuit].value.groups { dirty.mark(.group(domain, group), cause: id) }
    }
    if let deadline = election.deadline(after: effects.now) {
      effects.start(.election(segment: index), at: deadline)
    } else {
      effects.stop(.election(segment: index))
    }
  }

  /// Programs the ESI labels of the segment's other PEs (RFC 7432 §8.3.1.1).
  func programLabels(_ index: Int, _ plane: inout ForwardingPlane, _ effects: inout Effects) {
    var labels = SortedMap<IPAddress, UInt32>()
    if !configuration.mutants.contains(.noSegmentLabel) {
      for label in segments[index].value.labels.values { labels[label.nextHop] = label.label }
    }
    guard plane.segmentLabels[index] != labels else { return }
    plane.program { $0.segmentLabels[index] = labels }
    effects.forwardingChanged = true
  }
}
