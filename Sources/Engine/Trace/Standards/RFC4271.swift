/// RFC 4271: A Border Gateway Protocol 4 (BGP-4).
package struct RFC4271: Sendable {
  package var nextHop: Clause { Clause("RFC 4271", "5.1.3", "NEXT_HOP") }
  package var headerErrors: Clause { Clause("RFC 4271", "6.1", "Message Header Error Handling") }
  package var updateErrors: Clause { Clause("RFC 4271", "6.3", "UPDATE Message Error Handling") }
  package var notificationErrors: Clause { Clause("RFC 4271", "6.4", "NOTIFICATION Message Error Handling") }
  package var holdTimerExpired: Clause { Clause("RFC 4271", "6.5", "Hold Timer Expired Error Handling") }
  package var collisionDetection: Clause { Clause("RFC 4271", "6.8", "BGP Connection Collision Detection") }
  package var stateMachine: Clause { Clause("RFC 4271", "8.2.2", "Finite State Machine") }
  package var updateHandling: Clause { Clause("RFC 4271", "9", "UPDATE Message Handling") }
  package var degreeOfPreference: Clause {
    Clause("RFC 4271", "9.1.1", "Phase 1: Calculation of Degree of Preference")
  }
  package var routeSelection: Clause { Clause("RFC 4271", "9.1.2", "Phase 2: Route Selection") }
  package var resolvability: Clause { Clause("RFC 4271", "9.1.2.1", "Route Resolvability Condition") }
  package var breakingTies: Clause { Clause("RFC 4271", "9.1.2.2", "Breaking Ties (Phase 2)") }
}

extension Clause {
  package static var rfc4271: RFC4271 { RFC4271() }
}
