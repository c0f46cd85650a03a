/// A 48-bit Ethernet address.
package struct MACAddress: WireValue, Comparable {
  /// The low 48 bits.
  package let value: UInt64

  package init(_ value: UInt64) {
    self.value = value & 0xffff_ffff_ffff
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    try self.init(reading: &reader, field: "MAC address")
  }

  package init(reading reader: inout ByteReader, field: StaticString) throws(WireError) {
    let range = try reader.take(6, field)
    let high = reader.number(UInt16.self, at: range.lowerBound)
    self.init(UInt64(high) << 32 | UInt64(reader.number(UInt32.self, at: range.lowerBound + 2)))
    reader.note(field, self, over: range)
  }

  package func write(to writer: inout ByteWriter) { writer.write48(value) }

  package static func < (a: MACAddress, b: MACAddress) -> Bool { a.value < b.value }

  /// Broadcast and multicast alike: the lowest bit of the first octet.
  package var isGroup: Bool { value >> 40 & 1 == 1 }

  package static let broadcast = MACAddress(0xffff_ffff_ffff)

  /// Where frames to an IP multicast group go: 01-00-5e and 23 bits (RFC 1112 §6.4), 33-33 and 32 bits (RFC 2464 §7).
  package init(group: IPAddress) {
    switch group.family {
    case .v4: self.init(0x0100_5e00_0000 | UInt64(group.v4Value & 0x7f_ffff))
    case .v6: self.init(0x3333_0000_0000 | UInt64(group.v4Value))
    }
  }
}

extension MACAddress: Worded {
  package func write(words: inout TextWriter) {
    var shift: UInt64 = 40
    while shift > 0 {
      words.append(hexadecimal: value >> shift, digits: 2)
      words.append(":")
      shift -= 8
    }
    words.append(hexadecimal: value, digits: 2)
  }
}
