import Wire

/// I-8: when nobody wants a group any more and the last-member rounds have ended, no route and no state names it.
struct NoGarbageInvariant: Invariant {
  static let id = "I-8"
  static let title = "no garbage: what nobody wants is named nowhere"
  static let interests: Interests = [.state, .disturbed, .settled]

  private var gate = QuietGate()

  mutating func observe(_ observation: Observation, in world: borrowing World, report: inout [Violation]) {
    switch observation {
    case .state, .disturbed: gate.changed(at: world.now, bound: bound(world))
    case .settled:
      guard gate.opens(in: world) else { return }
      for node in world.nodes.ids { judge(node, world, &report) }
    case .sent, .ended, .judged, .forwardingChanged: return
    }
  }

  /// The last-member time when hosts say that they leave; the group membership interval when one may vanish in silence:
  /// version 1 says nothing, and neither does a host behind a link or node that failed, or one whose report was lost.
  private func bound(_ world: borrowing World) -> Interval {
    let defaults = world.plant.description.defaults
    let control = Bounds(world).control * 3
    let spoken = defaults.igmp.lastMemberQueryTime + defaults.leaveSynchDelta + control
    let isSilent =
      world.hasVanishingHosts || world.links.contains { !$0.isUp || $0.epoch > 0 || !$0.faults.isClear }
      || world.drops.keys.contains { $0.reason == .injectedFault }
    return isSilent ? defaults.igmp.groupMembershipInterval + control : spoken
  }

  private func judge(_ node: NodeID, _ world: borrowing World, _ report: inout [Violation]) {
    guard world.nodes[node].isUp, !world.nodes[node].isFrozen, let evpn = world.nodes[node].router?.value.evpn?.value
    else { return }
    var found = SortedMap<IPAddress, String>()
    for (route, _) in world.bestRoutes(at: node) {
      switch route {
      case .selectiveMulticast(let body): found[body.sourceGroup.group ?? .unspecifiedV4] = "\(body)"
      case .membershipReportSynch(let body): found[body.sourceGroup.group ?? .unspecifiedV4] = "\(body)"
      case .leaveSynch(let body): found[body.sourceGroup.group ?? .unspecifiedV4] = "\(body)"
      case .ethernetAutoDiscovery, .macIPAdvertisement, .inclusiveMulticast, .ethernetSegment, .ipPrefix, .perRegion,
        .selectivePMSI, .leaf, .unknown:
        continue
      }
    }
    for domain in evpn.configuration.domains.indices {
      for group in evpn.groups(of: domain) { found[group] = "state of \(group)" }
    }
    for (group, what) in found where !group.isUnspecified && !world.isWanted(group) {
      report.append(
        Violation(
          rule: Self.id, time: world.now, event: world.eventCount, node: node,
          text: "\(world.name(node)) still has \(what), which nobody wants"))
    }
  }
}

extension World {
  /// Whether any host listens to anything of the group.
  func isWanted(_ group: IPAddress) -> Bool {
    nodes.ids.contains { nodes[$0].host?.value.member.filter(of: group).isListening ?? false }
  }

  /// Whether a host may stop without a word: version 1 has no leave (RFC 2236 §2.1).
  var hasVanishingHosts: Bool {
    nodes.ids.contains { id in
      guard let host = nodes[id].host?.value else { return false }
      return host.member.settings.version == .v1 || host.member.groups.values.contains { $0.version == .v1 }
    }
  }
}
