import TestSupport
import Wire

extension EthernetFrame: Drawn {
  static func drawn(from seeds: inout Seeds) -> EthernetFrame {
    let types: [EtherType] = [.ipv4, .vlan, .serviceVLAN, EtherType(rawValue: seeds.number())]
    let tags = seeds.list(upTo: 10) { StackedTag(.drawn(from: &$0), isService: $0.isHeads()) }
    return EthernetFrame(
      destination: .drawn(from: &seeds), source: .drawn(from: &seeds), tags: tags, etherType: seeds.one(of: types),
      payload: seeds.bytes(upTo: 40))
  }
}

extension VLANTag: Drawn {
  static func drawn(from seeds: inout Seeds) -> VLANTag {
    VLANTag(priority: seeds.number(), dropEligible: seeds.isHeads(), identifier: seeds.number())
  }
}

extension LLCHeader: Drawn {
  static func drawn(from seeds: inout Seeds) -> LLCHeader {
    let numbered = LLCHeader(
      destinationService: seeds.number(), sourceService: seeds.number(), numbered: seeds.number())
    if seeds.isHeads(), let numbered { return numbered }
    if seeds.isHeads() { return LLCHeader(snap: SNAPProtocol(organisation: seeds.number(), number: seeds.number())) }
    return LLCHeader(
      destinationService: seeds.one(of: [0xaa, 0x42]), sourceService: seeds.one(of: [0xaa, 0xfe]),
      control: seeds.number())
  }
}

extension ARPPacket: Drawn {
  static func drawn(from seeds: inout Seeds) -> ARPPacket {
    ARPPacket(
      operation: seeds.one(of: [.request, .reply]), senderHardware: .drawn(from: &seeds),
      senderProtocol: .drawn(.v4, from: &seeds), targetHardware: .drawn(from: &seeds),
      targetProtocol: .drawn(.v4, from: &seeds))
  }
}
