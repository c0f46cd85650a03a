internal import Wire

/// EVPN routes in UPDATE messages: octets to values and back, whole message cost included.
enum RouteWorkloads {
  static let all = [decode, encode]

  private static let perUpdate = 5
  private static let updates = 2_000

  private static func message(_ number: Int) -> BGPMessage {
    let routes = (0..<perUpdate).map { index -> EVPNRoute in
      let group = IPAddress(v4: 0xef00_0000 + UInt32(number * perUpdate + index))
      return .selectiveMulticast(
        SelectiveMulticastRoute(
          routeDistinguisher: .address(IPAddress(192, 0, 2, 1), 10), ethernetTag: .zero,
          sourceGroup: MulticastSourceGroup(group: group), originator: IPAddress(192, 0, 2, 1),
          flags: [.version3, .exclude]))
    }
    var attributes = PathAttributes()
    attributes.origin = .igp
    attributes.asPath = .empty
    attributes.localPreference = 100
    attributes.extendedCommunities = [RouteTarget.autonomousSystem(65_000, 10).extendedCommunity]
    return .update(
      UpdateMessage(attributes: attributes, reach: MPReach(nextHop: IPAddress(192, 0, 2, 1), routes: routes)))
  }

  private static let decode = Workload("decode UPDATE, 5 SMET each", operations: updates * perUpdate, unit: "route") {
    let octets = (0..<updates).map { message($0).encoded() }
    return {
      for bytes in octets {
        var reader = ByteReader(bytes)
        _ = try? BGPMessage(reading: &reader, context: BGPContext())
      }
    }
  }

  private static let encode = Workload("encode UPDATE, 5 SMET each", operations: updates * perUpdate, unit: "route") {
    let messages = (0..<updates).map(message)
    return { for message in messages { _ = message.encoded() } }
  }
}
