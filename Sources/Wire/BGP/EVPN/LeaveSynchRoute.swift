/// The Multicast Leave Synch route, EVPN route type 8: a leave was heard on a segment (RFC 9251 §9.3).
///
/// Octets: route distinguisher 8, segment 10, Ethernet tag 4, source and group with their lengths in **bits** 2 to 34,
/// length of the originator in bits 1, originator 4 or 16, reserved 4, maximum response time 1, flags 1. The last three
/// are not part of the key.
package struct LeaveSynchRoute: EVPNRouteBody {
  package static let routeType: UInt8 = 8
  package static let name = "Multicast leave synch"

  package var routeDistinguisher: RouteDistinguisher
  package var segment: EthernetSegmentID
  package var ethernetTag: EthernetTag
  package var sourceGroup: MulticastSourceGroup
  package var originator: IPAddress
  /// Sent as 0, ignored, and passed on unchanged.
  package var reserved: UInt32
  /// How long to wait for an answer, in tenths of a second.
  package var maximumResponseTime: UInt8
  package var flags: MembershipFlags

  package init(
    routeDistinguisher: RouteDistinguisher, segment: EthernetSegmentID, ethernetTag: EthernetTag,
    sourceGroup: MulticastSourceGroup, originator: IPAddress, reserved: UInt32 = 0, maximumResponseTime: UInt8,
    flags: MembershipFlags
  ) {
    self.routeDistinguisher = routeDistinguisher
    self.segment = segment
    self.ethernetTag = ethernetTag
    self.sourceGroup = sourceGroup
    self.originator = originator
    self.reserved = reserved
    self.maximumResponseTime = maximumResponseTime
    self.flags = flags
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    routeDistinguisher = try RouteDistinguisher(reading: &reader)
    segment = try EthernetSegmentID(reading: &reader)
    ethernetTag = try EthernetTag(reading: &reader)
    sourceGroup = try MulticastSourceGroup(reading: &reader)
    originator = try reader.originatorAddress()
    reserved = try reader.uint32("Reserved")
    let range = try reader.take(1, "Maximum response time")
    maximumResponseTime = reader.bytes[range.lowerBound]
    reader.note(
      "Maximum response time", "\(maximumResponseTime / 10).\(maximumResponseTime % 10) s", over: range)
    flags = try reader.membershipFlags(for: sourceGroup)
  }

  package func write(to writer: inout ByteWriter) {
    writeKey(to: &writer)
    writer.write(reserved)
    writer.write(maximumResponseTime)
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
      "Leave synch \(routeDistinguisher) \(segment) tag \(ethernetTag) \(sourceGroup) from \(originator)" as Phrase)
  }
}
