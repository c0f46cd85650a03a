/// The Selective Multicast Ethernet Tag route, EVPN route type 6: who wants which flow (RFC 9251 §9.1).
///
/// Octets: route distinguisher 8, Ethernet tag 4, source and group with their lengths in **bits** 2 to 34, length of the
/// originator in bits 1, originator 4 or 16, flags 1. The flags are not part of the key.
package struct SelectiveMulticastRoute: EVPNRouteBody {
  package static let routeType: UInt8 = 6
  package static let name = "Selective multicast Ethernet tag"

  package var routeDistinguisher: RouteDistinguisher
  package var ethernetTag: EthernetTag
  package var sourceGroup: MulticastSourceGroup
  package var originator: IPAddress
  package var flags: MembershipFlags

  package init(
    routeDistinguisher: RouteDistinguisher, ethernetTag: EthernetTag, sourceGroup: MulticastSourceGroup,
    originator: IPAddress, flags: MembershipFlags
  ) {
    self.routeDistinguisher = routeDistinguisher
    self.ethernetTag = ethernetTag
    self.sourceGroup = sourceGroup
    self.originator = originator
    self.flags = flags
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    routeDistinguisher = try RouteDistinguisher(reading: &reader)
    ethernetTag = try EthernetTag(reading: &reader)
    sourceGroup = try MulticastSourceGroup(reading: &reader)
    originator = try reader.originatorAddress()
    flags = try reader.membershipFlags(for: sourceGroup)
  }

  package func write(to writer: inout ByteWriter) {
    writeKey(to: &writer)
    writer.write(flags.rawValue)
  }

  package func writeKey(to writer: inout ByteWriter) {
    routeDistinguisher.write(to: &writer)
    ethernetTag.write(to: &writer)
    sourceGroup.write(to: &writer)
    writer.write(bitCounted: originator)
  }

  package func write(words: inout TextWriter) {
    words.append("SMET \(routeDistinguisher) tag \(ethernetTag) \(sourceGroup) from \(originator)" as Phrase)
  }
}
