package import Wire

extension IPAddress: Drawn {
  package static func drawn(from seeds: inout Seeds) -> IPAddress { drawn(seeds.isHeads() ? .v4 : .v6, from: &seeds) }

  /// An address of the family, of any kind.
  package static func drawn(_ family: Family, from seeds: inout Seeds) -> IPAddress {
    family == .v4 ? IPAddress(v4: seeds.number()) : IPAddress(v6: seeds.number(), seeds.number())
  }

  /// A multicast address of the family.
  package static func drawnGroup(_ family: Family, from seeds: inout Seeds) -> IPAddress {
    family == .v4
      ? IPAddress(v4: 0xe000_0000 | seeds.number(UInt32.self) & 0x0fff_ffff)
      : IPAddress(v6: 0xff00 << 48 | seeds.number(UInt64.self) >> 8, seeds.number())
  }
}

extension MACAddress: Drawn {
  package static func drawn(from seeds: inout Seeds) -> MACAddress {
    MACAddress(seeds.number(UInt64.self) & 0xffff_ffff_ffff)
  }
}
