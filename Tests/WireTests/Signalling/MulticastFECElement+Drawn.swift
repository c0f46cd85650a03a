package import TestSupport
package import Wire

extension MulticastFECElement: Drawn {
  package static func drawn(from seeds: inout Seeds) -> MulticastFECElement {
    MulticastFECElement(
      kind: seeds.one(of: Kind.allCases), root: .drawn(from: &seeds), opaqueValue: .drawn(from: &seeds))
  }
}

extension MulticastOpaqueValue: Drawn {
  package static func drawn(from seeds: inout Seeds) -> MulticastOpaqueValue {
    let generic = MulticastOpaqueValue(genericLSP: seeds.number())
    if seeds.isHeads() { return generic }
    let others = seeds.list(upTo: 3) { seeds in
      let value = seeds.bytes(upTo: 12)
      let type = seeds.isHeads() ? [UInt8.random(in: 2...254, using: &seeds)] : [255, seeds.number(), seeds.number()]
      return type + [0, UInt8(value.count)] + value
    }
    return MulticastOpaqueValue(octets: generic.octets + others.flatMap(\.self)) ?? generic
  }
}
