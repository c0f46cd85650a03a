/// A family whose routes can have next hops of another family (RFC 8950 §4).
///
/// Octets: AFI 2 and SAFI 2 of the routes, AFI of the next hop 2.
package struct ExtendedNextHop: WireValue {
  package var afi: UInt16
  /// Two octets here, although a SAFI has one.
  package var safi: UInt16
  package var nextHopAFI: UInt16

  package init(afi: UInt16, safi: UInt16, nextHopAFI: UInt16) {
    self.afi = afi
    self.safi = safi
    self.nextHopAFI = nextHopAFI
  }

  package init(_ family: AddressFamily, nextHopAFI: UInt16) {
    self.init(afi: family.afi, safi: UInt16(family.safi), nextHopAFI: nextHopAFI)
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    afi = try reader.uint16("AFI")
    safi = try reader.uint16("SAFI")
    nextHopAFI = try reader.uint16("Next hop AFI")
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(afi)
    writer.write(safi)
    writer.write(nextHopAFI)
  }
}

extension ExtendedNextHop: CustomStringConvertible {
  package var description: String {
    let family = UInt8(exactly: safi).map { AddressFamily(afi: afi, safi: $0).description } ?? "\(afi)/\(safi)"
    return "\(family) over \(nextHopAFI == 2 ? "IPv6" : nextHopAFI == 1 ? "IPv4" : "AFI \(nextHopAFI)")"
  }
}
