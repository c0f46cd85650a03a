import TestSupport
import Wire

extension UDPDatagram: Drawn {
  /// To a tunnel's port, so that it may do without a checksum over any address.
  static func drawn(from seeds: inout Seeds) -> UDPDatagram {
    let hasChecksum = seeds.isHeads()
    return UDPDatagram(
      sourcePort: seeds.number(),
      destinationPort: hasChecksum ? seeds.number() : seeds.one(of: UDPDatagram.tunnelPorts),
      payload: seeds.bytes(upTo: 40), hasChecksum: hasChecksum)
  }
}

extension TCPSegment: Drawn {
  static func drawn(from seeds: inout Seeds) -> TCPSegment {
    let options: [TCPOption] = seeds.list(upTo: 4) { seeds in
      switch UInt8.random(in: 0...4, using: &seeds) {
      case 0: .noOperation
      case 1: .maximumSegmentSize(seeds.number())
      case 2: .windowScale(seeds.number())
      case 3: .selectiveAcknowledgmentPermitted
      default: .other(kind: 0x80 | seeds.number(UInt8.self), seeds.bytes(upTo: 9))
      }
    }
    return TCPSegment(
      sourcePort: seeds.number(), destinationPort: seeds.number(), sequence: seeds.number(),
      acknowledgment: seeds.number(), flags: TCPFlags(rawValue: seeds.number()), window: seeds.number(),
      urgentPointer: seeds.number(), options: options, payload: seeds.bytes(upTo: 40))
  }
}
