import TestSupport
import Wire

extension ICMPEcho: Drawn {
  static func drawn(from seeds: inout Seeds) -> ICMPEcho {
    ICMPEcho(identifier: seeds.number(), sequence: seeds.number(), data: seeds.bytes(upTo: 20))
  }
}

extension ICMPMessage: Drawn {
  static func drawn(from seeds: inout Seeds) -> ICMPMessage {
    let code = seeds.number(UInt8.self)
    let packet = seeds.isHeads() ? seeds.bytes(upTo: 40) : IPv4Packet.drawn(from: &seeds).encoded
    return switch UInt8.random(in: 0...6, using: &seeds) {
    case 0: .echoReply(.drawn(from: &seeds))
    case 1: .echoRequest(.drawn(from: &seeds))
    case 2: .destinationUnreachable(code: code, nextHopMTU: seeds.number(), packet: packet)
    case 3: .redirect(code: code, gateway: .drawn(.v4, from: &seeds), packet: packet)
    case 4: .timeExceeded(code: code, packet: packet)
    case 5: .parameterProblem(code: code, pointer: seeds.number(), packet: packet)
    default: .other(type: seeds.number(UInt8.self) | 0x10, code: code, body: packet)
    }
  }
}

extension ICMPv6Message: Drawn {
  static func drawn(from seeds: inout Seeds) -> ICMPv6Message {
    let code = seeds.number(UInt8.self)
    let packet = seeds.isHeads() ? seeds.bytes(upTo: 60) : IPv6Packet.drawn(from: &seeds).encoded
    return switch UInt8.random(in: 0...8, using: &seeds) {
    case 0: .destinationUnreachable(code: code, packet: packet)
    case 1: .packetTooBig(maximum: seeds.number(), packet: packet)
    case 2: .timeExceeded(code: code, packet: packet)
    case 3: .parameterProblem(code: code, pointer: seeds.number(), packet: packet)
    case 4: .echoRequest(.drawn(from: &seeds))
    case 5: .echoReply(.drawn(from: &seeds))
    case 6: .membership(.drawn(from: &seeds))
    case 7: .other(type: seeds.number(UInt8.self) | 0xa0, code: code, body: packet)
    default: .neighbor(.drawn(from: &seeds))
    }
  }
}

extension NeighborMessage: Drawn {
  static func drawn(from seeds: inout Seeds) -> NeighborMessage {
    let options = seeds.list(upTo: 4) { NeighborOption.drawn(from: &$0) }
    let target = IPAddress(v6: seeds.number(UInt64.self) >> 1, seeds.number())
    switch UInt8.random(in: 0...4, using: &seeds) {
    case 0: return .routerSolicitation(options)
    case 1: return .neighborSolicitation(target: target, options)
    case 2: return .neighborAdvertisement(NeighborFlags(rawValue: seeds.number()), target: target, options)
    case 3: return .redirect(target: target, destination: .drawn(.v6, from: &seeds), options)
    default:
      let router = RouterAdvertisement(
        hopLimit: seeds.number(), flags: seeds.number(), lifetimeSeconds: seeds.number(),
        reachableMilliseconds: seeds.number(), retransmissionMilliseconds: seeds.number())
      return .routerAdvertisement(router, options)
    }
  }
}

extension NeighborOption: Drawn {
  static func drawn(from seeds: inout Seeds) -> NeighborOption {
    switch UInt8.random(in: 0...5, using: &seeds) {
    case 0: .sourceLinkLayer(.drawn(from: &seeds))
    case 1: .targetLinkLayer(.drawn(from: &seeds))
    case 2:
      .prefix(
        PrefixInformation(
          .drawn(.v6, from: &seeds), length: seeds.number(), flags: seeds.number(), validSeconds: seeds.number(),
          preferredSeconds: seeds.number()))
    case 3: .redirected(RedirectedPacket(seeds.bytes(upTo: 60)))
    case 4: .maximumTransmissionUnit(seeds.number())
    default: .other(OtherNeighborOption(type: seeds.number(UInt8.self) | 8, data: seeds.bytes(upTo: 30)))
    }
  }
}
