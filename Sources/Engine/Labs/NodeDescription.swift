package import Wire

/// One node of the topology.
package struct NodeDescription: Hashable, Sendable {
  package var name: String
  package var kind: NodeKind
  package var position: SourcePosition
  package var autonomousSystem: UInt32?
  /// The router's address, and its BGP identifier.
  package var loopback: IPAddress?
  /// A hint for the picture.
  package var place: PicturePlace?
  /// Which of the multicast procedures a PE offers; empty: a plain PE of RFC 7432.
  package var supports = ProxySupport.all
  /// The profile where the node differs from the lab.
  package var profile: Profile?
  /// Of a switch: the LAG members that carry the frames of single hosts.
  package var hash: [HashPin] = []
  /// Of a switch: whether it forwards groups only where they were asked for; else it floods.
  package var snooping = false
  /// Of a host: its address and the length of its network's prefix.
  package var address: IPAddress?
  package var prefixLength: Int = 24
  /// Of a host: the newest IGMP version that it speaks, 1 to 3.
  package var igmpVersion: Int = 3
  /// Of a host: the VLAN of its service; the lab's only service when the file does not say.
  package var vlan: UInt16?
  /// Of a host: when it answers a query.
  package var respond = QueryResponse.random

  package init(name: String, kind: NodeKind, position: SourcePosition = .none) {
    self.name = name
    self.kind = kind
    self.position = position
  }
}

/// What a node is.
///
/// Kinds that lab files may come to name and this version does not know are in `UnknownYet`.
package enum NodeKind: String, Hashable, Sendable, CaseIterable {
  /// A provider edge: BGP speaker, EVPN instances, attachment circuits.
  case pe
  /// A core router that forwards labels and speaks no BGP.
  case p
  /// A route reflector (RFC 4456) without services.
  case rr
  case host
  case `switch`

  /// Whether the IGP model and its labels reach the node.
  package var isRouter: Bool {
    switch self {
    case .pe, .p, .rr: true
    case .host, .switch: false
    }
  }

  /// Whether the node has an AS number and BGP sessions.
  package var isSpeaker: Bool {
    switch self {
    case .pe, .rr: true
    case .p, .host, .switch: false
    }
  }
}

/// Column and row of a node in the picture.
package struct PicturePlace: Hashable, Sendable {
  package var x: Int
  package var y: Int

  package init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}

/// The optional procedures of a PE: what its Multicast Flags community says (RFC 9251 §9.5, RFC 9572 §8).
package struct ProxySupport: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let igmpProxy = ProxySupport(rawValue: 1)
  package static let mldProxy = ProxySupport(rawValue: 2)
  package static let segmentation = ProxySupport(rawValue: 4)
  package static let all: ProxySupport = [.igmpProxy, .mldProxy, .segmentation]

  /// The words of lab files and of `set NODE supports`.
  package static let words: [(String, ProxySupport)] = [
    ("igmp-proxy", .igmpProxy), ("mld-proxy", .mldProxy), ("segmentation", .segmentation),
    ("proxy", [.igmpProxy, .mldProxy]),
  ]
}

/// The frames of `host` leave the switch towards `neighbor`, whatever the hash of addresses says.
package struct HashPin: Hashable, Sendable {
  package var host: String
  package var neighbor: String
  package var position: SourcePosition

  package init(host: String, neighbor: String, position: SourcePosition = .none) {
    self.host = host
    self.neighbor = neighbor
    self.position = position
  }
}

/// When a host answers a query.
package enum QueryResponse: Hashable, Sendable {
  /// After a time drawn from the maximum response time (RFC 3376 §5.2).
  case random
  /// Never: a host that listens in silence.
  case none
  /// After this time, for labs that need a known order.
  case after(Interval)
}
