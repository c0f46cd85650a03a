import TestSupport
import Wire

extension IPv6Packet: Drawn {
  static func drawn(from seeds: inout Seeds) -> IPv6Packet {
    IPv6Packet(
      trafficClass: seeds.number(), flowLabel: seeds.number(), hopLimit: seeds.number(),
      source: .drawn(.v6, from: &seeds), destination: .drawn(.v6, from: &seeds),
      extensions: seeds.list(upTo: 4) { .drawn(from: &$0) }, protocolNumber: IPProtocol(rawValue: seeds.number()),
      payload: seeds.bytes(upTo: 40))
  }
}

extension IPv6Extension: Drawn {
  static func drawn(from seeds: inout Seeds) -> IPv6Extension {
    switch UInt8.random(in: 0...4, using: &seeds) {
    case 0: .hopByHop(.drawn(from: &seeds))
    case 1: .destination(.drawn(from: &seeds))
    case 2: .routing(.drawn(from: &seeds))
    case 3:
      .authentication(
        IPAuthenticationHeader(
          securityParametersIndex: seeds.number(), sequence: seeds.number(), integrityCheck: seeds.bytes(upTo: 30)))
    default:
      .fragment(
        IPv6FragmentHeader(offset: seeds.number(), isFollowed: seeds.isHeads(), identification: seeds.number()))
    }
  }
}

extension IPv6Options: Drawn {
  static func drawn(from seeds: inout Seeds) -> IPv6Options {
    IPv6Options(
      seeds.list(upTo: 4) { seeds in
        switch UInt8.random(in: 0...3, using: &seeds) {
        case 0: .pad1
        case 1: .padN(UInt8.random(in: 0...9, using: &seeds))
        case 2: .routerAlert(seeds.number())
        default: .other(type: seeds.number(UInt8.self) | 0x20, seeds.bytes(upTo: 20))
        }
      })
  }
}

extension IPv6RoutingHeader: Drawn {
  static func drawn(from seeds: inout Seeds) -> IPv6RoutingHeader {
    let objects: [SegmentRoutingObject] = seeds.list(upTo: 2) { seeds in
      seeds.isHeads() ? .pad1 : .other(type: seeds.number(UInt8.self) | 1, seeds.bytes(upTo: 9))
    }
    let segments = [IPAddress.drawn(.v6, from: &seeds)] + seeds.list(upTo: 3) { IPAddress.drawn(.v6, from: &$0) }
    let routed = SegmentRoutingHeader(
      segmentsLeft: seeds.number(), flags: seeds.number(), tag: seeds.number(), segments: segments, objects: objects)
    if seeds.isHeads(), let routed { return .segmentRouting(routed) }
    let other = OtherRoutingHeader(
      type: seeds.number(UInt8.self) & 3, segmentsLeft: seeds.number(), data: seeds.bytes(upTo: 40))
    return other.map { .other($0) } ?? .drawn(from: &seeds)
  }
}
