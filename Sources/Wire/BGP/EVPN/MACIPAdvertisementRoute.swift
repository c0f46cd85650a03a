/// The MAC/IP Advertisement route, EVPN route type 2 (RFC 7432 §7.2).
///
/// Octets: route distinguisher 8, segment 10, Ethernet tag 4, length of the MAC address in **bits** 1 (48), MAC address 6,
/// length of the IP address in bits 1, IP address 0, 4 or 16, label 3, perhaps a second label 3. The segment and the
/// labels are not part of the key.
package struct MACIPAdvertisementRoute: EVPNRouteBody {
  package static let routeType: UInt8 = 2
  package static let name = "MAC/IP advertisement"

  package var routeDistinguisher: RouteDistinguisher
  package var segment: EthernetSegmentID
  package var ethernetTag: EthernetTag
  package var mac: MACAddress
  package var ip: IPAddress?
  /// The 24 bits of the field; see `LabelField`.
  package var label1: UInt32
  /// Only where the route serves a routing instance too (RFC 9135).
  package var label2: UInt32?

  package init(
    routeDistinguisher: RouteDistinguisher, segment: EthernetSegmentID, ethernetTag: EthernetTag, mac: MACAddress,
    ip: IPAddress? = nil, label1: UInt32, label2: UInt32? = nil
  ) {
    self.routeDistinguisher = routeDistinguisher
    self.segment = segment
    self.ethernetTag = ethernetTag
    self.mac = mac
    self.ip = ip
    self.label1 = label1 & 0xff_ffff
    self.label2 = label2.map { $0 & 0xff_ffff }
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    routeDistinguisher = try RouteDistinguisher(reading: &reader)
    segment = try EthernetSegmentID(reading: &reader)
    ethernetTag = try EthernetTag(reading: &reader)
    let bits = try reader.uint8("MAC address length")
    guard bits == 48 else { throw reader.invalid("MAC address length", back: 1, "\(bits) bits, expected 48") }
    mac = try MACAddress(reading: &reader)
    ip = try reader.bitCountedAddress(length: "IP address length", "IP address")
    label1 = try reader.labelField("MPLS label 1")
    label2 = reader.isAtEnd ? nil : try reader.labelField("MPLS label 2")
  }

  package func write(to writer: inout ByteWriter) {
    routeDistinguisher.write(to: &writer)
    segment.write(to: &writer)
    ethernetTag.write(to: &writer)
    writeAddresses(to: &writer)
    writer.write24(label1)
    if let label2 { writer.write24(label2) }
  }

  package func writeKey(to writer: inout ByteWriter) {
    routeDistinguisher.write(to: &writer)
    ethernetTag.write(to: &writer)
    writeAddresses(to: &writer)
  }

  private func writeAddresses(to writer: inout ByteWriter) {
    writer.write(UInt8(48))
    mac.write(to: &writer)
    writer.write(bitCounted: ip)
  }

  /// The first label, where the encapsulation is MPLS.
  package var mplsLabel: MPLSLabel { LabelField.mpls(raw: label1) }

  package func write(words: inout TextWriter) {
    words.append("MAC/IP \(routeDistinguisher) tag \(ethernetTag) \(mac)\(ip.map { " \($0)" } ?? "")" as Phrase)
  }
}
