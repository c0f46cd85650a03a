package import TestSupport
package import Wire

extension ExtendedCommunity: Drawn {
  /// Any eight octets, mostly of a type that has a meaning.
  package static func drawn(from seeds: inout Seeds) -> ExtendedCommunity {
    switch UInt8.random(in: 0...3, using: &seeds) {
    case 0: ExtendedCommunity(value: seeds.number())
    case 1: ExtendedCommunity(type: 0x06, subtype: .random(in: 0...16, using: &seeds), value: seeds.number())
    case 2: ExtendedCommunity(type: seeds.one(of: [3, 0x43]), subtype: seeds.number(), value: seeds.number())
    default:
      ExtendedCommunity(
        type: .random(in: 0...2, using: &seeds), subtype: .random(in: 0...0x12, using: &seeds), value: seeds.number())
    }
  }
}

extension IPv6ExtendedCommunity: Drawn {
  package static func drawn(from seeds: inout Seeds) -> IPv6ExtendedCommunity {
    IPv6ExtendedCommunity(
      type: seeds.one(of: [0x0002, 0x0012, 0x4002, seeds.number()]), address: .drawn(.v6, from: &seeds),
      number: seeds.number())
  }
}
