/// The Per-Region I-PMSI A-D route, EVPN route type 9: one tunnel for all that a region sends (RFC 9572 §3.1).
///
/// Octets: route distinguisher 8, Ethernet tag 4, region 8. All is the key. It names no originator.
package struct PerRegionRoute: EVPNRouteBody {
  package static let routeType: UInt8 = 9
  package static let name = "Per-region I-PMSI A-D"
  /// It has no other (RFC 9572 §3.1).
  static let length = 20

  package var routeDistinguisher: RouteDistinguisher
  package var ethernetTag: EthernetTag
  package var region: RegionID

  package init(routeDistinguisher: RouteDistinguisher, ethernetTag: EthernetTag, region: RegionID) {
    self.routeDistinguisher = routeDistinguisher
    self.ethernetTag = ethernetTag
    self.region = region
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    routeDistinguisher = try RouteDistinguisher(reading: &reader)
    ethernetTag = try EthernetTag(reading: &reader)
    region = try RegionID(reading: &reader)
  }

  package func write(to writer: inout ByteWriter) { writeKey(to: &writer) }

  package func writeKey(to writer: inout ByteWriter) {
    routeDistinguisher.write(to: &writer)
    ethernetTag.write(to: &writer)
    region.write(to: &writer)
  }

  package func write(words: inout TextWriter) {
    words.append("Per-region I-PMSI \(routeDistinguisher) tag \(ethernetTag) \(region)" as Phrase)
  }
}
