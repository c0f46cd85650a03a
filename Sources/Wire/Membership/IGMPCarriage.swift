/// How IGMP messages travel: to which address, and in what kind of packet.
extension IGMPMessage {
  /// 224.0.0.1 (RFC 1112 §4).
  package static let allSystems = IPAddress(224, 0, 0, 1)
  /// 224.0.0.2 (RFC 2236 §9).
  package static let allRouters = IPAddress(224, 0, 0, 2)
  /// 224.0.0.22 (RFC 3376 §4.2.14).
  package static let allVersion3Routers = IPAddress(224, 0, 0, 22)

  /// The version that defines this message.
  package var version: IGMPVersion {
    switch self {
    case .query(let query): query.version
    case .reportV1: .v1
    case .reportV2, .leave: .v2
    case .reportV3: .v3
    }
  }

  /// Where the message goes (RFC 2236 §9, RFC 3376 §4.1.12 and §4.2.14).
  package var destination: IPAddress {
    switch self {
    case .query(let query): query.isGeneral ? Self.allSystems : query.group
    case .reportV1(let group), .reportV2(let group): group
    case .leave: Self.allRouters
    case .reportV3: Self.allVersion3Routers
    }
  }

  /// The packet that carries the message: one hop far, with Router Alert from version 2 on (RFC 2236 §2), and with the
  /// precedence of Internetwork Control in version 3 (RFC 3376 §4).
  package func packet(source: IPAddress) -> IPv4Packet {
    IPv4Packet(
      differentiatedServices: version == .v3 ? 0xc0 : 0, timeToLive: 1, protocolNumber: .igmp, source: source,
      destination: destination, options: version == .v1 ? [] : IPv4Packet.routerAlert, payload: encoded)
  }
}

extension IGMPMessage {
  /// What is wrong with how the message travels (RFC 1112 Appendix I, RFC 2236 §2, RFC 3376 §4).
  ///
  /// Version 1 knows no Router Alert.
  package func defects(of carriage: IPCarriage) -> [CarriageDefect] {
    version == .v1 ? carriage.defects.filter { $0 != .noRouterAlert } : carriage.defects
  }
}

extension IGMPMessage: CustomStringConvertible {
  package var description: String {
    switch self {
    case .query(let query): query.description
    case .reportV1(let group): "IGMPv1 report \(group)"
    case .reportV2(let group): "IGMPv2 report \(group)"
    case .leave(let group): "IGMPv2 leave \(group)"
    case .reportV3(let records): "IGMPv3 report \(records.words)"
    }
  }
}

extension IGMPQuery: CustomStringConvertible {
  package var description: String {
    let start = "IGMPv\(version.rawValue) query"
    if isGeneral { return "\(start) general" }
    if sources.isEmpty { return "\(start) \(group)" }
    return "\(start) (\(group), {\(sources.map(\.description).joined(separator: ", "))})"
  }
}
