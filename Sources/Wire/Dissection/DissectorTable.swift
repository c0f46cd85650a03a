/// How to go on behind a header: EtherType, protocol or port → what follows.
enum DissectorTable {
  static func layer(_ type: EtherType) -> Layer? {
    switch type {
    case .arp: .arp
    case .ipv4: .ipv4
    case .ipv6: .ipv6
    case .mpls, .mplsUpstream: .mpls
    case .bridgedEthernet: .ethernet
    case .bier: .bier
    default: nil
    }
  }

  static func layer(_ number: IPProtocol) -> Layer? {
    switch number {
    case .igmp: .igmp
    case .pim: .pim
    case .icmp: .icmp
    case .icmpv6: .icmpv6
    case .rsvp: .rsvp
    case .ipv4: .ipv4
    case .ipv6: .ipv6
    case .ethernet: .ethernet
    case .tcp: .tcp
    case .udp: .udp
    case .gre: .gre
    case .mpls: .mpls
    default: nil
    }
  }

  /// Either side of a connection may have the port that tells what it is about.
  static func layer(tcp ports: [UInt16]) -> Layer? {
    if ports.contains(BGPMessage.port) { return .bgp }
    return ports.contains(LDPPDU.port) ? .ldp : nil
  }

  static func layer(udp destinationPort: UInt16) -> Layer? {
    switch destinationPort {
    case LabPayload.port: .labTraffic
    case LDPPDU.port: .ldp
    case TunnelPort.vxlan: .vxlan
    case TunnelPort.vxlanGPE: .vxlanGPE
    case TunnelPort.geneve: .geneve
    case TunnelPort.mpls: .mpls
    default: nil
    }
  }
}
