/// RFC 3376: Internet Group Management Protocol, Version 3.
package struct RFC3376: Sendable {
  package var interfaceStateChange: Clause { Clause("RFC 3376", "5.1", "Action on Change of Interface State") }
  package var hostQuery: Clause { Clause("RFC 3376", "5.2", "Action on Reception of a Query") }
  package var queryConditions: Clause { Clause("RFC 3376", "6.1", "Conditions for IGMP Queries") }
  package var groupTimers: Clause { Clause("RFC 3376", "6.2.2", "Definition of Group Timers") }
  package var sourceTimers: Clause { Clause("RFC 3376", "6.2.3", "Definition of Source Timers") }
  package var currentStateRecords: Clause { Clause("RFC 3376", "6.4.1", "Reception of Current-State Records") }
  package var changeRecords: Clause {
    Clause("RFC 3376", "6.4.2", "Reception of Filter-Mode-Change and Source-List-Change Records")
  }
  package var filterModeSwitch: Clause { Clause("RFC 3376", "6.5", "Switching Router Filter-Modes") }
  package var timerUpdates: Clause { Clause("RFC 3376", "6.6.1", "Timer Updates") }
  package var querierElection: Clause { Clause("RFC 3376", "6.6.2", "Querier Election") }
  package var groupSpecificQueries: Clause {
    Clause("RFC 3376", "6.6.3.1", "Building and Sending Group Specific Queries")
  }
  package var sourceSpecificQueries: Clause {
    Clause("RFC 3376", "6.6.3.2", "Building and Sending Group and Source Specific Queries")
  }
  package var olderQueriers: Clause { Clause("RFC 3376", "7.2.1", "In the Presence of Older Version Queriers") }
  package var olderMembers: Clause { Clause("RFC 3376", "7.3.2", "In the Presence of Older Version Group Members") }
}

extension Clause {
  package static var rfc3376: RFC3376 { RFC3376() }
}
