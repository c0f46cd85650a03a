package import TestSupport
package import Wire

extension BitString: Drawn {
  package static func drawn(from seeds: inout Seeds) -> BitString {
    var bits = BitString(seeds.one(of: BitStringLength.allCases))
    let limit = bits.length.bits
    for position in seeds.list(upTo: 40, { Int.random(in: 1...limit, using: &$0) }) { bits.insert(position) }
    return bits
  }
}

extension BIERHeader: Drawn {
  package static func drawn(from seeds: inout Seeds) -> BIERHeader {
    let network = seeds.one(of: Network.allCases)
    // Below a label some numbers are not legal; 16 and more always are.
    let table = MPLSLabel(max(seeds.number(UInt32.self) >> 12, 16)) ?? .firstUnreserved
    return BIERHeader(
      network: network, table: table, trafficClass: seeds.number(), timeToLive: seeds.number(),
      entropy: seeds.number(), operations: seeds.number(), differentiatedServices: seeds.number(),
      payloadProtocol: BIERProtocol(rawValue: seeds.number()), ingress: seeds.number(),
      bitString: .drawn(from: &seeds))
  }
}
