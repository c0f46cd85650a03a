/// What tells the multipoint LSPs of one root apart: one or more elements, kept as they came (RFC 6388 §2.3).
///
/// Octets: length 2, elements. An element has type 1, length 2, value; type 255 is followed by a type of two octets.
package struct MulticastOpaqueValue: WireValue, Comparable {
  package enum ElementType: Hashable, Sendable {
    /// 0 to 254.
    case basic(UInt8)
    case extended(UInt16)

    /// A number by which the root knows the LSP (RFC 6388 §2.3.1).
    package static let genericLSP = ElementType.basic(1)
  }

  /// One element of the value.
  package struct Element: Hashable, Sendable {
    package let type: ElementType
    package let value: [UInt8]
  }

  /// The elements one after the other, without the length before them.
  package let octets: [UInt8]

  /// The value that is one generic LSP identifier.
  package init(genericLSP identifier: UInt32) {
    var writer = ByteWriter(reserving: 7)
    writer.write(UInt8(1))
    writer.write(UInt16(4))
    writer.write(identifier)
    octets = writer.bytes
  }

  /// The octets that its elements may have, so that the FEC element fits into the parameter of a message and into a path
  /// attribute, whose lengths have 16 bits, too.
  package static let room = 64_000

  /// Whole elements, at least one, for which there is room; `nil` for anything else.
  package init?(octets: [UInt8]) {
    guard octets.count <= Self.room, (try? Self.elements(in: octets)) != nil else { return nil }
    self.octets = octets
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let length = Int(try reader.uint16("Opaque value length"))
    guard length > 0 else { throw reader.invalid("Opaque value length", back: 2, "0 octets, expected an element") }
    guard length <= Self.room else {
      throw reader.invalid("Opaque value length", back: 2, "\(length) octets, expected at most \(Self.room)")
    }
    octets = try reader.within(length, "Opaque value") { reader throws(WireError) in
      let start = reader.position
      while !reader.isAtEnd { _ = try Self.readElement(&reader) }
      return reader.octets(start..<reader.position)
    }
  }

  package func write(to writer: inout ByteWriter) {
    writer.counted16 { $0.write(octets) }
  }

  package static func < (a: MulticastOpaqueValue, b: MulticastOpaqueValue) -> Bool {
    a.octets.lexicographicallyPrecedes(b.octets)
  }

  // MARK: Elements

  package var elements: [Element] { (try? Self.elements(in: octets)) ?? [] }

  /// The number of the LSP, when that is all that the value says.
  package var genericLSPIdentifier: UInt32? {
    let elements = elements
    guard elements.count == 1, let only = elements.first, only.type == .genericLSP else { return nil }
    return only.value.reduce(0) { $0 << 8 | UInt32($1) }
  }

  private static func elements(in octets: [UInt8]) throws(WireError) -> [Element] {
    var reader = ByteReader(octets)
    var elements: [Element] = []
    repeat { elements.append(try readElement(&reader)) } while !reader.isAtEnd
    return elements
  }

  private static func readElement(_ reader: inout ByteReader) throws(WireError) -> Element {
    try reader.group("Opaque value element", summary: { $0.description }) { reader throws(WireError) in
      let first = try reader.uint8("Element type")
      let type = first == 255 ? ElementType.extended(try reader.uint16("Extended type")) : .basic(first)
      let length = Int(try reader.uint16("Element length"))
      guard type != .genericLSP || length == 4 else {
        throw reader.invalid("Element length", back: 2, "\(length) octets, expected 4")
      }
      return Element(type: type, value: try readValue(type, length, &reader))
    }
  }
}

extension MulticastOpaqueValue {
  /// The value of an element; that of a generic identifier is shown as the number that it is.
  private static func readValue(
    _ type: ElementType, _ length: Int, _ reader: inout ByteReader
  ) throws(WireError) -> [UInt8] {
    guard type == .genericLSP else { return try reader.bytes("Element value", count: length) }
    let start = reader.position
    _ = try reader.uint32("LSP identifier")
    return reader.octets(start..<reader.position)
  }
}

extension MulticastOpaqueValue: CustomStringConvertible {
  package var description: String { elements.map(\.description).joined(separator: ", ") }
}

extension MulticastOpaqueValue.Element: CustomStringConvertible {
  package var description: String {
    switch type {
    case .genericLSP: "LSP \(value.reduce(0) { $0 << 8 | UInt32($1) })"
    case .basic(let number): "opaque type \(number): \(value.isEmpty ? "empty" : Hex.text(value))"
    case .extended(let number): "opaque type 255/\(number): \(value.isEmpty ? "empty" : Hex.text(value))"
    }
  }
}
