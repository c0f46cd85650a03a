/// What kind of routes an attribute carries: address family and subsequent family (RFC 4760 §3).
package struct AddressFamily: WireValue, Comparable {
  package var afi: UInt16
  package var safi: UInt8

  package init(afi: UInt16, safi: UInt8) {
    self.afi = afi
    self.safi = safi
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let range = try reader.take(3, "Address family")
    let start = range.lowerBound
    afi = UInt16(reader.bytes[start]) << 8 | UInt16(reader.bytes[start + 1])
    safi = reader.bytes[start + 2]
    reader.note("Address family", words, over: range)
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(afi)
    writer.write(safi)
  }

  package static func < (a: AddressFamily, b: AddressFamily) -> Bool { (a.afi, a.safi) < (b.afi, b.safi) }

  package static let ipv4Unicast = AddressFamily(afi: 1, safi: 1)
  package static let ipv6Unicast = AddressFamily(afi: 2, safi: 1)
  /// RFC 8277 §2.
  package static let labelledIPv4 = AddressFamily(afi: 1, safi: 4)
  package static let labelledIPv6 = AddressFamily(afi: 2, safi: 4)
  /// RFC 4684 §4.
  package static let routeTargetConstraint = AddressFamily(afi: 1, safi: 132)
  /// RFC 7432 §7.
  package static let evpn = AddressFamily(afi: 25, safi: 70)
}

extension AddressFamily: CustomStringConvertible {
  /// The name, and the numbers that it stands for.
  private var words: String {
    let name = description
    let numbers = "\(afi)/\(safi)"
    return name == numbers ? numbers : "\(numbers) \(name)"
  }

  package var description: String {
    switch self {
    case .ipv4Unicast: "IPv4 unicast"
    case .ipv6Unicast: "IPv6 unicast"
    case .labelledIPv4: "labelled IPv4"
    case .labelledIPv6: "labelled IPv6"
    case .routeTargetConstraint: "route target constraint"
    case .evpn: "L2VPN EVPN"
    default: "\(afi)/\(safi)"
    }
  }
}
