/// The Ethernet Segment route, EVPN route type 4: who is attached to a segment (RFC 7432 §7.4).
///
/// Octets: route distinguisher 8, segment 10, length of the address in **bits** 1, address 4 or 16. All is the key.
package struct EthernetSegmentRoute: EVPNRouteBody {
  package static let routeType: UInt8 = 4
  package static let name = "Ethernet segment"

  package var routeDistinguisher: RouteDistinguisher
  package var segment: EthernetSegmentID
  package var originator: IPAddress

  package init(routeDistinguisher: RouteDistinguisher, segment: EthernetSegmentID, originator: IPAddress) {
    self.routeDistinguisher = routeDistinguisher
    self.segment = segment
    self.originator = originator
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    routeDistinguisher = try RouteDistinguisher(reading: &reader)
    segment = try EthernetSegmentID(reading: &reader)
    originator = try reader.originatorAddress()
  }

  package func write(to writer: inout ByteWriter) { writeKey(to: &writer) }

  package func writeKey(to writer: inout ByteWriter) {
    routeDistinguisher.write(to: &writer)
    segment.write(to: &writer)
    writer.write(bitCounted: originator)
  }

  package func write(words: inout TextWriter) {
    words.append("ES \(routeDistinguisher) \(segment) from \(originator)" as Phrase)
  }
}
