import TestSupport
import Testing
import Wire

@Suite("The length octet of every EVPN route")
struct RouteLengthTests {
  typealias S = BGPSamples

  static let source6 = IPAddress(v6: 0x2001_0db8_0000_0000, 0x99)
  static let v4 = IPAddress(10, 0, 0, 1)
  static let v6 = S.originator6

  /// Source, group and originator of each column, and the lengths of types 6, 7, 8 and 10, and of 11 over 10.
  static let columns: [(IPAddress?, IPAddress?, IPAddress, [UInt8])] = [
    (S.source, S.group, v4, [28, 38, 43, 27, 34]), (nil, S.group, v4, [24, 34, 39, 23, 30]),
    (nil, nil, v4, [20, 30, 35, 19, 26]), (nil, nil, v6, [32, 42, 47, 31, 50]),
    (source6, S.group6, v6, [64, 74, 79, 63, 82]), (source6, S.group6, v4, [52, 62, 67, 51, 58]),
  ]

  @Test("Types 6, 7, 8, 10 and 11 for each family and wildcard", arguments: columns)
  func lengths(source: IPAddress?, group: IPAddress?, originator: IPAddress, lengths: [UInt8]) throws {
    let key = MulticastSourceGroup(source: source, group: group)
    let flags: MembershipFlags = [.version2]
    let selective = SelectivePMSIRoute(
      routeDistinguisher: S.distinguisher, ethernetTag: S.tag, sourceGroup: key, originator: originator)
    let routes: [EVPNRoute] = [
      .selectiveMulticast(
        SelectiveMulticastRoute(
          routeDistinguisher: S.distinguisher, ethernetTag: S.tag, sourceGroup: key, originator: originator,
          flags: flags)),
      .membershipReportSynch(
        MembershipReportSynchRoute(
          routeDistinguisher: S.distinguisher, segment: S.segment, ethernetTag: S.tag, sourceGroup: key,
          originator: originator, flags: flags)),
      .leaveSynch(
        LeaveSynchRoute(
          routeDistinguisher: S.distinguisher, segment: S.segment, ethernetTag: S.tag, sourceGroup: key,
          originator: originator, maximumResponseTime: 20, flags: flags)),
      .selectivePMSI(selective),
      LeafRoute(answering: .selectivePMSI(selective), from: originator).map { .leaf($0) }
        ?? .unknown(type: 11, octets: []),
    ]
    #expect(routes.map { $0.encoded[1] } == lengths)
    for route in routes { #expect(try EVPNRoute(decoding: route.encoded) == route) }
  }

  @Test("Types 3, 4 and 9, and type 11 over 3 and 9")
  func fixedLengths() throws {
    func leaf(_ route: EVPNRoute, _ originator: IPAddress) throws -> EVPNRoute {
      .leaf(try #require(LeafRoute(answering: route, from: originator)))
    }
    for (originator, lengths): (IPAddress, [UInt8]) in [(Self.v4, [17, 23, 24, 27]), (Self.v6, [29, 35, 48, 39])] {
      let inclusive = EVPNRoute.inclusiveMulticast(
        InclusiveMulticastRoute(routeDistinguisher: S.distinguisher, ethernetTag: S.tag, originator: originator))
      let segment = EVPNRoute.ethernetSegment(
        EthernetSegmentRoute(routeDistinguisher: S.distinguisher, segment: S.segment, originator: originator))
      let routes = [
        inclusive, segment, try leaf(inclusive, originator), try leaf(.perRegion(S.perRegion), originator),
      ]
      #expect(routes.map { $0.encoded[1] } == lengths)
    }
    #expect(EVPNRoute.perRegion(S.perRegion).encoded[1] == 20)
  }

  @Test("Type 1 has 25 octets; type 2 has 33, 37 or 49, and three more with a second label")
  func macRoutes() throws {
    for (ip, length): (IPAddress?, UInt8) in [(nil, 33), (Self.v4, 37), (Self.v6, 49)] {
      for (label2, more): (UInt32?, UInt8) in [(nil, 0), (20, 3)] {
        let route = EVPNRouteTests.macRoute(ip, label2)
        #expect(route.encoded[1] == length + more)
        #expect(try EVPNRoute(decoding: route.encoded) == route)
      }
    }
    let discovery = EthernetAutoDiscoveryRoute(
      routeDistinguisher: S.distinguisher, segment: S.segment, ethernetTag: .maximum, label: 0)
    #expect(discovery.encoded.count == 25)
  }

  @Test("A type 1, 2, 5 or 9 route of any other length is refused")
  func otherLengths() throws {
    let templates: [(type: UInt8, bytes: [UInt8], legal: Set<Int>)] = [
      (1, Array(try Hex.bytes("00010a0000010064 00112233445566778899 ffffffff 000000")), [25]),
      (2, Array(EVPNRouteTests.macRoute(nil).encoded.dropFirst(2)), [33, 36]),
      (2, Array(EVPNRouteTests.macRoute(Self.v4).encoded.dropFirst(2)), [37, 40]),
      (2, Array(EVPNRouteTests.macRoute(Self.v6).encoded.dropFirst(2)), [49, 52]),
      (5, [UInt8](repeating: 0, count: 34), [34, 58]), (9, [UInt8](repeating: 0, count: 20), [20]),
    ]
    for (type, bytes, legal) in templates {
      for count in 0...255 {
        let padded = bytes.prefix(count) + [UInt8](repeating: 0, count: max(0, count - bytes.count))
        let isRead = (try? EVPNRoute(decoding: [type, UInt8(count)] + padded)) != nil
        #expect(isRead == legal.contains(count), "type \(type), \(count) octets")
      }
    }
  }
}
