import Wire

/// I-3: no PE of a segment removes (x,G) while somebody behind the segment has answered, or another PE speaks for it.
///
/// Judged at each removal, from what the checker saw reach the PEs: no report on the segment within the countdown, no
/// join synch of another PE in the RIB of the PE that removes, and a leave or an expired group before it.
struct NoPrematurePruneInvariant: Invariant {
  static let id = "I-3"
  static let title = "no premature prune: a member that answers keeps its group on the whole segment"
  static let interests: Interests = [.state, .disturbed]

  private struct Place: Hashable, Comparable, Sendable {
    let segment: Int
    let service: Int
    let key: MulticastSourceGroup

    static func < (a: Place, b: Place) -> Bool { (a.segment, a.service, a.key) < (b.segment, b.service, b.key) }
  }

  private struct Report: Sendable {
    let time: Instant
    let node: NodeID
  }

  private var reports = SortedMap<Place, Report>()
  private var leaves = SortedMap<Place, Instant>()
  private var lastDisturbance: Instant?

  mutating func observe(_ observation: Observation, in world: borrowing World, report: inout [Violation]) {
    switch observation {
    case .state(.reported(let node, let segment?, let service, let key)):
      reports[Place(segment: segment, service: service, key: key)] = Report(time: world.now, node: node)
    case .state(.left(_, let segment?, let service, let key)):
      leaves[Place(segment: segment, service: service, key: key)] = world.now
    case .state(.removed(let node, let segment, let service, let key, let record)):
      let place = Place(segment: segment, service: service, key: key)
      if let text = judge(place, node, world) {
        report.append(
          Violation(
            rule: Self.id, time: world.now, event: world.eventCount, node: node,
            text: "\(world.name(node)) removes \(key) from \(world.plant.description.segments[segment].name), "
              + text, cause: record))
      }
    case .disturbed: lastDisturbance = world.now
    case .state, .sent, .ended, .judged, .forwardingChanged, .settled: return
    }
  }

  /// Why the removal is premature; `nil` when it is not.
  private func judge(_ place: Place, _ node: NodeID, _ world: borrowing World) -> String? {
    let description = world.plant.description
    // A PE whose own port is down takes no part: what it forgets is no prune of the segment.
    let ports = description.segments[place.segment].ports.compactMap { world.plant.port(named: $0) }
    guard ports.contains(where: { $0.node == node && world.isWorking($0) }),
      isSynchronised(place.segment, node, world)
    else { return nil }
    let settings = description.defaults.igmp
    let countdown = settings.lastMemberQueryTime + description.defaults.leaveSynchDelta
    // A port that went down, or a PE that was lost, takes what was heard there with it (RFC 9251 §6.3).
    let allowance = settings.queryResponseInterval + description.defaults.leaveSynchDelta + Bounds(world).control
    if let lastDisturbance, world.now - lastDisturbance <= allowance, leaves[place] == nil { return nil }
    // A fault may leave a PE with what a lost one had told, until BGP has caught up.
    if let fault = world.lastFault, world.now - fault <= Bounds(world).control { return nil }
    if let report = reports[place], world.now - report.time < countdown,
      report.time > leaves[place] ?? report.time - countdown, !isLate(report, world)
    {
      return "though a report had reached the segment at \(report.time)"
    }
    if let other = joinSynch(place, node, world) { return "though \(other) still speaks for it" }
    guard leaves[place] == nil, let report = reports[place] else { return nil }
    return world.now - report.time < settings.groupMembershipInterval
      ? "and nobody had left, nor had the group run out" : nil
  }

  /// Whether BGP takes longer than the allowance that the countdown makes for it (d > delta).
  ///
  /// Then RFC 9251 §6.2 promises nothing. What the PE that heard the report has said is still unacknowledged.
  private func isLate(_ report: Report, _ world: borrowing World) -> Bool {
    guard world.now - report.time > world.plant.description.defaults.leaveSynchDelta,
      let routing = world.nodes[report.node].router?.value.routing
    else { return false }
    return routing.speaker.value.facts(over: routing.transport.value).updatesUnacknowledged > 0
  }

  private func isSynchronised(_ segment: Int, _ node: NodeID, _ world: borrowing World) -> Bool {
    guard let evpn = world.nodes[node].router?.value.evpn?.value,
      let local = evpn.configuration.segments.first(where: { $0.index == segment })
    else { return false }
    return local.synch == .routes
  }

  /// Another PE whose join synch for the place is best at the node.
  private func joinSynch(_ place: Place, _ node: NodeID, _ world: borrowing World) -> String? {
    let identifier = world.plant.description.segments[place.segment].identifier
    let own = world.plant.loopback(of: node)
    for (route, _) in world.bestRoutes(at: node) {
      guard case .membershipReportSynch(let body) = route, body.segment == identifier, body.sourceGroup == place.key,
        body.originator != own
      else { continue }
      return world.plant.router(at: body.originator).map { world.name($0) } ?? body.originator.description
    }
    return nil
  }
}
