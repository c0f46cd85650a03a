/// The tunnel type in the Encapsulation community (RFC 9012 §4.1, RFC 8365 §5.1.3); without one it is MPLS.
///
/// Value: reserved 4, tunnel type 2.
package struct TunnelEncapsulation: RawRepresentable, Hashable, Sendable {
  static let subtype: UInt8 = 0x0c

  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  package static let vxlan = TunnelEncapsulation(rawValue: 8)
  package static let nvgre = TunnelEncapsulation(rawValue: 9)
  package static let mpls = TunnelEncapsulation(rawValue: 10)
  package static let mplsInGRE = TunnelEncapsulation(rawValue: 11)
  package static let vxlanGPE = TunnelEncapsulation(rawValue: 12)
  package static let mplsInUDP = TunnelEncapsulation(rawValue: 13)
  package static let geneve = TunnelEncapsulation(rawValue: 19)

  /// Whether the label field of a route is, with all its bits, the identifier of a network (RFC 8365 §5.1.3).
  package var hasNetworkIdentifier: Bool { [.vxlan, .nvgre, .vxlanGPE, .geneve].contains(self) }

  package var extendedCommunity: ExtendedCommunity {
    ExtendedCommunity(type: 0x03, subtype: Self.subtype, value: UInt64(rawValue))
  }
}

extension TunnelEncapsulation: CustomStringConvertible {
  package var description: String {
    switch self {
    case .vxlan: "VXLAN"
    case .nvgre: "NVGRE"
    case .mpls: "MPLS"
    case .mplsInGRE: "MPLS in GRE"
    case .vxlanGPE: "VXLAN-GPE"
    case .mplsInUDP: "MPLS in UDP"
    case .geneve: "Geneve"
    default: "type \(rawValue)"
    }
  }
}
