import TestSupport
import Wire

extension IPv4Packet: Drawn {
  static func drawn(from seeds: inout Seeds) -> IPv4Packet {
    let options: [UInt8] =
      switch UInt8.random(in: 0...3, using: &seeds) {
      case 0: IPv4Packet.routerAlert
      case 1: [1, 7, 3, 4] + IPv4Packet.routerAlert
      default: []
      }
    return IPv4Packet(
      differentiatedServices: seeds.number(), identification: seeds.number(), dontFragment: seeds.isHeads(),
      moreFragments: seeds.isHeads(), fragmentOffset: seeds.number(), timeToLive: seeds.number(),
      protocolNumber: IPProtocol(rawValue: seeds.number()), source: .drawn(.v4, from: &seeds),
      destination: .drawn(.v4, from: &seeds), options: options, payload: seeds.bytes(upTo: 40))
  }
}
