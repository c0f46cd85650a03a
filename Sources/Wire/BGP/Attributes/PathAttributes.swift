/// What an UPDATE says about all its routes: every path attribute but the two that carry routes (RFC 4271 §5).
///
/// Equal values are one value in a router's tables, and so hashing looks only at what differs between routes.
package struct PathAttributes: Hashable, Sendable {
  package var origin: Origin?
  package var asPath: ASPath?
  /// For the IPv4 routes of the UPDATE itself; other families have theirs in `MPReach`.
  package var nextHop: IPAddress?
  package var multiExitDiscriminator: UInt32?
  package var localPreference: UInt32?
  package var atomicAggregate: Bool
  package var aggregator: Aggregator?
  package var communities: [Community]
  package var originatorID: IPAddress?
  package var clusterList: [IPAddress]
  package var extendedCommunities: [ExtendedCommunity]
  package var pmsiTunnel: PMSITunnel?
  package var ipv6ExtendedCommunities: [IPv6ExtendedCommunity]
  package var largeCommunities: [LargeCommunity]
  /// What few routes have, and what this speaker does not know, in the order of the types; each type once.
  package private(set) var rare: [RareAttribute]
  /// The attributes that a speaker on the way did not know: once set, it stays so (RFC 4271 §5).
  package var partial: PartialAttributes

  package init(
    origin: Origin? = nil, asPath: ASPath? = nil, nextHop: IPAddress? = nil, multiExitDiscriminator: UInt32? = nil,
    localPreference: UInt32? = nil, atomicAggregate: Bool = false, aggregator: Aggregator? = nil,
    communities: [Community] = [], originatorID: IPAddress? = nil, clusterList: [IPAddress] = [],
    extendedCommunities: [ExtendedCommunity] = [], pmsiTunnel: PMSITunnel? = nil,
    ipv6ExtendedCommunities: [IPv6ExtendedCommunity] = [], largeCommunities: [LargeCommunity] = [],
    rare: [RareAttribute] = [], unknown: [UnknownAttribute] = [], partial: PartialAttributes = []
  ) {
    self.origin = origin
    self.asPath = asPath
    self.nextHop = nextHop
    self.multiExitDiscriminator = multiExitDiscriminator
    self.localPreference = localPreference
    self.atomicAggregate = atomicAggregate
    self.aggregator = aggregator
    self.communities = communities
    self.originatorID = originatorID
    self.clusterList = clusterList
    self.extendedCommunities = extendedCommunities
    self.pmsiTunnel = pmsiTunnel
    self.ipv6ExtendedCommunities = ipv6ExtendedCommunities
    self.largeCommunities = largeCommunities
    self.rare = []
    self.partial = partial
    for attribute in rare { insert(attribute) }
    for attribute in unknown { insert(attribute) }
  }

  /// Adds an attribute in the order of the types; one of a type that is there changes nothing.
  package mutating func insert(_ attribute: RareAttribute) {
    if case .unknown(let unknown) = attribute.value, AttributeType(rawValue: unknown.type) != nil { return }
    let place = rare.firstIndex { $0.type >= attribute.type } ?? rare.endIndex
    if place < rare.endIndex, rare[place].type == attribute.type { return }
    rare.insert(attribute, at: place)
  }

  /// Adds an attribute that this speaker does not know; one of a type that it knows changes nothing.
  package mutating func insert(_ attribute: UnknownAttribute) {
    insert(RareAttribute(.unknown(attribute)))
  }

  mutating func removeRare(_ type: AttributeType) {
    rare.removeAll { $0.type == type.rawValue }
  }

  /// What this speaker does not know.
  package var unknown: [UnknownAttribute] {
    rare.compactMap { if case .unknown(let attribute) = $0.value { attribute } else { nil } }
  }

  /// What another speaker is told of the attributes that this one does not know (RFC 4271 §5).
  package mutating func forwardUnknown() {
    if !rare.isEmpty { rare = rare.compactMap(\.forwarded) }
  }

  package func hash(into hasher: inout Hasher) {
    for community in extendedCommunities { hasher.combine(community.value) }
    hasher.combine(originatorID)
    hasher.combine(pmsiTunnel?.label)
    hasher.combine(localPreference)
    hasher.combine(asPath?.neighbor)
    for community in communities { hasher.combine(community.value) }
  }
}
