/// A sub-TLV of a tunnel (RFC 9012 §3).
///
/// Octets: type 1, length 1 for types up to 127 and 2 for others, value.
package struct TunnelPart: WireValue {
  package let type: UInt8
  package let value: [UInt8]

  /// `nil` when the length cannot say how many octets there are.
  package init?(type: UInt8, value: [UInt8]) {
    guard value.count <= (type < 128 ? 255 : 65_535) else { return nil }
    self.type = type
    self.value = value
  }

  private init(read type: UInt8, _ value: [UInt8]) {
    self.type = type
    self.value = value
  }

  /// The router at the far end of the tunnel; `nil` when that is the next hop (RFC 9012 §3.1).
  package static func egressEndpoint(_ address: IPAddress?) -> TunnelPart {
    var writer = ByteWriter(reserving: 22)
    writer.write(UInt32(0))
    writer.write(UInt16(address.map { $0.family == .v4 ? 1 : 2 } ?? 0))
    address?.write(to: &writer)
    return TunnelPart(read: 6, writer.bytes)
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    self = try reader.group("Tunnel part", summary: \.description) { reader throws(WireError) in
      let range = try reader.take(1, "Part type")
      let type = reader.bytes[range.lowerBound]
      reader.note("Part type", "\(type) \(Self.name(of: type))", over: range)
      let length = type < 128 ? Int(try reader.uint8("Part length")) : Int(try reader.uint16("Part length"))
      let place = try reader.take(length, "Part value")
      let part = TunnelPart(read: type, reader.octets(place))
      if !place.isEmpty { reader.note("Part value", part.valueText, over: place) }
      return part
    }
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(type)
    if type < 128 {
      writer.write(UInt8(truncatingIfNeeded: value.count))
    } else {
      writer.write(UInt16(truncatingIfNeeded: value.count))
    }
    writer.write(value)
  }
}

// MARK: Words

extension TunnelPart: CustomStringConvertible {
  package var description: String { value.isEmpty ? Self.name(of: type) : "\(Self.name(of: type)) \(valueText)" }

  /// What the registry of RFC 9012 §14.3 calls it.
  static func name(of type: UInt8) -> String {
    switch type {
    case 1: "encapsulation"
    case 2: "protocol type"
    case 4: "color"
    case 6: "egress endpoint"
    case 7: "DS field"
    case 8: "UDP destination port"
    case 9: "embedded label handling"
    case 10: "MPLS label stack"
    case 11: "prefix SID"
    default: "part \(type)"
    }
  }

  /// The value in words, where it has the form that its definition gives it, else in hexadecimal digits.
  private var valueText: String {
    var reader = ByteReader(value)
    if let words = try? words(&reader), reader.isAtEnd { return words }
    return Hex.text(value)
  }

  private func words(_ reader: inout ByteReader) throws(WireError) -> String {
    switch type {
    case 2: hexadecimal(try reader.uint16("Protocol"), digits: 4)
    case 4: ExtendedCommunity(value: try reader.uint64("Color")).description
    case 6: try endpoint(&reader)
    case 7: "\(try reader.uint8("DS field") >> 2)"
    case 8: "\(try reader.uint16("Port"))"
    case 9: try reader.uint8("Handling") == 1 ? "label of the route on top" : "label of the route in the header"
    case 10: try stack(&reader)
    default: Hex.text(reader.rest("Value"))
    }
  }

  private func endpoint(_ reader: inout ByteReader) throws(WireError) -> String {
    _ = try reader.uint32("Reserved")
    switch try reader.uint16("Address family") {
    case 1: return try reader.address("Address", .v4).description
    case 2: return try reader.address("Address", .v6).description
    case 0: return "next hop"
    case let family: throw reader.invalid("Address family", back: 2, "\(family)")
    }
  }

  private func stack(_ reader: inout ByteReader) throws(WireError) -> String {
    var labels: [String] = []
    while !reader.isAtEnd { labels.append("\(try reader.uint32("Entry") >> 12)") }
    return labels.joined(separator: " ")
  }
}
