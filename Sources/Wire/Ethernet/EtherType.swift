/// What the payload of an Ethernet frame is (IEEE 802.3 §3.2.6; registry IEEE 802 Numbers).
package struct EtherType: RawRepresentable, Hashable, Sendable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// RFC 894.
  package static let ipv4 = EtherType(rawValue: 0x0800)
  /// RFC 826.
  package static let arp = EtherType(rawValue: 0x0806)
  /// A customer VLAN tag, IEEE 802.1Q §9.6.
  package static let vlan = EtherType(rawValue: 0x8100)
  /// A provider's VLAN tag, IEEE 802.1Q §9.6 (802.1ad).
  package static let serviceVLAN = EtherType(rawValue: 0x88a8)
  /// RFC 2464 §3.
  package static let ipv6 = EtherType(rawValue: 0x86dd)
  /// MPLS with a downstream-assigned label on top (RFC 5332 §3).
  package static let mpls = EtherType(rawValue: 0x8847)
  /// MPLS with an upstream-assigned label on top (RFC 5332 §3).
  package static let mplsUpstream = EtherType(rawValue: 0x8848)
  /// A whole frame, in GRE and Geneve (RFC 1701, RFC 8926 §3.4).
  package static let bridgedEthernet = EtherType(rawValue: 0x6558)
  /// BIER outside of MPLS (RFC 8296 §2.2.1).
  package static let bier = EtherType(rawValue: 0xab37)
}

extension EtherType {
  /// Whether a VLAN tag follows.
  package var isTag: Bool { self == .vlan || self == .serviceVLAN }

  /// Whether it is the length of an LLC frame (IEEE 802.3 §3.2.6); 1501 to 1535 are undefined.
  package var isLength: Bool { rawValue <= 1500 }
}

extension EtherType: CustomStringConvertible {
  package var description: String {
    let number = Hex.number(rawValue, digits: 4)
    return switch self {
    case .ipv4: "IPv4 (\(number))"
    case .arp: "ARP (\(number))"
    case .vlan: "VLAN tag (\(number))"
    case .serviceVLAN: "service VLAN tag (\(number))"
    case .ipv6: "IPv6 (\(number))"
    case .mpls: "MPLS (\(number))"
    case .mplsUpstream: "MPLS, upstream-assigned (\(number))"
    case .bridgedEthernet: "bridged Ethernet (\(number))"
    case .bier: "BIER (\(number))"
    default: isLength ? "length \(rawValue)" : number
    }
  }
}
