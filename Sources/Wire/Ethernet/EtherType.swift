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

extension EtherType: Worded {
  package func write(words: inout TextWriter) {
    if isLength {
      words.append("length ")
      words.append(number: UInt64(rawValue))
      return
    }
    if let name {
      words.append(name)
      words.append(" (")
    }
    words.append("0x")
    words.append(hexadecimal: UInt64(rawValue), digits: 4)
    if name != nil { words.append(")") }
  }

  private var name: StaticString? {
    switch self {
    case .ipv4: "IPv4"
    case .arp: "ARP"
    case .vlan: "VLAN tag"
    case .serviceVLAN: "service VLAN tag"
    case .ipv6: "IPv6"
    case .mpls: "MPLS"
    case .mplsUpstream: "MPLS, upstream-assigned"
    case .bridgedEthernet: "bridged Ethernet"
    case .bier: "BIER"
    default: nil
    }
  }
}
