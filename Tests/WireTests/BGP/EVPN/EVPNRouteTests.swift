import TestSupport
import Testing
import Wire

@Suite("EVPN routes, RFC 7432 §7 and RFC 9251 §9")
struct EVPNRouteTests {
  typealias S = BGPSamples

  static func selective(
    _ source: IPAddress?, _ group: IPAddress?, _ flags: MembershipFlags, from originator: IPAddress = S.originator
  ) -> EVPNRoute {
    .selectiveMulticast(
      SelectiveMulticastRoute(
        routeDistinguisher: S.distinguisher, ethernetTag: S.tag,
        sourceGroup: MulticastSourceGroup(source: source, group: group), originator: originator, flags: flags))
  }

  static func macRoute(_ ip: IPAddress?, _ label2: UInt32? = nil) -> EVPNRoute {
    .macIPAdvertisement(
      MACIPAdvertisementRoute(
        routeDistinguisher: S.distinguisher, segment: .zero, ethernetTag: .zero, mac: MACAddress(0x0200_0000_0001),
        ip: ip, label1: 10000, label2: label2))
  }

  static let known: [Vector<EVPNRoute>] = [
    Vector(
      "1 per ES", hex: "0119 00010a0000010064 00112233445566778899 ffffffff 000000",
      value: .ethernetAutoDiscovery(
        EthernetAutoDiscoveryRoute(
          routeDistinguisher: S.distinguisher, segment: S.segment, ethernetTag: .maximum, label: 0))),
    Vector(
      "2 with an IPv4 address", value: macRoute(IPAddress(10, 9, 9, 9)),
      "0225 00010a0000010064 00000000000000000000 00000000 30 020000000001 20 0a090909 002710"),
    Vector(
      "2 without an IP address", value: macRoute(nil),
      "0221 00010a0000010064 00000000000000000000 00000000 30 020000000001 00 002710"),
    Vector(
      "2 with an IPv6 address and two labels", value: macRoute(S.originator6, 20),
      """
      0234 00010a0000010064 00000000000000000000 00000000 30 020000000001
      80 20010db8000000000000000000000001 002710 000014
      """),
    Vector("3", hex: "0311 00010a0000010064 0000000a 20 0a000001", value: S.inclusive),
    Vector(
      "4", hex: "0417 00010a0000010064 00112233445566778899 20 0a000001",
      value: .ethernetSegment(
        EthernetSegmentRoute(routeDistinguisher: S.distinguisher, segment: S.segment, originator: S.originator))),
    Vector(
      "4 from an IPv6 originator",
      hex: "0423 00010a0000010064 00112233445566778899 80 20010db8000000000000000000000001",
      value: .ethernetSegment(
        EthernetSegmentRoute(routeDistinguisher: S.distinguisher, segment: S.segment, originator: S.originator6))),
    Vector(
      "5 IPv4", hex: "0522 00010a0000010064 00000000000000000000 00000000 18 0a080800 00000000 002710",
      value: S.ipPrefix ?? .unknown(type: 5, octets: [])),
    Vector(
      "5 IPv6 with a gateway",
      hex: """
        053a 00010a0000010064 00000000000000000000 0000000a 40 20010db8000000000000000000000000
        20010db8000000000000000000000001 000000
        """,
      value: IPPrefixRoute(
        routeDistinguisher: S.distinguisher, ethernetTag: S.tag, prefix: IPAddress(v6: 0x2001_0db8_0000_0000, 0),
        prefixLength: 64, gateway: S.originator6, label: 0
      ).map { .ipPrefix($0) } ?? .unknown(type: 5, octets: [])),
    Vector(
      "6 (S,G)", value: selective(S.source, S.group, .version3),
      "061c 00010a0000010064 0000000a 20 c000020a 20 ef010101 20 0a000001 04"),
    Vector("6 (*,G)", hex: "0618 00010a0000010064 0000000a 00 20 ef010101 20 0a000001 0e", value: S.selective),
    Vector(
      "6 (*,*)", value: selective(nil, nil, [.version2, .version3, .exclude]),
      "0614 00010a0000010064 0000000a 00 00 20 0a000001 0e"),
    Vector(
      "6 MLD (S,G)",
      value: selective(IPAddress(v6: 0x2001_0db8_0000_0000, 0x99), S.group6, .version2, from: S.originator6),
      """
      0640 00010a0000010064 0000000a 80 20010db8000000000000000000000099
      80 ff3e0000000000000000000000000001 80 20010db8000000000000000000000001 02
      """),
    Vector(
      "7 (*,G)", hex: "0722 00010a0000010064 00112233445566778899 0000000a 00 20 ef010101 20 0a000001 02",
      value: S.joinSynch),
    Vector(
      "7 (S,G)", hex: "0726 00010a0000010064 00112233445566778899 0000000a 20 c000020a 20 ef010101 20 0a000001 04",
      value: .membershipReportSynch(
        MembershipReportSynchRoute(
          routeDistinguisher: S.distinguisher, segment: S.segment, ethernetTag: S.tag,
          sourceGroup: MulticastSourceGroup(source: S.source, group: S.group), originator: S.originator,
          flags: .version3))),
    Vector(
      "7 MLD (S,G)",
      hex: """
        074a 00010a0000010064 00112233445566778899 0000000a 80 20010db8000000000000000000000099
        80 ff3e0000000000000000000000000001 80 20010db8000000000000000000000001 02
        """,
      value: .membershipReportSynch(
        MembershipReportSynchRoute(
          routeDistinguisher: S.distinguisher, segment: S.segment, ethernetTag: S.tag,
          sourceGroup: MulticastSourceGroup(source: IPAddress(v6: 0x2001_0db8_0000_0000, 0x99), group: S.group6),
          originator: S.originator6, flags: .version2))),
    Vector(
      "8 (*,G)", hex: "0827 00010a0000010064 00112233445566778899 0000000a 00 20 ef010101 20 0a000001 00000000 14 02",
      value: S.leaveSynch),
    Vector(
      "8 MLD (*,G), IPv4 originator",
      hex: """
        0833 00010a0000010064 00112233445566778899 0000000a 00 80 ff3e0000000000000000000000000001
        20 0a000001 00000000 1e 02
        """,
      value: .leaveSynch(
        LeaveSynchRoute(
          routeDistinguisher: S.distinguisher, segment: S.segment, ethernetTag: S.tag,
          sourceGroup: MulticastSourceGroup(group: S.group6), originator: S.originator, maximumResponseTime: 30,
          flags: .version2))),
  ]

  /// Types that are passed on: decoded to their octets.
  static let others = ["0c03 010203", "6300", "ff00", "0004 00010a00"]

  @Test("Decodes to the value and encodes to the same octets", arguments: known)
  func roundTrip(_ vector: Vector<EVPNRoute>) throws {
    #expect(try vector.decode() == vector.value)
    #expect(vector.encode() == vector.bytes)
    #expect(vector.value.type == vector.bytes[0])
    #expect(vector.value.contradiction == nil)
    #expect(try FieldCover.defects(of: vector.fields(), over: 0..<vector.bytes.count) == [])
  }

  @Test("A type that is not known keeps its octets", arguments: others)
  func unknown(hex: String) throws {
    let bytes = try Hex.bytes(hex)
    let route = try EVPNRoute(decoding: bytes)
    #expect(route == .unknown(type: bytes[0], octets: Array(bytes.dropFirst(2))))
    #expect(route.encoded == bytes)
    #expect(route.key.octets == [bytes[0]] + bytes.dropFirst(2))
  }

  @Test("Refuses a route that is too short or too long, whatever its length octet says", arguments: known)
  func lengths(_ vector: Vector<EVPNRoute>) throws {
    let bytes = vector.bytes
    let isMACRoute = vector.value.type == MACIPAdvertisementRoute.routeType
    for count in 0..<bytes.count {
      #expect(throws: WireError.self) { try vector.decode(first: count) }
      guard count >= 2 else { continue }
      var short = Array(bytes.prefix(count))
      short[1] = UInt8(count - 2)
      // A MAC route that loses exactly its second label is still one.
      if isMACRoute, count == bytes.count - 3, bytes[1] == 52 { continue }
      #expect(throws: WireError.self, "\(count) octets") { try vector.decode(short) }
    }
    var long = bytes + [0]
    long[1] += 1
    #expect(throws: WireError.self) { try vector.decode(long) }
  }

  @Test(
    "Refuses address lengths that are no address",
    arguments: [
      "0311 00010a0000010064 0000000a 21 0a000001", "030d 00010a0000010064 0000000a 00",
      "0225 00010a0000010064 00000000000000000000 00000000 31 020000000001 20 0a090909 002710",
      "0225 00010a0000010064 00000000000000000000 00000000 30 020000000001 18 0a090909 002710",
      "0618 00010a0000010064 0000000a 00 1f ef010101 20 0a000001 0e",
      "0614 00010a0000010064 0000000a 00 20 ef010101 00 0e",
    ])
  func addressLengths(hex: String) {
    #expect(throws: WireError.self) { try EVPNRoute(decoding: BGPSamples.octets(hex)) }
  }
}

extension Vector where Value: WireValue {
  /// The same with the octets last, for a value that is short and octets that are long.
  fileprivate init(_ name: String, value: Value, _ hex: String) {
    self.init(name, hex: hex, value: value)
  }
}
