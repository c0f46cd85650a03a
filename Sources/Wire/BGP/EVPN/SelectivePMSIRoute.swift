/// The S-PMSI A-D route, EVPN route type 10: a flow has a tunnel of its own (RFC 9572 §3.2).
///
/// Octets: route distinguisher 8, Ethernet tag 4, source and group with their lengths in **bits** 2 to 34, length of the
/// originator in bits 1, originator 4 or 16. All is the key. The draft had no length before the originator; what is left
/// behind the group tells the two apart: 5 or 17 octets, or 4 or 16.
package struct SelectivePMSIRoute: EVPNRouteBody {
  package static let routeType: UInt8 = 10
  package static let name = "S-PMSI A-D"

  package var routeDistinguisher: RouteDistinguisher
  package var ethernetTag: EthernetTag
  package var sourceGroup: MulticastSourceGroup
  package var originator: IPAddress
  /// The octets that it came in, in which it is passed on.
  package var form: EVPNWireProfile

  package init(
    routeDistinguisher: RouteDistinguisher, ethernetTag: EthernetTag, sourceGroup: MulticastSourceGroup,
    originator: IPAddress, form: EVPNWireProfile = .rfc9572
  ) {
    self.routeDistinguisher = routeDistinguisher
    self.ethernetTag = ethernetTag
    self.sourceGroup = sourceGroup
    self.originator = originator
    self.form = form
  }

  /// The route must end where the reader does.
  package init(reading reader: inout ByteReader) throws(WireError) {
    routeDistinguisher = try RouteDistinguisher(reading: &reader)
    ethernetTag = try EthernetTag(reading: &reader)
    sourceGroup = try MulticastSourceGroup(reading: &reader)
    switch reader.remaining {
    case 4:
      form = .draft02
      originator = try reader.address("Originating router", .v4)
    case 16:
      form = .draft02
      originator = try reader.address("Originating router", .v6)
    default:
      form = .rfc9572
      originator = try reader.originatorAddress()
    }
  }

  package func write(to writer: inout ByteWriter) { writeKey(to: &writer) }

  package func writeKey(to writer: inout ByteWriter) {
    routeDistinguisher.write(to: &writer)
    ethernetTag.write(to: &writer)
    sourceGroup.write(to: &writer)
    switch form {
    case .rfc9572: writer.write(bitCounted: originator)
    case .draft02: originator.write(to: &writer)
    }
  }

  /// What contradicts itself although the key is clear, or `nil`.
  var contradiction: StaticString? {
    guard let source = sourceGroup.source, let group = sourceGroup.group, source.family != group.family else {
      return nil
    }
    return "the source and the group are of different families"
  }

  package func write(words: inout TextWriter) {
    let mark = form == .draft02 ? " (draft -02 form)" : ""
    words.append("S-PMSI \(routeDistinguisher) tag \(ethernetTag) \(sourceGroup) from \(originator)\(mark)" as Phrase)
  }
}
