internal import Wire

extension EVPN {
  /// The Ethernet Segment route: who is on the segment (RFC 7432 §8.1.1).
  func segmentOrigination(_ segment: SegmentConfiguration, cause: RecordID) -> Origination {
    var attributes = PathAttributes.originated
    attributes.extendedCommunities = [ExtendedCommunity(.esImport(segment.identifier.esImportAddress))]
    return Origination(
      route: .ethernetSegment(
        EthernetSegmentRoute(
          routeDistinguisher: segment.segmentDistinguisher, segment: segment.identifier,
          originator: configuration.loopback)),
      attributes: attributes, cause: cause, clause: .rfc7432.ethernetSegmentRoute)
  }

  /// The Ethernet A-D per ES route: the ESI label, for split horizon and fast withdrawal (RFC 7432 §8.2.1).
  func discoveryOrigination(_ index: Int, cause: RecordID) -> Origination {
    let segment = configuration.segments[index]
    var attributes = PathAttributes.originated
    let targets = configuration.domains
      .filter { domain in domain.circuits.contains { $0.segment == index } }
      .map(\.routeTarget.extendedCommunity)
    let label = ExtendedCommunity(.esiLabel(ESILabel(isSingleActive: false, label: segment.label)))
    attributes.extendedCommunities = Array(Set(targets + [label])).sorted()
    return Origination(
      route: .ethernetAutoDiscovery(
        EthernetAutoDiscoveryRoute(
          routeDistinguisher: segment.discoveryDistinguisher, segment: segment.identifier,
          ethernetTag: .maximum, label: 0)),
      attributes: attributes, cause: cause, clause: .rfc7432.ethernetAutoDiscoveryPerSegment)
  }
}
