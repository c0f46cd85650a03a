/// The Multicast Membership Report Synch route, EVPN route type 7: a report was heard on a segment (RFC 9251 §9.2).
///
/// Octets: route distinguisher 8, segment 10, Ethernet tag 4, source and group with their lengths in **bits** 2 to 34,
/// length of the originator in bits 1, originator 4 or 16, flags 1. The flags are not part of the key.
package struct MembershipReportSynchRoute: EVPNRouteBody {
  package static let routeType: UInt8 = 7
  package static let name = "Multicast membership report synch"

  package var routeDistinguisher: RouteDistinguisher
  package var segment: EthernetSegmentID
  package var ethernetTag: EthernetTag
  package var sourceGroup: MulticastSourceGroup
  package var originator: IPAddress
  package var flags: MembershipFlags

  package init(
    routeDistinguisher: RouteDistinguisher, segment: EthernetSegmentID, ethernetTag: EthernetTag,
    sourceGroup: MulticastSourceGroup, originator: IPAddress, flags: MembershipFlags
  ) {
    self.routeDistinguisher = routeDistinguisher
    self.segment = segment
    self.ethernetTag = ethernetTag
    self.sourceGroup = sourceGroup
    self.originator = originator
    self.flags = flags
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    routeDistinguisher = try RouteDistinguisher(reading: &reader)
    segment = try EthernetSegmentID(reading: &reader)
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
    segment.write(to: &writer)
    ethernetTag.write(to: &writer)
    sourceGroup.write(to: &writer)
    writer.write(bitCounted: originator)
  }

  package func write(words: inout TextWriter) {
    words.append(
      "Join synch \(routeDistinguisher) \(segment) tag \(ethernetTag) \(sourceGroup) from \(originator)" as Phrase)
  }
}
