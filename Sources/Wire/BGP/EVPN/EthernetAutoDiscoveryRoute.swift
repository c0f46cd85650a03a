/// The Ethernet Auto-Discovery route, EVPN route type 1: per segment, or per instance and segment (RFC 7432 §7.1).
///
/// Octets: route distinguisher 8, segment 10, Ethernet tag 4, label 3. The label is not part of the key.
package struct EthernetAutoDiscoveryRoute: EVPNRouteBody {
  package static let routeType: UInt8 = 1
  package static let name = "Ethernet A-D"

  package var routeDistinguisher: RouteDistinguisher
  package var segment: EthernetSegmentID
  package var ethernetTag: EthernetTag
  /// The 24 bits of the field; see `LabelField`.
  package var label: UInt32

  package init(
    routeDistinguisher: RouteDistinguisher, segment: EthernetSegmentID, ethernetTag: EthernetTag, label: UInt32
  ) {
    self.routeDistinguisher = routeDistinguisher
    self.segment = segment
    self.ethernetTag = ethernetTag
    self.label = label & 0xff_ffff
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    routeDistinguisher = try RouteDistinguisher(reading: &reader)
    segment = try EthernetSegmentID(reading: &reader)
    ethernetTag = try EthernetTag(reading: &reader)
    label = try reader.labelField("MPLS label")
  }

  package func write(to writer: inout ByteWriter) {
    writeKey(to: &writer)
    writer.write24(label)
  }

  package func writeKey(to writer: inout ByteWriter) {
    routeDistinguisher.write(to: &writer)
    segment.write(to: &writer)
    ethernetTag.write(to: &writer)
  }

  package var mplsLabel: MPLSLabel { LabelField.mpls(raw: label) }

  /// Whether it speaks about the segment as a whole: its tag is MAX-ET (RFC 7432 §8.2.1).
  package var isPerSegment: Bool { ethernetTag == .maximum }

  package func write(words: inout TextWriter) {
    words.append("A-D per \(isPerSegment ? "ES" : "EVI") \(routeDistinguisher) \(segment) tag \(ethernetTag)" as Phrase)
  }
}
