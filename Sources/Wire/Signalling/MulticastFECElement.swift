/// Names a multipoint LSP: its root, and a value that means something only to the root (RFC 6388 §2.2, §3.2).
///
/// LDP carries it in the FEC of a Label Mapping, BGP in the PMSI Tunnel attribute (RFC 6514 §5). Octets: type 1, address
/// family 2, length of the address 1, root 4 or 16, length of the opaque value 2, opaque value.
package struct MulticastFECElement: WireValue {
  package enum Kind: UInt8, Hashable, Sendable, CaseIterable {
    case pointToMultipoint = 0x06
    /// Towards the root of an MP2MP LSP.
    case multipointUpstream = 0x07
    /// Away from the root of an MP2MP LSP.
    case multipointDownstream = 0x08

    /// The name that RFC 6388 uses.
    package var name: String {
      switch self {
      case .pointToMultipoint: "P2MP"
      case .multipointUpstream: "MP2MP-up"
      case .multipointDownstream: "MP2MP-down"
      }
    }
  }

  package var kind: Kind
  package var root: IPAddress
  package var opaqueValue: MulticastOpaqueValue

  package init(kind: Kind, root: IPAddress, opaqueValue: MulticastOpaqueValue) {
    self.kind = kind
    self.root = root
    self.opaqueValue = opaqueValue
  }

  /// An LSP that its root knows by a number (RFC 6388 §2.3.1).
  package init(kind: Kind, root: IPAddress, identifier: UInt32) {
    self.init(kind: kind, root: root, opaqueValue: MulticastOpaqueValue(genericLSP: identifier))
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    self = try reader.group("Multicast FEC element", summary: { $0.description }) { reader throws(WireError) in
      let kind = try Self.kind(&reader)
      let root = try Self.root(&reader)
      return MulticastFECElement(kind: kind, root: root, opaqueValue: try MulticastOpaqueValue(reading: &reader))
    }
  }

  private static func kind(_ reader: inout ByteReader) throws(WireError) -> Kind {
    let range = try reader.take(1, "FEC element type")
    let type = reader.bytes[range.lowerBound]
    guard let kind = Kind(rawValue: type) else {
      throw reader.invalid("FEC element type", back: 1, "\(hexadecimal(type, digits: 2)), expected 0x06, 0x07 or 0x08")
    }
    reader.note("FEC element type", "\(hexadecimal(type, digits: 2)) \(kind.name)", over: range)
    return kind
  }

  /// The length must be that of the family: 4 or 16 (RFC 6388 §2.2).
  private static func root(_ reader: inout ByteReader) throws(WireError) -> IPAddress {
    let range = try reader.take(2, "Address family")
    let number = UInt16(reader.bytes[range.lowerBound]) << 8 | UInt16(reader.bytes[range.lowerBound + 1])
    let family: IPAddress.Family
    switch number {
    case 1: family = .v4
    case 2: family = .v6
    default: throw reader.invalid("Address family", back: 2, "\(number), expected 1 (IPv4) or 2 (IPv6)")
    }
    reader.note("Address family", family == .v4 ? "1 IPv4" : "2 IPv6", over: range)
    let length = try reader.uint8("Address length")
    guard Int(length) == family.octets else {
      throw reader.invalid("Address length", back: 1, "\(length) octets, expected \(family.octets)")
    }
    return try reader.address("Root address", family)
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(kind.rawValue)
    writer.write(UInt16(root.family == .v4 ? 1 : 2))
    writer.write(UInt8(truncatingIfNeeded: root.family.octets))
    root.write(to: &writer)
    opaqueValue.write(to: &writer)
  }
}

extension MulticastFECElement: CustomStringConvertible {
  package var description: String { "\(kind.name) root \(root), \(opaqueValue)" }
}
