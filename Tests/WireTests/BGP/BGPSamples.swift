import TestSupport
import Wire

/// The values that the vectors of the BGP tests share, and the vectors of whole messages.
enum BGPSamples {
  static let distinguisher = RouteDistinguisher.address(IPAddress(10, 0, 0, 1), 100)
  static let segment = EthernetSegmentID(high: 0x0011, low: 0x2233_4455_6677_8899)
  static let tag = EthernetTag(10)
  static let group = IPAddress(239, 1, 1, 1)
  static let source = IPAddress(192, 0, 2, 10)
  static let originator = IPAddress(10, 0, 0, 1)
  static let group6 = IPAddress(v6: 0xff3e_0000_0000_0000, 1)
  static let originator6 = IPAddress(v6: 0x2001_0db8_0000_0000, 1)
  static let target = RouteTarget.autonomousSystem(65000, 10)

  static let inclusive = EVPNRoute.inclusiveMulticast(
    InclusiveMulticastRoute(routeDistinguisher: distinguisher, ethernetTag: tag, originator: originator))
  static let selective = EVPNRoute.selectiveMulticast(
    SelectiveMulticastRoute(
      routeDistinguisher: distinguisher, ethernetTag: tag, sourceGroup: MulticastSourceGroup(group: group),
      originator: originator, flags: [.version2, .version3, .exclude]))
  static let joinSynch = EVPNRoute.membershipReportSynch(
    MembershipReportSynchRoute(
      routeDistinguisher: distinguisher, segment: segment, ethernetTag: tag,
      sourceGroup: MulticastSourceGroup(group: group), originator: originator, flags: .version2))
  static let leaveSynch = EVPNRoute.leaveSynch(
    LeaveSynchRoute(
      routeDistinguisher: distinguisher, segment: segment, ethernetTag: tag,
      sourceGroup: MulticastSourceGroup(group: group), originator: originator, maximumResponseTime: 20,
      flags: .version2))

  static let selectivePMSI = SelectivePMSIRoute(
    routeDistinguisher: distinguisher, ethernetTag: tag,
    sourceGroup: MulticastSourceGroup(source: source, group: group), originator: originator)
  static let perRegion = PerRegionRoute(
    routeDistinguisher: distinguisher, ethernetTag: tag, region: .autonomousSystem(65000))
  /// The second router, which answers.
  static let leafOriginator = IPAddress(10, 0, 0, 2)

  /// The answer of the second router.
  static func leaf(answering route: EVPNRoute, in profile: EVPNWireProfile = .rfc9572) -> EVPNRoute {
    LeafRoute(answering: route, from: leafOriginator, in: profile).map { .leaf($0) } ?? .unknown(type: 11, octets: [])
  }

  /// The S-PMSI route in the octets of the draft.
  static let draftPMSI: EVPNRoute = {
    var route = selectivePMSI
    route.form = .draft02
    return .selectivePMSI(route)
  }()

  static func attributes(
    _ communities: [ExtendedCommunity], _ more: (inout PathAttributes) -> Void = { _ in }
  ) -> PathAttributes {
    var attributes = PathAttributes(
      origin: .igp, asPath: .empty, localPreference: 100, extendedCommunities: communities)
    more(&attributes)
    return attributes
  }

  static let synchCommunities = [
    ExtendedCommunity.esImport(MACAddress(0x1122_3344_5566)), target.eviCommunity,
  ]

  static func update(_ route: EVPNRoute, _ attributes: PathAttributes) -> BGPMessage {
    .update(UpdateMessage(attributes: attributes, reach: MPReach(nextHop: originator, routes: [route])))
  }

  static func vector(_ name: String, _ hex: String, _ value: BGPMessage) -> Vector<BGPMessage> {
    Vector(
      name, hex: String(repeating: "ff", count: 16) + hex, value: value,
      read: { reader in try BGPMessage(reading: &reader, context: BGPContext()) },
      write: { $0.encoded(context: BGPContext()) })
  }

  /// The attributes ORIGIN, AS_PATH and LOCAL_PREF of every announcement below.
  static let common = "40010100 400200 40050400000064"

  static let messages = [
    vector(
      "OPEN", "002d 01 04 fde8 005a 0a000001 10 02 0e 0104 00190046 0200 4104 0000fde8",
      .open(
        OpenMessage(
          autonomousSystem: 65000, holdTime: 90, identifier: originator,
          capabilities: [.multiprotocol(.evpn), .routeRefresh, .fourOctetAS(65000)]))),
    vector("KEEPALIVE", "0013 04", .keepalive),
    vector(
      "ROUTE-REFRESH", "0017 05 0019 00 46", .routeRefresh(RouteRefreshMessage(family: .evpn))),
    vector(
      "NOTIFICATION", "0017 03 06 02 01 61",
      .notification(NotificationMessage.shutdown(text: "a"))),
    vector(
      "UPDATE inclusive multicast, VXLAN",
      """
      006b 02 0000 0054 800e1c 0019 46 04 0a000001 00 0311 00010a0000010064 0000000a 20 0a000001 \(common)
      c01018 0002fde80000000a 0609000300000000 030c000000000008 c01609 00 06 002710 0a000001
      """,
      update(
        inclusive,
        attributes([
          target.extendedCommunity, ExtendedCommunity(.multicastFlags([.igmpProxy, .mldProxy])),
          ExtendedCommunity(.encapsulation(8)),
        ]) {
          $0.pmsiTunnel = PMSITunnel(label: 10000, identifier: .ingressReplication(originator))
        })),
    vector(
      "UPDATE selective multicast",
      """
      0056 02 0000 003f 800e23 0019 46 04 0a000001 00 0618 00010a0000010064 0000000a 00 20ef010101 200a000001 0e
      \(common) c01008 0002fde80000000a
      """,
      update(selective, attributes([target.extendedCommunity]))),
    vector(
      "UPDATE join synch",
      """
      0068 02 0000 0051 800e2d 0019 46 04 0a000001 00
      0722 00010a0000010064 00112233445566778899 0000000a 00 20ef010101 200a000001 02
      \(common) c01010 0602112233445566 060afde80000000a
      """,
      update(joinSynch, attributes(synchCommunities))),
    vector(
      "UPDATE leave synch",
      """
      006d 02 0000 0056 800e32 0019 46 04 0a000001 00
      0827 00010a0000010064 00112233445566778899 0000000a 00 20ef010101 200a000001 00000000 14 02
      \(common) c01010 0602112233445566 060afde80000000a
      """,
      update(leaveSynch, attributes(synchCommunities))),
    vector(
      "UPDATE S-PMSI",
      """
      0065 02 0000 004e 800e26 0019 46 04 0a000001 00 0a1b 00010a0000010064 0000000a 20c000020a 20ef010101 200a000001
      \(common) c01008 0002fde80000000a c01609 01 06 000000 0a000001
      """,
      update(.selectivePMSI(selectivePMSI), pmsiAttributes)),
    vector(
      "UPDATE S-PMSI in the form of draft -02",
      """
      0064 02 0000 004d 800e25 0019 46 04 0a000001 00 0a1a 00010a0000010064 0000000a 20c000020a 20ef010101 0a000001
      \(common) c01008 0002fde80000000a c01609 01 06 000000 0a000001
      """,
      update(draftPMSI, pmsiAttributes)),
    vector(
      "UPDATE per-region I-PMSI",
      """
      005e 02 0000 0047 800e1f 0019 46 04 0a000001 00 0914 00010a0000010064 0000000a 0009fde800000000
      \(common) c01008 0002fde80000000a c01609 01 06 000000 0a000001
      """,
      update(.perRegion(perRegion), pmsiAttributes)),
    vector(
      "UPDATE Leaf A-D",
      """
      0073 02 0000 005c 800e2d 0019 46 04 0a000002 00
      0b22 0a1b 00010a0000010064 0000000a 20c000020a 20ef010101 200a000001 20 0a000002
      \(common) c00804 ffffff01 c01008 01020a0000010000 c01609 00 06 0012c0 0a000002
      """,
      .update(
        UpdateMessage(
          attributes: leafAttributes,
          reach: MPReach(nextHop: leafOriginator, routes: [leaf(answering: .selectivePMSI(selectivePMSI))])))),
    vector(
      "UPDATE Leaf A-D in the form of draft -02",
      """
      006f 02 0000 0058 800e29 0019 46 04 0a000002 00
      0b1e 00010a0000010064 0000000a 20c000020a 20ef010101 0a000001 0a000002
      \(common) c00804 ffffff01 c01008 01020a0000010000 c01609 00 06 0012c0 0a000002
      """,
      .update(
        UpdateMessage(
          attributes: leafAttributes,
          reach: MPReach(nextHop: leafOriginator, routes: [leaf(answering: draftPMSI, in: .draft02)])))),
    vector(
      "UPDATE IP prefix",
      """
      0068 02 0000 0051 800e2d 0019 46 04 0a000001 00
      0522 00010a0000010064 00000000000000000000 00000000 18 0a080800 00000000 002710
      \(common) c01010 0002fde80000000a 0603020000000001
      """,
      .update(
        UpdateMessage(
          attributes: attributes([
            target.extendedCommunity, ExtendedCommunity(.routerMAC(MACAddress(0x0200_0000_0001))),
          ]),
          reach: MPReach(nextHop: originator, routes: [ipPrefix].compactMap(\.self))))),
    vector(
      "UPDATE withdraws selective multicast",
      "0037 02 0000 0020 800f1d 0019 46 0618 00010a0000010064 0000000a 00 20ef010101 200a000001 0e",
      .update(UpdateMessage(unreach: MPUnreach(routes: [selective])))),
    vector("UPDATE End-of-RIB", "001d 02 0000 0006 800f03 0019 46", .update(.endOfRIB(.evpn))),
    vector(
      "UPDATE route target constraint",
      "003e 02 0000 0027 800e16 0001 84 04 0a000001 00 60 0000fde8 0002fde80000000a \(common)",
      .update(
        UpdateMessage(
          attributes: attributes([]),
          reach: MPReach(
            nextHop: originator, .routeTargetConstraint([RouteTargetMembership(originAS: 65000, target)]))))),
    vector(
      "UPDATE of IPv4 routes",
      "002e 02 0004 18 c00002 000e 40010100 400200 400304 0a000001 16 0a0a04 00",
      .update(
        UpdateMessage(
          attributes: PathAttributes(origin: .igp, asPath: .empty, nextHop: originator),
          withdrawn: prefixes((0xc000_0200, 24)), announced: prefixes((0x0a0a_0400, 22), (0, 0))))),
  ]

  static let ipPrefix = IPPrefixRoute(
    routeDistinguisher: distinguisher, prefix: IPAddress(10, 8, 8, 0), prefixLength: 24, label: 10000
  ).map { EVPNRoute.ipPrefix($0) }

  private static let pmsiAttributes = attributes([target.extendedCommunity]) {
    $0.pmsiTunnel = PMSITunnel(flags: .leafInformationRequired, label: 0, identifier: .ingressReplication(originator))
  }

  private static let leafAttributes = attributes([RouteTarget.address(originator, 0).extendedCommunity]) {
    $0.communities = [.noExport]
    $0.pmsiTunnel = PMSITunnel(label: 300 << 4, identifier: .ingressReplication(leafOriginator))
  }

  static func octets(_ hex: String) -> [UInt8] { (try? Hex.bytes(hex)) ?? [] }

  static func prefixes(_ list: (UInt32, UInt8)...) -> RouteList<IPv4Prefix> {
    RouteList(list.compactMap { IPv4Prefix(address: $0.0, length: $0.1) })
  }
}
