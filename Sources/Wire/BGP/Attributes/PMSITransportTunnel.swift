/// A transport tunnel: the router at its start, and a number that it gave (RFC 7524 §14.1).
///
/// Octets: address 4 or 16, number of the same width.
package struct PMSITransportTunnel: Hashable, Sendable {
  package let source: IPAddress
  /// As wide as an address of the source's family.
  private let numberBits: IPAddress

  package init(source: IPAddress, number: UInt32) {
    self.source = source
    numberBits = source.family == .v4 ? IPAddress(v4: number) : IPAddress(v6: 0, UInt64(number))
  }

  init(reading reader: inout ByteReader) throws(WireError) {
    let family = try reader.family(besides: 0, addresses: 2, "Tunnel identifier")
    source = try reader.address("Source address", family)
    let range = try reader.take(family.octets, "Local number")
    let start = range.lowerBound
    numberBits =
      family == .v4
      ? IPAddress(v4: reader.number(UInt32.self, at: start))
      : IPAddress(v6: reader.number(UInt64.self, at: start), reader.number(UInt64.self, at: start + 8))
    reader.note("Local number", numberText, over: range)
  }

  func write(to writer: inout ByteWriter) {
    source.write(to: &writer)
    numberBits.write(to: &writer)
  }

  /// The number; `nil` when it does not fit into 64 bits.
  package var number: UInt64? { numberBits.highBits == 0 ? numberBits.lowBits : nil }

  private var numberText: String { number.map { "\($0)" } ?? "0x" + Hex.text(numberBits.octets) }
}

extension PMSITransportTunnel: CustomStringConvertible {
  package var description: String { "from \(source), number \(numberText)" }
}
