/// What octets without a capture around them are: `labconsole decode --as`.
package enum DissectionSubject: String, CaseIterable, Sendable {
  /// An Ethernet frame.
  case frame
  /// BGP messages, one after the other.
  case bgp
  /// EVPN routes, as MP_REACH_NLRI lists them.
  case evpnNLRI = "evpn-nlri"
  /// Path attributes, as an UPDATE lists them.
  case pathAttributes = "path-attributes"
  case igmp
  case mld
  case pim
  case ldp
  case rsvp
}

extension Dissector {
  /// The tree of octets of which somebody says what they are.
  package static func dissect(
    _ bytes: [UInt8], saidToBe subject: DissectionSubject, context: BGPContext = BGPContext()
  ) -> Dissection {
    var walk = DissectionWalk(bytes)
    walk.context = context
    switch subject {
    case .frame: walk.go(to: .ethernet)
    case .bgp: walk.bgpMessages()
    case .evpnNLRI: walk.evpnRoutes()
    case .pathAttributes: walk.pathAttributes()
    case .igmp: walk.go(to: .igmp)
    case .mld: walk.mldWithoutAddresses()
    case .pim: walk.go(to: .pim)
    case .ldp: walk.go(to: .ldp)
    case .rsvp: walk.go(to: .rsvp)
    }
    return walk.finished()
  }
}

extension DissectionWalk {
  /// Messages from the first octet to the last; one that is not whole is an error.
  fileprivate mutating func bgpMessages() {
    var words: [String] = []
    while position < end {
      let start = position
      let framing = StreamProtocol.bgp.framing(bytes, from: start, to: end, maximum: context.maximumLength)
      switch framing {
      case .message(let length):
        within(length) { walk in walk.go(to: .bgp) }
        words.append(summary.info)
      case .needs(let length):
        note(
          WireError(
            field: "BGP message", offset: start, reason: .truncated(needed: length, available: end - start)))
        rest("Start of a message")
      case .malformed:
        brokenBGP()
        words.append("no message")
      }
    }
    name("BGP", words.joined(separator: "; "))
  }

  /// Routes up to the last octet; what is malformed ends the list as it would in an UPDATE.
  fileprivate mutating func evpnRoutes() {
    var words: [String] = []
    var reader = ByteReader(bytes, from: position, to: end)
    reader.recorder = recorder
    do throws(WireError) {
      while !reader.isAtEnd {
        if context.takesPathIdentifiers(.evpn) { _ = try reader.uint32("Path identifier") }
        let start = reader.position
        let route = try EVPNRoute(reading: &reader)
        words.append(route.description)
        if let contradiction = route.contradiction {
          // In membership routes it is the flags that contradict, and they come last (RFC 9251 §9).
          let isMembership = (6...8).contains(route.type)
          let cause = WireError(
            field: isMembership ? "Flags" : "Route", offset: isMembership ? reader.position - 1 : start,
            reason: .invalid(contradiction.description))
          attributeErrors.append(Self.error(.withdraw("RFC 9251 §9.7"), cause))
          note(cause)
        }
      }
    } catch {
      recorder.close(to: 0, offset: reader.position)
      attributeErrors.append(
        Self.error(context.disablesFamilies ? .disable("RFC 7606 §5.3") : .reset("RFC 7606 §5.3"), error))
      note(error)
    }
    resume(at: reader.position)
    rest("Malformed octets")
    name("EVPN", words.joined(separator: "; "))
  }

  private static func error(_ rule: ErrorRule, _ cause: WireError) -> AttributeError {
    AttributeError(
      type: AttributeType.mpReach.rawValue, action: rule.action, clause: rule.clause, subcode: 9, cause: cause,
      octets: [])
  }

  /// The checksum is also over addresses that nobody has said: it is shown, and not looked at.
  fileprivate mutating func mldWithoutAddresses() {
    addresses = (IPAddress(v6: 0, 0), IPAddress(v6: 0, 0))
    mld()
    forgetChecksums()
    if summary.protocolName != "MLD" { name("MLD", "without addresses") }
  }

  fileprivate mutating func pathAttributes() {
    var decoder = UpdateDecoder(context: context)
    var reader = ByteReader(bytes, from: position, to: end)
    reader.recorder = recorder
    decoder.read(&reader)
    attributeErrors += decoder.errors
    for error in decoder.errors { note(error.cause) }
    resume(at: reader.position)
    rest("Malformed octets")
    name("BGP", "path attributes")
  }
}
