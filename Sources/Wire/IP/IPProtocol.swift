/// What the payload of an IP packet is (RFC 791 §3.1, RFC 8200 §3; registry Protocol Numbers).
package struct IPProtocol: RawRepresentable, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// An extension header of IPv6 (RFC 8200 §4.3).
  package static let hopByHopOptions = IPProtocol(rawValue: 0)
  package static let icmp = IPProtocol(rawValue: 1)
  package static let igmp = IPProtocol(rawValue: 2)
  /// IPv4 in IP (RFC 2003 §3.1).
  package static let ipv4 = IPProtocol(rawValue: 4)
  package static let tcp = IPProtocol(rawValue: 6)
  package static let udp = IPProtocol(rawValue: 17)
  /// IPv6 in IP (RFC 2473 §3).
  package static let ipv6 = IPProtocol(rawValue: 41)
  /// An extension header of IPv6 (RFC 8200 §4.4).
  package static let routing = IPProtocol(rawValue: 43)
  /// An extension header of IPv6 (RFC 8200 §4.5).
  package static let fragment = IPProtocol(rawValue: 44)
  package static let rsvp = IPProtocol(rawValue: 46)
  package static let gre = IPProtocol(rawValue: 47)
  /// Encrypted from here on (RFC 4303 §2).
  package static let encapsulatingSecurity = IPProtocol(rawValue: 50)
  /// RFC 4302 §2.
  package static let authentication = IPProtocol(rawValue: 51)
  package static let icmpv6 = IPProtocol(rawValue: 58)
  /// Nothing follows (RFC 8200 §4.7).
  package static let noNextHeader = IPProtocol(rawValue: 59)
  /// An extension header of IPv6 (RFC 8200 §4.6).
  package static let destinationOptions = IPProtocol(rawValue: 60)
  package static let ospf = IPProtocol(rawValue: 89)
  package static let pim = IPProtocol(rawValue: 103)
  /// RFC 4023 §3.
  package static let mpls = IPProtocol(rawValue: 137)
  /// An Ethernet frame (RFC 8986 §4.9).
  package static let ethernet = IPProtocol(rawValue: 143)

  /// Whether it is a header between IPv6 and what the packet is about.
  package var isIPv6Extension: Bool {
    switch self {
    case .hopByHopOptions, .routing, .fragment, .authentication, .destinationOptions: true
    default: false
    }
  }
}

extension IPProtocol {
  package init(reading reader: inout ByteReader, field: StaticString) throws(WireError) {
    let range = try reader.take(1, field)
    self.init(rawValue: reader.bytes[range.lowerBound])
    reader.note(field, self, over: range)
  }

  /// The name alone; `nil` when none is known.
  package var name: String? {
    switch self {
    case .hopByHopOptions: "hop-by-hop options"
    case .icmp: "ICMP"
    case .igmp: "IGMP"
    case .ipv4: "IPv4"
    case .tcp: "TCP"
    case .udp: "UDP"
    case .ipv6: "IPv6"
    case .routing: "routing"
    case .fragment: "fragment"
    case .rsvp: "RSVP"
    case .gre: "GRE"
    case .encapsulatingSecurity: "ESP"
    case .authentication: "authentication"
    case .icmpv6: "ICMPv6"
    case .noNextHeader: "no next header"
    case .destinationOptions: "destination options"
    case .ospf: "OSPF"
    case .pim: "PIM"
    case .mpls: "MPLS"
    case .ethernet: "Ethernet"
    default: nil
    }
  }
}

extension IPProtocol: Worded {
  package func write(words: inout TextWriter) {
    guard let name else { return words.append(number: UInt64(rawValue)) }
    words.append(name)
    words.append(" (")
    words.append(number: UInt64(rawValue))
    words.append(")")
  }
}
