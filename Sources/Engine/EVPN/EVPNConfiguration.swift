package import Wire

/// A PE's attachment circuit of one domain.
package struct CircuitConfiguration: Hashable, Sendable {
  package let port: PortID
  /// The VLAN that frames carry on the port; `nil` = untagged.
  package let tag: UInt16?
  /// The router's segment (its place in `EVPNConfiguration.segments`) that the port belongs to.
  package let segment: Int?
}

/// One EVPN instance with one broadcast domain on a PE: VLAN-based service, Ethernet tag 0 (RFC 7432 §6.1).
package struct DomainConfiguration: Hashable, Sendable {
  /// The service's place in the lab file.
  package let service: Int
  package let name: String
  package let evi: UInt32
  package let vlan: UInt16
  package let ethernetTag: EthernetTag
  package let routeDistinguisher: RouteDistinguisher
  package let routeTarget: RouteTarget
  /// The label that other PEs put on copies for this domain.
  package let label: UInt32
  package var circuits: [CircuitConfiguration]
  /// Whether this PE proxies IGMP in the domain and says so (RFC 9251 §4).
  package var isProxy: Bool
  /// The source address of the querier, the same on all PEs of the domain (RFC 9251 §4.2).
  package let querier: IPAddress
}

/// One Ethernet segment on a PE.
package struct SegmentConfiguration: Hashable, Sendable {
  /// The segment's place in the lab file.
  package let index: Int
  package let name: String
  package let identifier: EthernetSegmentID
  package let port: PortID
  package var synch: SynchMode
  /// The PE's ESI label for split horizon (RFC 7432 §8.3).
  package let label: UInt32
  /// Numbers of the route distinguishers of routes 4 and 1, unique on the PE (RFC 7432 §8.1.1, §8.2.1).
  package let segmentDistinguisher: RouteDistinguisher
  package let discoveryDistinguisher: RouteDistinguisher
}

/// What a PE's EVPN part is told by the lab.
package struct EVPNConfiguration: Hashable, Sendable {
  package let node: NodeID
  package let loopback: IPAddress
  /// The names of the router's ports, for people.
  package let portNames: [String]
  package var domains: [DomainConfiguration]
  package var segments: [SegmentConfiguration]
  package let querier: QuerierSettings
  package let electionWait: Interval
  package let leaveSynchDelta: Interval
  package let mutants: Set<Mutant>
}
