/// How a packet travels, and where in a buffer it says so: messages about groups must travel in a certain way.
package struct IPCarriage: Hashable, Sendable {
  package let source: IPAddress
  package let hopLimit: UInt8
  package let hasRouterAlert: Bool
  /// The first octet of the header.
  let start: Int

  /// The header stands at octet `start`.
  package init(_ packet: IPv4Packet, at start: Int = 0) {
    source = packet.source
    hopLimit = packet.timeToLive
    hasRouterAlert = packet.hasRouterAlert
    self.start = start
  }

  /// The header stands at octet `start`.
  package init(_ packet: IPv6Packet, at start: Int = 0) {
    source = packet.source
    hopLimit = packet.hopLimit
    hasRouterAlert = packet.hasMulticastRouterAlert
    self.start = start
  }

  /// What messages of both families ask of their packets: one hop, and each router looks.
  var defects: [CarriageDefect] {
    (hopLimit == 1 ? [] : [.hopLimit(hopLimit)]) + (hasRouterAlert ? [] : [.noRouterAlert])
  }

  /// The defect at the octet where the header shows it.
  func error(_ defect: CarriageDefect) -> WireError {
    let isV4 = source.family == .v4
    return switch defect {
    case .hopLimit(let limit):
      WireError(
        field: isV4 ? "Time to live" : "Hop limit", offset: start + (isV4 ? 8 : 7),
        reason: .invalid("is \(limit), must be 1"))
    case .noRouterAlert:
      WireError(
        field: "Router Alert", offset: start + (isV4 ? 0 : 6), reason: .invalid("is missing, must be there"))
    case .source(let source):
      WireError(
        field: "Source address", offset: start + (isV4 ? 12 : 8),
        reason: .invalid("\(source) is no link-local address"))
    }
  }
}

/// What can be wrong with the packet that carries a message about groups.
package enum CarriageDefect: Hashable, Sendable {
  /// It could have come from farther than the link.
  case hopLimit(UInt8)
  /// Routers that look only when they are asked would not see it.
  case noRouterAlert
  /// MLD: it came from no address of the link.
  case source(IPAddress)
}
