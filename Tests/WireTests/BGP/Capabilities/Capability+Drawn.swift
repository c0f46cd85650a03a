package import TestSupport
package import Wire

extension AddressFamily: Drawn {
  package static func drawn(from seeds: inout Seeds) -> AddressFamily {
    seeds.one(of: NLRI.families + [AddressFamily(afi: seeds.number(), safi: seeds.number())])
  }
}

extension RouterName: Drawn {
  package static func drawn(from seeds: inout Seeds) -> RouterName {
    RouterName(host: seeds.bytes(upTo: 255), domain: seeds.bytes(upTo: 255))
  }
}

extension GracefulRestart: Drawn {
  package static func drawn(from seeds: inout Seeds) -> GracefulRestart {
    GracefulRestart(
      isRestarting: seeds.isHeads(), coversNotification: seeds.isHeads(), restartTime: seeds.number(),
      families: seeds.list(upTo: 4) { Family(family: .drawn(from: &$0), isForwardingPreserved: $0.isHeads()) })
  }
}

extension Capability: Drawn {
  package static func drawn(from seeds: inout Seeds) -> Capability {
    switch UInt8.random(in: 0...11, using: &seeds) {
    case 0: .multiprotocol(.drawn(from: &seeds))
    case 1: .routeRefresh
    case 2:
      .extendedNextHop(
        seeds.list(upTo: 5) { ExtendedNextHop(afi: $0.number(), safi: $0.number(), nextHopAFI: $0.number()) })
    case 3: .extendedMessage
    case 4: .role(BGPRole(rawValue: seeds.number()))
    case 5: .gracefulRestart(.drawn(from: &seeds))
    case 6: .fourOctetAS(seeds.number())
    case 7:
      .addPath(seeds.list(upTo: 5) { AddPathFamily(family: .drawn(from: &$0), mode: .init(rawValue: $0.number())) })
    case 8: .enhancedRouteRefresh
    case 9:
      .longLivedGracefulRestart(
        seeds.list(upTo: 5) {
          LongLivedFamily(family: .drawn(from: &$0), isForwardingPreserved: $0.isHeads(), staleTime: $0.number())
        })
    case 10: .domainName(.drawn(from: &seeds))
    default:
      .unknown(code: seeds.one(of: [0, 3, 7, 66, 72, 128, 255]), octets: seeds.bytes(upTo: 255))
    }
  }
}
