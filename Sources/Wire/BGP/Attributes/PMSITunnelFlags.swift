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
  /// The role in assisted replication: replicator.
  package static let replicator = PMSITunnelFlags(rawValue: 0x08)
  /// The role in assisted replication: leaf.
  package static let replicationLeaf = PMSITunnelFlags(rawValue: 0x10)
  /// LIR-pF: leaf information per flow; comes with `leafInformationRequired`.
  package static let leafInformationPerFlow = PMSITunnelFlags(rawValue: 0x20)
  /// More flags are in the Additional PMSI Tunnel Attribute Flags community.
  package static let `extension` = PMSITunnelFlags(rawValue: 0x40)
}

extension PMSITunnelFlags: CustomStringConvertible {
  package var description: String {
    let names: [(PMSITunnelFlags, String)] = [
      (.leafInformationRequired, "L"), (.pruneUnknownUnicast, "U"), (.pruneBroadcastMulticast, "BM"),
      (.replicator, "AR-replicator"), (.replicationLeaf, "AR-leaf"), (.leafInformationPerFlow, "LIR-pF"),
      (.extension, "E"),
    ]
    return names.filter { contains($0.0) }.map(\.1).joined(separator: " ")
  }
}
