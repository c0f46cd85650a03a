/// The IP Prefix route, EVPN route type 5: a network behind a router (RFC 9136 §3.1).
///
/// Octets: route distinguisher 8, segment 10, Ethernet tag 4, length of the prefix in bits 1, prefix 4 or 16 at its full
/// width, gateway 4 or 16, label 3: 34 or 58 in all. The segment, the gateway and the label are not part of the key.
package struct IPPrefixRoute: EVPNRouteBody {
  package static let routeType: UInt8 = 5
  package static let name = "IP prefix"

  package var routeDistinguisher: RouteDistinguisher
  /// Not zero: the overlay index.
  package var segment: EthernetSegmentID
  package var ethernetTag: EthernetTag
  /// At most the width of the family.
  package let prefixLength: UInt8
  /// As it came, also where bits beyond the length are set.
  package let prefix: IPAddress
  /// Of the prefix's family; all zeros where there is none, see `gateway`.
  package let gatewayField: IPAddress
  /// The 24 bits of the field; see `LabelField`.
  package let label: UInt32

  /// `nil` when the length goes beyond the prefix, or the gateway is of another family; takes the low 24 bits of `label`.
  package init?(
    routeDistinguisher: RouteDistinguisher, segment: EthernetSegmentID = .zero, ethernetTag: EthernetTag = .zero,
    prefix: IPAddress, prefixLength: UInt8, gateway: IPAddress? = nil, label: UInt32
  ) {
    let family = prefix.family
    guard prefixLength <= family.bits, gateway.map({ $0.family == family }) ?? true else { return nil }
    self.routeDistinguisher = routeDistinguisher
    self.segment = segment
    self.ethernetTag = ethernetTag
    self.prefixLength = prefixLength
    self.prefix = prefix
    gatewayField = gateway ?? (family == .v4 ? .unspecifiedV4 : IPAddress(v6: 0, 0))
    self.label = label & 0xff_ffff
  }

  /// The route must end where the reader does: its length is what tells the family.
  package init(reading reader: inout ByteReader) throws(WireError) {
    let family: IPAddress.Family
    switch reader.remaining {
    case 34: family = .v4
    case 58: family = .v6
    case let count: throw reader.invalid("Length", back: 1, "\(count) octets, expected 34 or 58")
    }
    routeDistinguisher = try RouteDistinguisher(reading: &reader)
    segment = try EthernetSegmentID(reading: &reader)
    ethernetTag = try EthernetTag(reading: &reader)
    prefixLength = try reader.uint8("IP prefix length")
    guard prefixLength <= family.bits else {
      throw reader.invalid("IP prefix length", back: 1, "\(prefixLength) bits, at most \(family.bits)")
    }
    prefix = try reader.address("IP prefix", family)
    gatewayField = try reader.address("Gateway IP address", family)
    label = try reader.labelField("MPLS label")
  }

  package func write(to writer: inout ByteWriter) {
    routeDistinguisher.write(to: &writer)
    segment.write(to: &writer)
    ethernetTag.write(to: &writer)
    writer.write(prefixLength)
    prefix.write(to: &writer)
    gatewayField.write(to: &writer)
    writer.write24(label)
  }

  package func writeKey(to writer: inout ByteWriter) {
    routeDistinguisher.write(to: &writer)
    ethernetTag.write(to: &writer)
    writer.write(prefixLength)
    prefix.write(to: &writer)
  }

  /// Not nil: the overlay index.
  package var gateway: IPAddress? { gatewayField.isUnspecified ? nil : gatewayField }

  package var mplsLabel: MPLSLabel { LabelField.mpls(raw: label) }

  package func write(words: inout TextWriter) {
    let via = gateway.map { " via \($0)" } ?? ""
    words.append("IP prefix \(routeDistinguisher) tag \(ethernetTag) \(prefix)/\(prefixLength)\(via)" as Phrase)
  }
}
