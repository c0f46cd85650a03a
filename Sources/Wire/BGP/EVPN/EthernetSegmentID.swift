/// Names a set of links to one customer device or network: ten octets, the first says how it was made (RFC 7432 §5).
package struct EthernetSegmentID: WireValue, Comparable {
  /// Octets 0 and 1.
  private let high: UInt16
  /// Octets 2 to 9.
  private let low: UInt64

  package init(high: UInt16, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Exactly ten octets; `nil` for another number.
  package init?(octets: [UInt8]) {
    guard octets.count == 10 else { return nil }
    self.init(
      high: UInt16(octets[0]) << 8 | UInt16(octets[1]),
      low: octets[2...].reduce(0) { $0 << 8 | UInt64($1) })
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let range = try reader.take(10, "Ethernet segment identifier")
    high = reader.number(UInt16.self, at: range.lowerBound)
    low = reader.number(UInt64.self, at: range.lowerBound + 2)
    reader.note("Ethernet segment identifier", self, over: range)
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(high)
    writer.write(low)
  }

  package static func < (a: EthernetSegmentID, b: EthernetSegmentID) -> Bool { (a.high, a.low) < (b.high, b.low) }

  /// A single-homed site.
  package static let zero = EthernetSegmentID(high: 0, low: 0)
  /// Reserved: all ones.
  package static let maximum = EthernetSegmentID(high: .max, low: .max)

  package var isZero: Bool { self == .zero }

  /// 0 configured, 1 from LACP, 2 from the spanning tree, 3 MAC-based, 4 router identifier, 5 AS.
  package var type: UInt8 { UInt8(truncatingIfNeeded: high >> 8) }

  /// Octets 1 to 6: what the ES-Import route target carries (RFC 7432 §7.6), here for every type.
  package var esImportAddress: MACAddress { MACAddress(UInt64(high & 0xff) << 40 | low >> 24) }

  package var octets: [UInt8] { encoded }
}

extension EthernetSegmentID: Worded {
  package func write(words: inout TextWriter) {
    words.append(hexadecimal: UInt64(high >> 8), digits: 2)
    words.append(":")
    words.append(hexadecimal: UInt64(high & 0xff), digits: 2)
    var shift: UInt64 = 64
    while shift > 0 {
      shift -= 8
      words.append(":")
      words.append(hexadecimal: low >> shift & 0xff, digits: 2)
    }
  }

  /// Ten pairs of hexadecimal digits with colons between them, or without; `nil` for anything else.
  package init?(_ text: some StringProtocol) {
    let isPlain = text.utf8.count == 20
    guard isPlain || text.utf8.count == 29 else { return nil }
    let hasColons = text.utf8.enumerated().allSatisfy { index, unit in
      !isPlain && index % 3 == 2 ? unit == UInt8(ascii: ":") : unit != UInt8(ascii: ":")
    }
    guard hasColons, let octets = try? Hex.bytes(String(text)) else { return nil }
    self.init(octets: octets)
  }
}
