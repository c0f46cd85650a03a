/// The list of path attributes that this speaker knows (RFC 4271 §5); what defects in each lead to is in `AttributeRules`.
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
  case tunnelEncapsulation = 23
  case ipv6ExtendedCommunities = 25
  case accumulatedIGP = 26
  case peDistinguisherLabels = 27
  case largeCommunities = 32
  case onlyToCustomer = 35
  case attributeSet = 128

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
    case .tunnelEncapsulation: "TUNNEL_ENCAP"
    case .ipv6ExtendedCommunities: "IPv6 EXTENDED COMMUNITIES"
    case .accumulatedIGP: "AIGP"
    case .peDistinguisherLabels: "PE DISTINGUISHER LABELS"
    case .largeCommunities: "LARGE_COMMUNITY"
    case .onlyToCustomer: "OTC"
    case .attributeSet: "ATTR_SET"
    }
  }

  /// What an attribute is called, known or not.
  package static func name(of type: UInt8) -> String { AttributeType(rawValue: type)?.name ?? "attribute \(type)" }

  /// The flags that its definition fixes.
  package var flags: AttributeFlags {
    switch self {
    case .origin, .asPath, .nextHop, .localPreference, .atomicAggregate: .wellKnown
    case .multiExitDiscriminator, .originatorID, .clusterList, .mpReach, .mpUnreach, .accumulatedIGP: .optional
    case .aggregator, .communities, .extendedCommunities, .as4Path, .as4Aggregator, .pmsiTunnel, .tunnelEncapsulation,
      .ipv6ExtendedCommunities, .peDistinguisherLabels, .largeCommunities, .onlyToCustomer, .attributeSet:
      .optionalTransitive
    }
  }

  /// Whether it carries routes, whose loss cannot be made good by withdrawing them (RFC 7606 §3 j).
  package var carriesRoutes: Bool { self == .mpReach || self == .mpUnreach }

  /// The subcode of a NOTIFICATION about its value (RFC 4271 §6.3).
  var subcode: UInt8 {
    switch self {
    case .origin: 6
    case .asPath: 11
    case .nextHop: 8
    default: 9
    }
  }

  /// Those that `PathAttributes` has a field for, in their order.
  static let common: [AttributeType] = allCases.filter { $0.rawValue <= 32 && !$0.carriesRoutes && !$0.isRare }

  /// Those that are kept among `PathAttributes.rare`.
  var isRare: Bool {
    switch self {
    case .tunnelEncapsulation, .accumulatedIGP, .peDistinguisherLabels, .onlyToCustomer, .attributeSet: true
    default: false
    }
  }
}
