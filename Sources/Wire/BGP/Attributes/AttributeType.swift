/// The list of path attributes that this speaker knows, each with its rules (RFC 4271 §5, RFC 7606 §7).
package enum AttributeType: UInt8, CaseIterable, Sendable {
  case origin = 1
  case asPath = 2
  case nextHop = 3
  case multiExitDiscriminator = 4
  case localPreference = 5
  case atomicAggregate = 6
  case aggregator = 7
  case communities = 8
  case originatorID = 9
  case clusterList = 10
  case mpReach = 14
  case mpUnreach = 15
  case extendedCommunities = 16
  case as4Path = 17
  case as4Aggregator = 18
  case pmsiTunnel = 22
  case ipv6ExtendedCommunities = 25
  case largeCommunities = 32

  /// What the standard calls it.
  package var name: String {
    switch self {
    case .origin: "ORIGIN"
    case .asPath: "AS_PATH"
    case .nextHop: "NEXT_HOP"
    case .multiExitDiscriminator: "MULTI_EXIT_DISC"
    case .localPreference: "LOCAL_PREF"
    case .atomicAggregate: "ATOMIC_AGGREGATE"
    case .aggregator: "AGGREGATOR"
    case .communities: "COMMUNITIES"
    case .originatorID: "ORIGINATOR_ID"
    case .clusterList: "CLUSTER_LIST"
    case .mpReach: "MP_REACH_NLRI"
    case .mpUnreach: "MP_UNREACH_NLRI"
    case .extendedCommunities: "EXTENDED COMMUNITIES"
    case .as4Path: "AS4_PATH"
    case .as4Aggregator: "AS4_AGGREGATOR"
    case .pmsiTunnel: "PMSI_TUNNEL"
    case .ipv6ExtendedCommunities: "IPv6 EXTENDED COMMUNITIES"
    case .largeCommunities: "LARGE_COMMUNITY"
    }
  }

  /// The flags that its definition fixes.
  package var flags: AttributeFlags {
    switch self {
    case .origin, .asPath, .nextHop, .localPreference, .atomicAggregate: .wellKnown
    case .multiExitDiscriminator, .originatorID, .clusterList, .mpReach, .mpUnreach: .optional
    case .aggregator, .communities, .extendedCommunities, .as4Path, .as4Aggregator, .pmsiTunnel,
      .ipv6ExtendedCommunities, .largeCommunities:
      .optionalTransitive
    }
  }

  /// What a malformed value leads to (RFC 7606 §7; RFC 6793 §6, RFC 6514 §5, RFC 8092 §6).
  package var actionWhenMalformed: AttributeError.Action {
    switch self {
    case .mpReach, .mpUnreach: .sessionReset
    case .atomicAggregate, .aggregator, .as4Path, .as4Aggregator: .attributeDiscard
    case .origin, .asPath, .nextHop, .multiExitDiscriminator, .localPreference, .communities, .originatorID,
      .clusterList, .extendedCommunities, .pmsiTunnel, .ipv6ExtendedCommunities, .largeCommunities:
      .treatAsWithdraw
    }
  }

  /// Dropped when it comes from another AS, whatever it says (RFC 7606 §7.5, §7.9, §7.10).
  package var isInternalOnly: Bool {
    switch self {
    case .localPreference, .originatorID, .clusterList: true
    case .origin, .asPath, .nextHop, .multiExitDiscriminator, .atomicAggregate, .aggregator, .communities, .mpReach,
      .mpUnreach, .extendedCommunities, .as4Path, .as4Aggregator, .pmsiTunnel, .ipv6ExtendedCommunities,
      .largeCommunities:
      false
    }
  }

  /// The subcode of a NOTIFICATION about its value (RFC 4271 §6.3).
  var subcode: UInt8 {
    switch self {
    case .origin: 6
    case .asPath: 11
    case .nextHop: 8
    case .multiExitDiscriminator, .localPreference, .atomicAggregate, .aggregator, .communities, .originatorID,
      .clusterList, .mpReach, .mpUnreach, .extendedCommunities, .as4Path, .as4Aggregator, .pmsiTunnel,
      .ipv6ExtendedCommunities, .largeCommunities:
      9
    }
  }
}
