/// What the packets of an interface begin with (the registry of link types of pcap and pcapng).
package struct LinkType: RawRepresentable, Hashable, Sendable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  package static let ethernet = LinkType(rawValue: 1)
  /// An IPv4 or IPv6 header; its first four bits say which.
  package static let rawIP = LinkType(rawValue: 101)
  /// The same, as OpenBSD and others number it in their files.
  package static let rawIPOfBSD = LinkType(rawValue: 12)
  package static let ipv4 = LinkType(rawValue: 228)
  package static let ipv6 = LinkType(rawValue: 229)
  /// A pseudo-header of 16 octets, as captures on all interfaces of Linux have it.
  package static let linuxCooked = LinkType(rawValue: 113)
  /// Its successor of 20 octets.
  package static let linuxCooked2 = LinkType(rawValue: 276)

  /// The layer to begin with; `nil` for a link of which nothing is known.
  package var layer: Layer? {
    switch self {
    case .ethernet: .ethernet
    case .rawIP, .rawIPOfBSD, .ipv4, .ipv6: .rawIP
    case .linuxCooked: .linuxCooked
    case .linuxCooked2: .linuxCooked2
    default: nil
    }
  }
}

extension LinkType: CustomStringConvertible {
  package var description: String {
    switch self {
    case .ethernet: "Ethernet"
    case .rawIP, .rawIPOfBSD: "raw IP"
    case .ipv4: "raw IPv4"
    case .ipv6: "raw IPv6"
    case .linuxCooked: "Linux cooked"
    case .linuxCooked2: "Linux cooked, version 2"
    default: "link type \(rawValue)"
    }
  }
}
