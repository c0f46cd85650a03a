/// Asks for all routes of a family again, or brackets the answer (RFC 2918 §3, RFC 7313 §3.2).
///
/// Octets after the header: AFI 2, subtype 1, SAFI 1.
package struct RouteRefreshMessage: WireValue {
  /// What the octet that RFC 2918 reserved says.
  package struct Subtype: RawRepresentable, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let request = Subtype(rawValue: 0)
    /// The peer starts to send all routes.
    package static let beginning = Subtype(rawValue: 1)
    /// The peer has sent all routes.
    package static let end = Subtype(rawValue: 2)

    /// Others are ignored by who receives them (RFC 7313 §5).
    package var isKnown: Bool { rawValue <= 2 }
  }

  package var family: AddressFamily
  package var subtype: Subtype

  package init(family: AddressFamily, subtype: Subtype = .request) {
    self.family = family
    self.subtype = subtype
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let afi = try reader.uint16("AFI")
    let range = try reader.take(1, "Subtype")
    subtype = Subtype(rawValue: reader.bytes[range.lowerBound])
    reader.note("Subtype", "\(subtype)", over: range)
    family = AddressFamily(afi: afi, safi: try reader.uint8("SAFI"))
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(family.afi)
    writer.write(subtype.rawValue)
    writer.write(family.safi)
  }
}

extension RouteRefreshMessage: CustomStringConvertible {
  package var description: String {
    switch subtype {
    case .request: "all routes of \(family), please"
    case .beginning: "beginning of all routes of \(family)"
    case .end: "end of all routes of \(family)"
    default: "subtype \(subtype.rawValue) for \(family)"
    }
  }
}

extension RouteRefreshMessage.Subtype: CustomStringConvertible {
  package var description: String {
    switch self {
    case .request: "0 request"
    case .beginning: "1 beginning of all routes"
    case .end: "2 end of all routes"
    default: "\(rawValue) reserved"
    }
  }
}
