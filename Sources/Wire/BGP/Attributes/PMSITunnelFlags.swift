/// The flags of the PMSI Tunnel attribute (RFC 6514 §5, RFC 7902 §2, RFC 8534 §2, RFC 9574 §4).
package struct PMSITunnelFlags: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// L: every leaf answers with a Leaf A-D route.
  package static let leafInformationRequired = PMSITunnelFlags(rawValue: 0x01)
  /// U: do not send me unknown unicast.
  package static let pruneUnknownUnicast = PMSITunnelFlags(rawValue: 0x02)
  /// BM: do not send me broadcast and multicast.
  package static let pruneBroadcastMulticast = PMSITunnelFlags(rawValue: 0x04)
  /// The role in assisted replication: replicator; see `replicationRole`.
  package static let replicator = PMSITunnelFlags(rawValue: 0x08)
  /// The role in assisted replication: leaf.
  package static let replicationLeaf = PMSITunnelFlags(rawValue: 0x10)
  /// LIR-pF: leaf information per flow; comes with `leafInformationRequired`.
  package static let leafInformationPerFlow = PMSITunnelFlags(rawValue: 0x20)
  /// E: more flags are in the Additional PMSI Tunnel Attribute Flags community.
  package static let `extension` = PMSITunnelFlags(rawValue: 0x40)

  /// Assisted replication: two bits that are one field (RFC 9574 §4).
  package enum ReplicationRole: UInt8, Hashable, Sendable, CaseIterable {
    /// Takes no part.
    case none = 0
    case replicator = 1
    case leaf = 2
    case reserved = 3
  }

  package var replicationRole: ReplicationRole { ReplicationRole(rawValue: rawValue >> 3 & 3) ?? .none }

  /// Whether leaves answer: LIR-pF alone is against the rules and counts as both (RFC 8534 §2).
  package var asksForLeaves: Bool { !isDisjoint(with: [.leafInformationRequired, .leafInformationPerFlow]) }
}

extension PMSITunnelFlags: CustomStringConvertible {
  package var description: String {
    let names: [(PMSITunnelFlags, String)] = [
      (.leafInformationRequired, "L"), (.pruneUnknownUnicast, "U"), (.pruneBroadcastMulticast, "BM"),
    ]
    var words = names.filter { contains($0.0) }.map(\.1)
    switch replicationRole {
    case .none: break
    case .replicator: words.append("AR-replicator")
    case .leaf: words.append("AR-leaf")
    case .reserved: words.append("AR role 3")
    }
    if contains(.leafInformationPerFlow) { words.append("LIR-pF") }
    if contains(.extension) { words.append("E") }
    if rawValue & 0x80 != 0 { words.append("0x80") }
    return words.isEmpty ? "none" : words.joined(separator: " ")
  }
}
