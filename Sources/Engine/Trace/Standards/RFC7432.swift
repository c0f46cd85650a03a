/// RFC 7432: BGP MPLS-Based Ethernet VPN.
package struct RFC7432: Sendable {
  package var ethernetAutoDiscoveryPerSegment: Clause {
    Clause("RFC 7432", "8.2.1", "Constructing Ethernet A-D per Ethernet Segment Route")
  }
  package var ethernetSegmentRoute: Clause { Clause("RFC 7432", "8.1.1", "Constructing the Ethernet Segment Route") }
  package var splitHorizon: Clause { Clause("RFC 7432", "8.3", "Split Horizon") }
  package var designatedForwarder: Clause { Clause("RFC 7432", "8.5", "Designated Forwarder Election") }
  package var inclusiveMulticast: Clause {
    Clause("RFC 7432", "11.1", "Constructing Inclusive Multicast Ethernet Tag Route")
  }
  package var inclusiveMulticastProcedures: Clause { Clause("RFC 7432", "11.2", "P-Tunnel Identification") }
  package var multiDestination: Clause { Clause("RFC 7432", "12", "Processing of Unknown Unicast Packets") }
}

extension Clause {
  package static var rfc7432: RFC7432 { RFC7432() }
}
