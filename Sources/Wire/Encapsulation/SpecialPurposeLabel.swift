/// The labels 0 to 15 that have a meaning of their own (RFC 7274 §5; registry Special-Purpose MPLS Label Values).
package enum SpecialPurposeLabel: UInt32, Hashable, Sendable, CaseIterable {
  /// RFC 3032 §2.1.
  case ipv4ExplicitNull = 0
  /// RFC 3032 §2.1.
  case routerAlert = 1
  /// RFC 3032 §2.1.
  case ipv6ExplicitNull = 2
  /// RFC 3032 §2.1: given out by routers, but never on the wire.
  case implicitNull = 3
  /// RFC 6790 §3: the next label is an entropy label.
  case entropyLabelIndicator = 7
  /// RFC 5586 §4.
  case genericAssociatedChannel = 13
  /// RFC 3429 §3.
  case oamAlert = 14
  /// RFC 7274 §3.1: the next label is an extended special-purpose label.
  case `extension` = 15
}

extension SpecialPurposeLabel: CustomStringConvertible {
  package var description: String {
    switch self {
    case .ipv4ExplicitNull: "IPv4 explicit null"
    case .routerAlert: "router alert"
    case .ipv6ExplicitNull: "IPv6 explicit null"
    case .implicitNull: "implicit null"
    case .entropyLabelIndicator: "entropy label indicator"
    case .genericAssociatedChannel: "generic associated channel"
    case .oamAlert: "OAM alert"
    case .extension: "extension"
    }
  }
}
