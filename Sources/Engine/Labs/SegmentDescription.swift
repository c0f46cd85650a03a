package import Wire

/// An Ethernet segment: the links by which one CE is multihomed (RFC 7432 §5).
package struct SegmentDescription: Hashable, Sendable {
  package var name: String
  package var identifier: EthernetSegmentID
  package var mode: RedundancyMode
  /// The ports of the PEs, in the order of the file.
  package var ports: [PortReference]
  package var election: ElectionAlgorithm
  package var synch: SynchMode
  package var position: SourcePosition

  package init(
    name: String, identifier: EthernetSegmentID, mode: RedundancyMode = .allActive, ports: [PortReference],
    election: ElectionAlgorithm = .modulo, synch: SynchMode = .routes, position: SourcePosition = .none
  ) {
    self.name = name
    self.identifier = identifier
    self.mode = mode
    self.ports = ports
    self.election = election
    self.synch = synch
    self.position = position
  }
}

/// Which of a segment's PEs forward known unicast (RFC 7432 §14.1).
package enum RedundancyMode: String, Hashable, Sendable, CaseIterable {
  case allActive = "all-active"
}

/// How the PEs of a segment agree on a designated forwarder.
package enum ElectionAlgorithm: String, Hashable, Sendable, CaseIterable {
  /// VLAN modulo number of PEs, in the order of their addresses (RFC 7432 §8.5).
  case modulo
}

/// How the PEs of a segment learn of each other's joins and leaves.
package enum SynchMode: String, Hashable, Sendable, CaseIterable {
  /// By route types 7 and 8 (RFC 9251 §4).
  case routes
  /// Not at all.
  case none
}
