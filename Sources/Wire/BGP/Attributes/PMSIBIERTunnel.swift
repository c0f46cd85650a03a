/// BIER: the sub-domain, and the router that built the attribute (RFC 8556 §2, RFC 9624 §2).
///
/// Octets: sub-domain 1, BFR-id 2, BFR-prefix 4 or 16.
package struct PMSIBIERTunnel: Hashable, Sendable {
  package var subdomain: UInt8
  package var routerID: UInt16
  package var routerPrefix: IPAddress

  package init(subdomain: UInt8, routerID: UInt16, routerPrefix: IPAddress) {
    self.subdomain = subdomain
    self.routerID = routerID
    self.routerPrefix = routerPrefix
  }

  init(reading reader: inout ByteReader) throws(WireError) {
    let family = try reader.family(besides: 3, addresses: 1, "Tunnel identifier")
    subdomain = try reader.uint8("Sub-domain")
    routerID = try reader.uint16("BFR-id")
    routerPrefix = try reader.address("BFR-prefix", family)
  }

  func write(to writer: inout ByteWriter) {
    writer.write(subdomain)
    writer.write(routerID)
    routerPrefix.write(to: &writer)
  }
}

extension PMSIBIERTunnel: CustomStringConvertible {
  package var description: String { "sub-domain \(subdomain), BFR-id \(routerID), BFR-prefix \(routerPrefix)" }
}
