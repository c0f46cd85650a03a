/// The Tunnel Encapsulation attribute: the tunnels that lead to the next hop, each with what is needed to build it
/// (RFC 9012 §2).
///
/// Octets: for each tunnel type 2, length 2, sub-TLVs.
package struct TunnelEncapsulationAttribute: WireValue {
  /// At least one.
  package let tunnels: [TunnelTLV]

  /// `nil` when there is none.
  package init?(_ tunnels: [TunnelTLV]) {
    guard !tunnels.isEmpty else { return nil }
    self.tunnels = tunnels
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    var tunnels: [TunnelTLV] = []
    repeat { tunnels.append(try TunnelTLV(reading: &reader)) } while !reader.isAtEnd
    self.tunnels = tunnels
  }

  package func write(to writer: inout ByteWriter) {
    for tunnel in tunnels { tunnel.write(to: &writer) }
  }
}

extension TunnelEncapsulationAttribute: CustomStringConvertible {
  package var description: String { tunnels.map(\.description).joined(separator: "; ") }
}

/// One tunnel: its type, and what it says of itself.
package struct TunnelTLV: WireValue {
  /// See `TunnelEncapsulation`.
  package let type: UInt16
  /// In their order; those that this speaker does not know are kept (RFC 9012 §13).
  package let parts: [TunnelPart]

  package init(type: UInt16, parts: [TunnelPart]) {
    self.type = type
    self.parts = parts
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    self = try reader.group("Tunnel", summary: \.description) { reader throws(WireError) in
      let range = try reader.take(2, "Tunnel type")
      let type = UInt16(reader.bytes[range.lowerBound]) << 8 | UInt16(reader.bytes[range.lowerBound + 1])
      reader.note("Tunnel type", "\(type) \(TunnelEncapsulation(rawValue: type))", over: range)
      let length = Int(try reader.uint16("Tunnel length"))
      let parts = try reader.within(length, "Tunnel") { body throws(WireError) in
        var parts: [TunnelPart] = []
        while !body.isAtEnd { parts.append(try TunnelPart(reading: &body)) }
        return parts
      }
      return TunnelTLV(type: type, parts: parts)
    }
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(type)
    writer.counted16 { writer in
      for part in parts { part.write(to: &writer) }
    }
  }
}

extension TunnelTLV: CustomStringConvertible {
  package var description: String {
    let words = parts.map(\.description).joined(separator: ", ")
    return "tunnel \(TunnelEncapsulation(rawValue: type))" + (words.isEmpty ? "" : ": \(words)")
  }
}
