/// A router: modelled IGP, BGP speaker, EVPN part and forwarding plane, each in a box of its own.
///
/// Data flows one way: a frame goes through the forwarding plane; what it punts changes the control plane; that derives
/// routes and forwarding entries; and at the end of the turn BGP and the transport say what is to be said.
package struct Router: Sendable {
  package let id: NodeID
  package internal(set) var underlay: Box<Underlay>
  /// `nil` at a P router.
  package internal(set) var routing: RoutingProcess?
  /// `nil` at everything but a PE.
  package internal(set) var evpn: Box<EVPN>?
  package internal(set) var plane: Box<ForwardingPlane>
  /// Whether the last adjacency into the core is gone.
  var isIsolated = false
  /// How much of this router's work keeps the network from having converged, as last counted.
  package internal(set) var busy = 0
  /// What it was built as, for a restart.
  private let blank: Blank

  /// A router as the lab file describes it, without anything learnt.
  private struct Blank: Sendable {
    let routing: RoutingProcess?
    let plane: ForwardingPlane
  }

  init(id: NodeID, underlay: Underlay, routing: RoutingProcess?, evpn: EVPN?, plane: ForwardingPlane) {
    self.id = id
    self.underlay = Box(underlay)
    self.routing = routing
    self.evpn = evpn.map { Box($0) }
    self.plane = Box(plane)
    blank = Blank(routing: routing, plane: plane)
  }

  /// Starts: BGP listens and calls, and what a PE says of itself is derived.
  ///
  /// Ports come up afterwards, one by one.
  mutating func start(cause: RecordID, into effects: inout Effects) {
    turn(cause: cause, into: &effects) { router, output, effects in
      router.evpn?.value.start(cause: cause)
      router.routing?.start(cause: cause, into: &output, effects: &effects)
    }
  }

  /// Forgets everything learnt, as a crash does.
  ///
  /// Sequence numbers of the IGP and what was set survive, as if written down.
  mutating func reset() {
    underlay.value.reset()
    routing = blank.routing
    evpn = evpn.map { Box(EVPN($0.value.configuration)) }
    var fresh = blank.plane
    for (index, domain) in (evpn?.value.configuration.domains ?? []).enumerated() {
      fresh.domains[index].isSelective = domain.isProxy
    }
    plane = Box(fresh)
    busy = 0
  }
}
