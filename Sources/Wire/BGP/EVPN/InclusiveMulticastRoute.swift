/// The Inclusive Multicast Ethernet Tag route, EVPN route type 3 (RFC 7432 §7.3).
///
/// Octets: route distinguisher 8, Ethernet tag 4, length of the address in **bits** 1, address 4 or 16. All is the key.
package struct InclusiveMulticastRoute: EVPNRouteBody {
  package static let routeType: UInt8 = 3
  package static let name = "Inclusive multicast Ethernet tag"

  package var routeDistinguisher: RouteDistinguisher
  package var ethernetTag: EthernetTag
  package var originator: IPAddress

  package init(routeDistinguisher: RouteDistinguisher, ethernetTag: EthernetTag, originator: IPAddress) {
    self.routeDistinguisher = routeDistinguisher
    self.ethernetTag = ethernetTag
    self.originator = originator
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    routeDistinguisher = try RouteDistinguisher(reading: &reader)
    ethernetTag = try EthernetTag(reading: &reader)
    originator = try reader.originatorAddress()
  }

  package func write(to writer: inout ByteWriter) { writeKey(to: &writer) }

  package func writeKey(to writer: inout ByteWriter) {
    routeDistinguisher.write(to: &writer)
    ethernetTag.write(to: &writer)
    writer.write(bitCounted: originator)
  }

  package func write(words: inout TextWriter) {
    words.append("IMET \(routeDistinguisher) tag \(ethernetTag) from \(originator)" as Phrase)
  }
}
