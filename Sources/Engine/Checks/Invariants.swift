/// The invariants that run in every lab.
///
/// One line for each.
package enum Invariants {
  package static let all: [any Invariant.Type] = [
    NoDuplicateInvariant.self,
    HopBoundInvariant.self,
    NoBlackHoleInvariant.self,
    SplitHorizonInvariant.self,
    ConservationInvariant.self,
    OneForwarderInvariant.self,
    NoPrematurePruneInvariant.self,
    JoinSynchInvariant.self,
    SelectiveRouteInvariant.self,
    NoGarbageInvariant.self,
  ]
}
