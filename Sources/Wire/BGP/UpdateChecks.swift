/// What only shows when all attributes of an UPDATE have been read: missing ones, and those that contradict each other.
extension UpdateDecoder {
  /// Looks at the whole; `bytes` are those that it was read from.
  mutating func check(in bytes: [UInt8]) {
    mergeFourOctetAS()
    guard message.hasReachableRoutes, reset == nil else { return }
    checkMandatory(nextHopNeeded: !message.announced.isEmpty)
    checkFirstAS()
    checkTunnel()
    guard let reach, reach.family == .evpn else { return }
    checkEndpoint(reach)
    checkRoutes(reach, in: bytes)
  }

  /// RFC 7606 §3 d.
  private mutating func checkMandatory(nextHopNeeded: Bool) {
    if !seen.contains(.origin) { addMissing(.origin) }
    if !seen.contains(.asPath) { addMissing(.asPath) }
    if nextHopNeeded, !seen.contains(.nextHop) { addMissing(.nextHop) }
  }

  /// Puts together what an old session carries in two attributes each (RFC 6793 §4.2.3).
  private mutating func mergeFourOctetAS() {
    guard !context.fourOctetAS else { return }
    if let aggregator = attributes.aggregator, aggregator.autonomousSystem != UInt32(OpenMessage.asTrans) {
      return  // Somebody who does not know four octets has aggregated: both attributes are out of date.
    }
    if let as4Aggregator, attributes.aggregator != nil { attributes.aggregator = as4Aggregator }
    if let as4Path, let path = attributes.asPath { attributes.asPath = path.merged(with: as4Path) }
  }

  /// A peer in another AS puts its own number in front (RFC 4271 §6.3).
  private mutating func checkFirstAS() {
    guard context.isExternal, let expected = context.firstAS, let path = attributes.asPath else { return }
    if path.segments.first?.systems.first != expected { add(.firstAS, .asPath, at: places.asPath) }
  }

  /// The flags of the tunnel attribute and those in the community go together (RFC 7902 §2, RFC 9573 §4.2).
  private mutating func checkTunnel() {
    let isExtended = attributes.pmsiTunnel?.flags.contains(.extension) ?? false
    guard isExtended || !attributes.extendedCommunities.isEmpty else { return }
    let hasFlags = attributes.extendedCommunities.contains(where: \.isAdditionalPMSIFlags)
    if isExtended, !hasFlags { add(.extensionWithoutFlags, .pmsiTunnel, at: places.tunnel) }
    if hasFlags, !isExtended {
      attributes.extendedCommunities.removeAll(where: \.isAdditionalPMSIFlags)
      add(.flagsWithoutExtension, .extendedCommunities, at: places.communities)
    }
  }

  /// RFC 6515 §4.2.
  private mutating func checkEndpoint(_ reach: MPReach) {
    guard let family = attributes.pmsiTunnel?.identifier.family, family != reach.nextHop.family else { return }
    add(.endpointFamily, .pmsiTunnel, at: places.tunnel)
  }

  /// What the kinds of routes demand of their attributes, and of themselves.
  private mutating func checkRoutes(_ reach: MPReach, in bytes: [UInt8]) {
    var kinds = RouteKinds()
    var starts: [Int] = []
    let routes = reach.nlri.routes
    for index in routes.indices {
      let route = routes[index]
      kinds.insert(route)
      let own = route.contradiction
      guard let contradiction = own ?? route.contradiction(beside: attributes.extendedCommunities) else { continue }
      let defect: UpdateDefect = own == nil ? .overlayIndex : .routeContradiction
      if starts.isEmpty { starts = RouteOctets(of: places.reach, in: bytes, context: context).starts }
      let place = starts.indices.contains(index) ? starts[index] : places.reach.lowerBound
      add(defect, .mpReach, at: place, "\(route.name): \(contradiction)")
    }
    if !kinds.isEmpty { checkCommunities(kinds) }
  }

  private mutating func checkCommunities(_ kinds: RouteKinds) {
    let communities = attributes.extendedCommunities
    if kinds.contains(.tunnelled), communities.contains(where: \.isCommonBlockFlagSet),
      communities.contains(where: \.isContextLabelSpace)
    {
      add(.commonLabelSpace, .extendedCommunities, at: places.communities)
    }
    if kinds.contains(.perSegment), let label = attributes.esiLabel, label.isSingleActive, label.splitHorizonType != 0 {
      add(.splitHorizonType, .extendedCommunities, at: places.communities)
    }
    if kinds.contains(.inclusive), communities.contains(where: \.isMeaninglessMulticastFlags) {
      add(.multicastFlags, .extendedCommunities, at: places.communities)
    }
    if kinds.contains(.segment), attributes.dfElectionCount > 1 {
      add(.dfElection, .extendedCommunities, at: places.communities)
    }
    // A route for no segment is imported by nobody, so that nobody misses the instance (RFC 9251 §9.5).
    if kinds.contains(.synch), !attributes.esImports.isEmpty, attributes.eviRouteTargets.count != 1 {
      let place = communities.isEmpty ? places.reach.lowerBound : places.communities
      add(.synchInstance, .extendedCommunities, at: place)
    }
  }
}

/// Which kinds of routes with demands of their own are in an UPDATE.
private struct RouteKinds: OptionSet {
  let rawValue: UInt8

  static let inclusive = RouteKinds(rawValue: 1)
  /// Routes that can carry a tunnel attribute.
  static let tunnelled = RouteKinds(rawValue: 2)
  static let perSegment = RouteKinds(rawValue: 4)
  static let segment = RouteKinds(rawValue: 8)
  static let synch = RouteKinds(rawValue: 16)

  mutating func insert(_ route: EVPNRoute) {
    switch route.type {
    case EthernetAutoDiscoveryRoute.routeType:
      if case .ethernetAutoDiscovery(let body) = route, body.isPerSegment { formUnion(.perSegment) }
    case InclusiveMulticastRoute.routeType: formUnion([.inclusive, .tunnelled])
    case EthernetSegmentRoute.routeType: formUnion(.segment)
    case MembershipReportSynchRoute.routeType, LeaveSynchRoute.routeType: formUnion(.synch)
    case 9, 10: formUnion(.tunnelled)
    default: break
    }
  }
}

extension ExtendedCommunity {
  fileprivate var isMeaninglessMulticastFlags: Bool {
    if case .multicastFlags(let flags) = kind { flags.isMeaningless } else { false }
  }
}

extension PathAttributes {
  fileprivate var dfElectionCount: Int {
    extendedCommunities.reduce(0) { if case .dfElection = $1.kind { $0 + 1 } else { $0 } }
  }
}
