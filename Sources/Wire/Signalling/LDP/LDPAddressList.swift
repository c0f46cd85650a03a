/// The addresses of a router's interfaces, of one family (RFC 5036 §3.4.3).
///
/// Octets: address family 2, addresses of 4 or 16.
package struct LDPAddressList: WireValue {
  package let family: IPAddress.Family
  package let addresses: [IPAddress]

  /// Addresses of the other family, and those for which a parameter has no room, are left out.
  package init(_ family: IPAddress.Family, _ addresses: [IPAddress]) {
    self.family = family
    self.addresses = Array(addresses.filter { $0.family == family }.prefix((LDPTLV.room - 2) / family.octets))
  }

  /// Reads the addresses that fill the reader.
  package init(reading reader: inout ByteReader) throws(WireError) {
    family = try reader.addressFamily()
    var addresses: [IPAddress] = []
    while !reader.isAtEnd { addresses.append(try reader.address("Address", family)) }
    self.addresses = addresses
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(UInt16(family.number))
    for address in addresses { address.write(to: &writer) }
  }
}

extension LDPAddressList: CustomStringConvertible {
  package var description: String { SignallingText.list(addresses, \.description) }
}

/// The routers that a message has passed, for loop detection (RFC 5036 §3.4.5).
///
/// Octets: router identifiers of 4.
package struct LDPPathVector: WireValue {
  package let routers: [IPAddress]

  /// Only IPv4 addresses can be router identifiers; a path vector limit has 8 bits, so what comes after 255 is left out.
  package init(_ routers: [IPAddress]) {
    self.routers = Array(routers.filter { $0.family == .v4 }.prefix(255))
  }

  /// Reads the identifiers that fill the reader.
  package init(reading reader: inout ByteReader) throws(WireError) {
    var routers: [IPAddress] = []
    while !reader.isAtEnd {
      guard routers.count < 255 else { throw reader.invalid("Path vector", "more than 255 routers") }
      routers.append(try reader.address("Router identifier", .v4))
    }
    self.routers = routers
  }

  package func write(to writer: inout ByteWriter) {
    for router in routers { router.write(to: &writer) }
  }
}

extension LDPPathVector: CustomStringConvertible {
  package var description: String { routers.map(\.description).joined(separator: " ") }
}
