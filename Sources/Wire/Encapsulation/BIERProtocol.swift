/// What a BIER packet carries, six bits (RFC 8296 §4, RFC 9624 §5; registry BIER Next Protocol Identifiers).
package struct BIERProtocol: Hashable, Sendable {
  package let rawValue: UInt8

  /// Takes the low six bits.
  package init(rawValue: UInt8) { self.rawValue = rawValue & 0x3f }

  /// A label that the receiver gave out.
  package static let mplsDownstream = BIERProtocol(rawValue: 1)
  /// A label that the sender, or the whole domain, gave out: what EVPN uses (RFC 9624 §2.1).
  package static let mplsUpstream = BIERProtocol(rawValue: 2)
  package static let ethernet = BIERProtocol(rawValue: 3)
  package static let ipv4 = BIERProtocol(rawValue: 4)
  package static let operations = BIERProtocol(rawValue: 5)
  package static let ipv6 = BIERProtocol(rawValue: 6)
  /// Without IP and UDP, as the next two (RFC 9624 §2.2).
  package static let vxlan = BIERProtocol(rawValue: 7)
  package static let nvgre = BIERProtocol(rawValue: 8)
  package static let geneve = BIERProtocol(rawValue: 9)
}

extension BIERProtocol: CustomStringConvertible {
  package var description: String {
    let name: String? =
      switch self {
      case .mplsDownstream: "MPLS, downstream-assigned"
      case .mplsUpstream: "MPLS, upstream-assigned"
      case .ethernet: "Ethernet"
      case .ipv4: "IPv4"
      case .operations: "OAM"
      case .ipv6: "IPv6"
      case .vxlan: "VXLAN"
      case .nvgre: "NVGRE"
      case .geneve: "Geneve"
      default: nil
      }
    return name.map { "\($0) (\(rawValue))" } ?? "\(rawValue)"
  }
}
