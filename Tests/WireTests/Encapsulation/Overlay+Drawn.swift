package import TestSupport
package import Wire

extension VirtualNetworkID {
  static func drawn(from seeds: inout Seeds) -> VirtualNetworkID? {
    VirtualNetworkID(seeds.number(UInt32.self) >> 8)
  }
}

extension VXLANHeader: Drawn {
  package static func drawn(from seeds: inout Seeds) -> VXLANHeader {
    while true {
      if let network = VirtualNetworkID.drawn(from: &seeds) { return VXLANHeader(network: network) }
    }
  }
}

extension VXLANGPEHeader: Drawn {
  package static func drawn(from seeds: inout Seeds) -> VXLANGPEHeader {
    VXLANGPEHeader(
      network: VXLANHeader.drawn(from: &seeds).network, payload: seeds.one(of: NextProtocol.allCases),
      isReplicated: seeds.isHeads(), isOperations: seeds.isHeads())
  }
}

extension GeneveOption: Drawn {
  package static func drawn(from seeds: inout Seeds) -> GeneveOption {
    let kind = Kind(optionClass: seeds.number(), type: seeds.number())
    while true {
      let words = Int.random(in: 0...(seeds.isHeads() ? 2 : 31), using: &seeds)
      let data = (0..<words * 4).map { _ in seeds.number(UInt8.self) }
      if let option = GeneveOption(kind: kind, data: data) { return option }
    }
  }
}

extension GeneveHeader: Drawn {
  /// Draws until the options fit.
  package static func drawn(from seeds: inout Seeds) -> GeneveHeader {
    while true {
      let header = GeneveHeader(
        network: VXLANHeader.drawn(from: &seeds).network, payloadType: EtherType(rawValue: seeds.number()),
        isControl: seeds.isHeads(), options: seeds.list(upTo: 4) { GeneveOption.drawn(from: &$0) })
      if let header { return header }
    }
  }
}

extension GREPacket: Drawn {
  package static func drawn(from seeds: inout Seeds) -> GREPacket {
    let header = GREHeader(
      payloadType: EtherType(rawValue: seeds.number()), key: seeds.isHeads() ? seeds.number() : nil,
      sequence: seeds.isHeads() ? seeds.number() : nil, hasChecksum: seeds.isHeads())
    return GREPacket(header: header, payload: seeds.bytes(upTo: 40))
  }
}

extension NVGREHeader: Drawn {
  package static func drawn(from seeds: inout Seeds) -> NVGREHeader {
    NVGREHeader(network: VXLANHeader.drawn(from: &seeds).network, flow: seeds.number())
  }
}
