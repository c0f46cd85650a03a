/// An extended community with room for an IPv6 address, in an attribute of its own (RFC 5701 §2).
///
/// Octets: type and sub-type 2, address 16, number 2.
package struct IPv6ExtendedCommunity: WireValue {
  /// What the community says.
  package enum Kind: Hashable, Sendable {
    case routeTarget(IPAddress, UInt16)
    /// Inter-Area P2MP Segmented Next-Hop (RFC 7524 §4); not used by EVPN (RFC 9572 §6.3).
    case segmentedNextHop(IPAddress, UInt16)
    case unknown
  }

  private static let routeTargetType: UInt16 = 0x0002
  private static let segmentedNextHopType: UInt16 = 0x0012

  package let type: UInt16
  /// An IPv6 address.
  package let address: IPAddress
  package let number: UInt16

  /// Takes the 128 bits of `address`; an IPv4 address has its number in the low 32.
  package init(type: UInt16, address: IPAddress, number: UInt16) {
    self.type = type
    self.address = IPAddress(v6: address.highBits, address.lowBits)
    self.number = number
  }

  /// The route target of an IPv6 address and a number (RFC 5701 §3).
  package static func routeTarget(_ address: IPAddress, _ number: UInt16) -> IPv6ExtendedCommunity {
    IPv6ExtendedCommunity(type: routeTargetType, address: address, number: number)
  }

  /// RFC 7524 §4.
  package static func segmentedNextHop(_ address: IPAddress, _ number: UInt16 = 0) -> IPv6ExtendedCommunity {
    IPv6ExtendedCommunity(type: segmentedNextHopType, address: address, number: number)
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    self = try reader.group("IPv6 extended community", summary: { $0.description }) { reader throws(WireError) in
      let range = try reader.take(2, "Type")
      let type = UInt16(reader.bytes[range.lowerBound]) << 8 | UInt16(reader.bytes[range.lowerBound + 1])
      reader.note("Type", "\(hexadecimal(type, digits: 4)) \(Self.name(of: type))", over: range)
      let address = try reader.address("Global administrator", .v6)
      return IPv6ExtendedCommunity(type: type, address: address, number: try reader.uint16("Local administrator"))
    }
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(type)
    writer.write(address.highBits)
    writer.write(address.lowBits)
    writer.write(number)
  }

  package var kind: Kind {
    switch type {
    case Self.routeTargetType: .routeTarget(address, number)
    case Self.segmentedNextHopType: .segmentedNextHop(address, number)
    default: .unknown
    }
  }

  private static func name(of type: UInt16) -> StaticString {
    switch type {
    case routeTargetType: "route target"
    case segmentedNextHopType: "inter-area P2MP segmented next hop"
    default: "unknown"
    }
  }
}

extension IPv6ExtendedCommunity: CustomStringConvertible {
  package var description: String {
    switch kind {
    case .routeTarget: "RT [\(address)]:\(number)"
    case .segmentedNextHop: "segmented next hop [\(address)]:\(number)"
    case .unknown: "\(hexadecimal(type, digits: 4)) [\(address)]:\(number)"
    }
  }
}
