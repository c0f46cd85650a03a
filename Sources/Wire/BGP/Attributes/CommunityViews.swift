/// What the extended communities of a route say, asked by name.
extension PathAttributes {
  /// Who the route is for; the ES-Import route target is asked separately.
  package var routeTargets: [RouteTarget] {
    extendedCommunities.compactMap { if case .routeTarget(let target) = $0.kind { target } else { nil } }
  }

  /// The addresses of the ES-Import route targets (RFC 7432 §7.6).
  package var esImports: [MACAddress] {
    extendedCommunities.compactMap { if case .esImport(let address) = $0.kind { address } else { nil } }
  }

  /// The EVI-RT communities; a synch route has exactly one (RFC 9251 §9.5).
  package var eviRouteTargets: [RouteTarget] {
    extendedCommunities.compactMap { if case .eviRouteTarget(let target) = $0.kind { target } else { nil } }
  }

  /// The first ESI Label community (RFC 7432 §7.5).
  package var esiLabel: ESILabel? {
    for community in extendedCommunities { if case .esiLabel(let label) = community.kind { return label } }
    return nil
  }

  /// The first MAC Mobility community (RFC 7432 §7.7).
  package var macMobility: MACMobility? {
    for community in extendedCommunities { if case .macMobility(let mobility) = community.kind { return mobility } }
    return nil
  }

  /// The first Multicast Flags community that says anything; without one its router is no proxy (RFC 9251 §9.4).
  package var multicastFlags: MulticastFlags? {
    for community in extendedCommunities {
      if case .multicastFlags(let flags) = community.kind, !flags.isMeaningless { return flags }
    }
    return nil
  }

  /// The DF Election community; more than one is as good as none (RFC 8584 §2.2).
  package var dfElection: DFElection? {
    let all = extendedCommunities.compactMap { if case .dfElection(let election) = $0.kind { election } else { nil } }
    return all.count == 1 ? all.first : nil
  }

  /// The tunnel types that the router takes; none means MPLS (RFC 8365 §6).
  package var encapsulations: [TunnelEncapsulation] {
    extendedCommunities.compactMap {
      if case .encapsulation(let type) = $0.kind { TunnelEncapsulation(rawValue: type) } else { nil }
    }
  }
}

extension MulticastFlags {
  /// Neither proxy bit is set, and no other that counts: such a community is ignored (RFC 9251 §9.4, RFC 9572 §8).
  var isMeaningless: Bool { isDisjoint(with: [.igmpProxy, .mldProxy, .segmentation]) }
}
