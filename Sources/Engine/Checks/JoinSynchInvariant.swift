import Wire

/// I-5: a PE says by a join synch route exactly what it heard from the segment itself, and every other PE of the segment
/// holds that as state of its own.
struct JoinSynchInvariant: Invariant {
  static let id = "I-5"
  static let title = "join synch equals local state, and the segment's other PEs hold it"
  static let interests: Interests = [.state, .disturbed, .settled]

  private var gate = QuietGate()

  mutating func observe(_ observation: Observation, in world: borrowing World, report: inout [Violation]) {
    switch observation {
    case .state, .disturbed: gate.changed(at: world.now, bound: Bounds(world).control)
    case .settled:
      guard gate.opens(in: world) else { return }
      for place in world.segmentPlaces { judge(place, world, &report) }
    case .sent, .ended, .judged, .forwardingChanged: return
    }
  }

  private func judge(_ place: SegmentPlace, _ world: borrowing World, _ report: inout [Violation]) {
    guard let membership = world.membership(at: place), membership.synch == .routes else { return }
    let local = Set(membership.circuit.memberships.map(\.key))
    let said = Set(world.joinSynchs(of: place.node, at: place.node, place.segment).map(\.sourceGroup))
    for key in local.symmetricDifference(said).sorted() {
      let text = local.contains(key) ? "heard \(key) and says no join synch" : "says a join synch of \(key) unheard"
      report.append(violation(place.node, "\(world.name(place.node)) \(text)", world))
    }
    for other in world.segmentPlaces where other.segment == place.segment && other.node != place.node {
      guard other.service == place.service, let state = world.membership(at: other), state.synch == .routes else {
        continue
      }
      for key in said.sorted() where !state.isJoined(key) {
        report.append(
          violation(
            other.node, "\(world.name(other.node)) does not hold \(key), which \(world.name(place.node)) told of", world
          ))
      }
    }
  }

  private func violation(_ node: NodeID, _ text: String, _ world: borrowing World) -> Violation {
    Violation(rule: Self.id, time: world.now, event: world.eventCount, node: node, text: text)
  }
}

/// A segment in one service at one PE, whose port to it works.
struct SegmentPlace: Hashable, Sendable {
  let node: NodeID
  let segment: Int
  let service: Int
}

extension World {
  /// All places where a PE works on a segment.
  var segmentPlaces: [SegmentPlace] {
    var places: [SegmentPlace] = []
    for (index, segment) in plant.description.segments.enumerated() {
      for reference in segment.ports {
        guard let endpoint = plant.port(named: reference), isWorking(endpoint) else { continue }
        for (service, description) in plant.description.services.enumerated()
        where description.pes.contains(reference.node) {
          places.append(SegmentPlace(node: endpoint.node, segment: index, service: service))
        }
      }
    }
    return places
  }

  /// A PE's membership state of a segment.
  func membership(at place: SegmentPlace) -> SegmentMembership? {
    guard let evpn = nodes[place.node].router?.value.evpn?.value,
      let domain = evpn.configuration.domains.firstIndex(where: { $0.service == place.service }),
      let local = evpn.configuration.segments.firstIndex(where: { $0.index == place.segment }),
      evpn.configuration.domains[domain].isProxy, let circuit = evpn.circuit(of: local, in: domain)
    else { return nil }
    return evpn.circuits[domain][circuit].value.segment
  }

  /// The join synch routes that `origin` says, as `node` holds them.
  func joinSynchs(of origin: NodeID, at node: NodeID, _ segment: Int) -> [MembershipReportSynchRoute] {
    let identifier = plant.description.segments[segment].identifier
    let address = plant.loopback(of: origin)
    return bestRoutes(at: node).compactMap { route, _ in
      guard case .membershipReportSynch(let body) = route, body.segment == identifier, body.originator == address else {
        return nil
      }
      return body
    }
  }
}
