/// RFC 2236: Internet Group Management Protocol, Version 2.
package struct RFC2236: Sendable {
  package var protocolDescription: Clause { Clause("RFC 2236", "3", "Protocol Description") }
  package var version1Routers: Clause { Clause("RFC 2236", "4", "Compatibility with IGMPv1 Routers") }
  package var version1Hosts: Clause { Clause("RFC 2236", "5", "Compatibility with IGMPv1 Hosts") }
  package var hostStates: Clause { Clause("RFC 2236", "6", "Host State Diagram") }
  package var routerStates: Clause { Clause("RFC 2236", "7", "Router State Diagram") }
  package var groupMembershipInterval: Clause { Clause("RFC 2236", "8.4", "Group Membership Interval") }
  package var lastMemberQueryInterval: Clause { Clause("RFC 2236", "8.8", "Last Member Query Interval") }
  package var lastMemberQueryCount: Clause { Clause("RFC 2236", "8.9", "Last Member Query Count") }
  package var unsolicitedReportInterval: Clause { Clause("RFC 2236", "8.10", "Unsolicited Report Interval") }
}

extension Clause {
  package static var rfc2236: RFC2236 { RFC2236() }
}
