/// What the payload of an IP packet is (RFC 791 §3.1; registry Protocol Numbers).
package struct IPProtocol: RawRepresentable, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let icmp = IPProtocol(rawValue: 1)
  package static let igmp = IPProtocol(rawValue: 2)
  package static let tcp = IPProtocol(rawValue: 6)
  package static let udp = IPProtocol(rawValue: 17)
}

extension IPProtocol: CustomStringConvertible {
  package var description: String {
    switch self {
    case .icmp: "ICMP (1)"
    case .igmp: "IGMP (2)"
    case .tcp: "TCP (6)"
    case .udp: "UDP (17)"
    default: "\(rawValue)"
    }
  }
}
