/// How MLD messages travel: to which address, and in what kind of packet.
extension MLDMessage {
  /// ff02::1 (RFC 4291 §2.7.1).
  package static let allNodes = IPAddress(v6: 0xff02 << 48, 1)
  /// ff02::2 (RFC 4291 §2.7.1).
  package static let allRouters = IPAddress(v6: 0xff02 << 48, 2)
  /// ff02::16 (RFC 3810 §5.2.14).
  package static let allVersion2Routers = IPAddress(v6: 0xff02 << 48, 0x16)

  /// The version that defines this message.
  package var version: MLDVersion {
    switch self {
    case .query(let query): query.version
    case .reportV1, .done: .v1
    case .reportV2: .v2
    }
  }

  /// Where the message goes (RFC 2710 §8, RFC 3810 §5.1.15 and §5.2.14).
  package var destination: IPAddress {
    switch self {
    case .query(let query): query.isGeneral ? Self.allNodes : query.group
    case .reportV1(let group): group
    case .done: Self.allRouters
    case .reportV2: Self.allVersion2Routers
    }
  }

  /// The packet that carries the message: one hop far, with Router Alert in hop-by-hop options (RFC 2710 §3, RFC 3810 §5).
  package func packet(source: IPAddress) -> IPv6Packet {
    IPv6Packet(
      hopLimit: 1, source: source, destination: destination, extensions: [.hopByHop(.multicastRouterAlert)],
      protocolNumber: .icmpv6, payload: encoded(source: source, destination: destination))
  }

  /// What is wrong with how the message travels: a receiver drops it then (RFC 3810 §5.1.14, §5.2.13, §6.2, §7.4).
  package func defects(of carriage: IPCarriage) -> [CarriageDefect] {
    var defects = carriage.defects
    // RFC 3590 §4: a report may be sent before the sender has a valid address.
    var mayLackSource = true
    if case .query = self { mayLackSource = false }
    let source = carriage.source
    if !source.isLinkLocalUnicast, !(mayLackSource && source.isUnspecified) { defects.append(.source(source)) }
    return defects
  }
}

extension MLDMessage: CustomStringConvertible {
  package var description: String {
    switch self {
    case .query(let query): query.description
    case .reportV1(let group): "MLDv1 report \(group)"
    case .done(let group): "MLDv1 done \(group)"
    case .reportV2(let records): "MLDv2 report \(records.words)"
    }
  }
}
