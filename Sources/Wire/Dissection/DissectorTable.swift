/// How to go on behind a header: EtherType, protocol or port → the decoder of what follows.
enum DissectorTable {
  /// What an Ethernet frame can carry.
  enum Network {
    case arp
    case ipv4
    case mpls
  }

  /// What an IPv4 packet can carry.
  enum Transport {
    case igmp
    case tcp
    case udp
  }

  /// What a port can mean.
  enum Application {
    case bgp
    case lab
  }

  static func network(_ type: EtherType) -> Network? {
    switch type {
    case .arp: .arp
    case .ipv4: .ipv4
    case .mpls: .mpls
    default: nil
    }
  }

  static func transport(_ number: IPProtocol) -> Transport? {
    switch number {
    case .igmp: .igmp
    case .tcp: .tcp
    case .udp: .udp
    default: nil
    }
  }

  /// Either side of a connection may have the port that tells what it is about.
  static func application(tcp ports: [UInt16]) -> Application? {
    ports.contains(BGPMessage.port) ? .bgp : nil
  }

  static func application(udp destinationPort: UInt16) -> Application? {
    destinationPort == LabPayload.port ? .lab : nil
  }
}
