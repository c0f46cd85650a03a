/// An option behind the Geneve header (RFC 8926 §3.5).
///
/// Octets: class 2, type 1 (0x80: critical), reserved 3 bits, length 5 bits in words, data.
package struct GeneveOption: WireValue {
  /// Who defined an option, and which of its options it is.
  package struct Kind: Hashable, Sendable {
    /// The registry Geneve Option Class.
    package var optionClass: UInt16
    package var type: UInt8

    package init(optionClass: UInt16, type: UInt8) {
      self.optionClass = optionClass
      self.type = type
    }

    /// An endpoint that does not know the option must drop the packet (RFC 8926 §3.5.1).
    package var isCritical: Bool { type & 0x80 != 0 }
  }

  /// Class, type and length.
  package static let headerCount = 4
  /// As many octets as a length of five bits counts.
  package static let largestData = 31 * 4

  package var kind: Kind
  /// A whole number of words, at most `largestData` octets.
  package let data: [UInt8]

  /// `nil` when the data are no whole words or too long.
  package init?(kind: Kind, data: [UInt8]) {
    guard data.count % 4 == 0, data.count <= Self.largestData else { return nil }
    self.kind = kind
    self.data = data
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let optionClass = try reader.take(2, "Option class")
    let start = optionClass.lowerBound
    let number = UInt16(reader.bytes[start]) << 8 | UInt16(reader.bytes[start + 1])
    reader.note("Option class", Hex.number(number, digits: 4), over: optionClass)
    let type = try reader.take(1, "Type")
    kind = Kind(optionClass: number, type: reader.bytes[type.lowerBound])
    reader.note("Type", Hex.number(kind.type, digits: 2) + (kind.isCritical ? ", critical" : ""), over: type)
    let length = try reader.take(1, "Length")
    let count = Int(reader.bytes[length.lowerBound] & 0x1f) * 4
    reader.note("Length", "\(count) octets", over: length)
    data = count == 0 ? [] : try reader.bytes("Data", count: count)
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(kind.optionClass)
    writer.write(kind.type)
    writer.write(UInt8(truncatingIfNeeded: data.count / 4))
    writer.write(data)
  }

  /// The octets with class, type and length.
  package var count: Int { Self.headerCount + data.count }
}

extension GeneveOption: CustomStringConvertible {
  package var description: String { "\(kind), \(data.count) octets" }
}

extension GeneveOption.Kind: CustomStringConvertible {
  package var description: String {
    "class \(Hex.number(optionClass, digits: 4)) type \(Hex.number(type, digits: 2))" + (isCritical ? ", critical" : "")
  }
}
