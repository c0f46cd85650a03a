/// RFC 9251: Internet Group Management Protocol (IGMP) and Multicast Listener Discovery (MLD) Proxies for EVPN.
package struct RFC9251: Sendable {
  package var proxyReporting: Clause { Clause("RFC 9251", "4.1", "Proxy Reporting") }
  package var reportAdvertisement: Clause {
    Clause("RFC 9251", "4.1.1", "IGMP/MLD Membership Report Advertisement in BGP")
  }
  package var leaveAdvertisement: Clause { Clause("RFC 9251", "4.1.2", "IGMP/MLD Leave Group Advertisement in BGP") }
  package var proxyQuerier: Clause { Clause("RFC 9251", "4.2", "Proxy Querier") }
  package var allActive: Clause { Clause("RFC 9251", "6", "All-Active Multihoming") }
  package var joinSynch: Clause { Clause("RFC 9251", "6.1", "Local IGMP/MLD Membership Report Synchronization") }
  package var leaveSynch: Clause { Clause("RFC 9251", "6.2", "Local IGMP/MLD Leave Group Synchronization") }
  package var remoteLeaveSynch: Clause { Clause("RFC 9251", "6.2.1", "Remote Leave Group Synchronization") }
  package var commonLeaveSynch: Clause { Clause("RFC 9251", "6.2.2", "Common Leave Group Synchronization") }
  package var massWithdraw: Clause {
    Clause("RFC 9251", "6.3", "Mass Withdraw of the Multicast Membership Report Sync Route in Case of Failure")
  }
  package var singleActive: Clause { Clause("RFC 9251", "7", "Single-Active Multihoming") }
  package var selectiveIngressReplication: Clause {
    Clause("RFC 9251", "8", "Selective Multicast Procedures for IR Tunnels")
  }
  package var smetRoute: Clause { Clause("RFC 9251", "9.1", "Selective Multicast Ethernet Tag Route") }
  package var joinSynchRoute: Clause { Clause("RFC 9251", "9.2", "Multicast Membership Report Synch Route") }
  package var leaveSynchRoute: Clause { Clause("RFC 9251", "9.3", "Multicast Leave Synch Route") }
  package var multicastFlags: Clause { Clause("RFC 9251", "9.4", "Multicast Flags Extended Community") }
  package var eviRouteTarget: Clause { Clause("RFC 9251", "9.5", "EVI-RT Extended Community") }
  package var errorHandling: Clause { Clause("RFC 9251", "9.7", "BGP Error Handling") }
  package var version1Reports: Clause { Clause("RFC 9251", "10", "IGMP Version 1 Membership Report") }
}

extension Clause {
  package static var rfc9251: RFC9251 { RFC9251() }
}
