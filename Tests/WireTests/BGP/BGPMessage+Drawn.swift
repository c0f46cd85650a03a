package import TestSupport
package import Wire

extension OpenMessage: Drawn {
  package static func drawn(from seeds: inout Seeds) -> OpenMessage {
    let system = max(seeds.number(UInt32.self), 1)
    var capabilities = seeds.list(upTo: 8) { Capability.drawn(from: &$0) }.filter(\.isUnambiguous)
    if seeds.isHeads() { capabilities.append(.role(BGPRole(rawValue: seeds.number()))) }
    if seeds.isHeads() { capabilities.append(.fourOctetAS(system)) }
    let holdTime = seeds.number(UInt16.self)
    return OpenMessage(
      autonomousSystem: system, holdTime: (1...2).contains(holdTime) ? 0 : holdTime,
      identifier: IPAddress(v4: max(seeds.number(), 1)), capabilities: capabilities)
  }
}

extension Capability {
  /// Whether it may come beside others of its kind.
  fileprivate var isUnambiguous: Bool {
    switch self {
    case .role, .fourOctetAS: false
    default: true
    }
  }
}

extension NotificationMessage: Drawn {
  package static func drawn(from seeds: inout Seeds) -> NotificationMessage {
    NotificationMessage(code: seeds.number(), subcode: seeds.number(), data: seeds.bytes(upTo: 60))
  }
}

extension RouteRefreshMessage: Drawn {
  package static func drawn(from seeds: inout Seeds) -> RouteRefreshMessage {
    RouteRefreshMessage(family: .drawn(from: &seeds), subtype: Subtype(rawValue: seeds.number()))
  }
}

extension UpdateMessage {
  /// What can be sent; what its routes and communities say may contradict each other.
  static func drawn(isIdentified: Bool, from seeds: inout Seeds) -> UpdateMessage {
    var message = UpdateMessage(
      withdrawn: .drawn(isIdentified: isIdentified, from: &seeds) { .drawn(from: &$0) },
      announced: .drawn(isIdentified: isIdentified, from: &seeds) { .drawn(from: &$0) })
    if seeds.isHeads() { message.unreach = .drawn(isIdentified: isIdentified, from: &seeds) }
    if seeds.isHeads() { message.reach = .drawn(isIdentified: isIdentified, from: &seeds) }
    message.attributes = .drawn(nextHop: message.reach?.nextHop.family, from: &seeds)
    return message
  }
}

extension BGPMessage: Drawn {
  /// Every kind but UPDATE, which needs to know what was agreed on.
  package static func drawn(from seeds: inout Seeds) -> BGPMessage {
    switch UInt8.random(in: 0...3, using: &seeds) {
    case 0: .open(.drawn(from: &seeds))
    case 1: .notification(.drawn(from: &seeds))
    case 2: .keepalive
    default: .routeRefresh(.drawn(from: &seeds))
    }
  }
}
