/// RFC 4541: Considerations for Internet Group Management Protocol (IGMP) and Multicast Listener Discovery (MLD)
/// Snooping Switches.
package struct RFC4541: Sendable {
  package var igmpForwarding: Clause { Clause("RFC 4541", "2.1.1", "IGMP Forwarding Rules") }
  package var dataForwarding: Clause { Clause("RFC 4541", "2.1.2", "Data Forwarding Rules") }
}

extension Clause {
  package static var rfc4541: RFC4541 { RFC4541() }
}
