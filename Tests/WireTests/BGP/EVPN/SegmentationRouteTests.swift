import TestSupport
import Testing
import Wire

@Suite("EVPN routes 9, 10 and 11, RFC 9572 §3 and the draft before it")
struct SegmentationRouteTests {
  typealias S = BGPSamples

  static let source6 = IPAddress(v6: 0x2001_0db8_0000_0000, 0x99)

  static func perRegion(_ region: RegionID, tag: EthernetTag = S.tag) -> EVPNRoute {
    .perRegion(PerRegionRoute(routeDistinguisher: S.distinguisher, ethernetTag: tag, region: region))
  }

  static func selective(
    _ source: IPAddress?, _ group: IPAddress?, from originator: IPAddress = S.originator,
    form: EVPNWireProfile = .rfc9572
  ) -> EVPNRoute {
    .selectivePMSI(
      SelectivePMSIRoute(
        routeDistinguisher: S.distinguisher, ethernetTag: S.tag,
        sourceGroup: MulticastSourceGroup(source: source, group: group), originator: originator, form: form))
  }

  static let vectors: [Vector<EVPNRoute>] = [
    Vector(
      "9 two-octet AS", hex: "0914 00010a0000010064 0000000a 0009fde800000000",
      value: perRegion(.autonomousSystem(65000))),
    Vector(
      "9 four-octet AS", hex: "0914 00010a0000010064 00000000 0209fa56ea010000",
      value: perRegion(.autonomousSystem4(4_200_000_001), tag: .zero)),
    Vector(
      "9 area", hex: "0914 00010a0000010064 00000000 0100000000330000",
      value: perRegion(.area(IPAddress(0, 0, 0, 51)), tag: .zero)),
    Vector(
      "10 (S,G)", hex: "0a1b 00010a0000010064 0000000a 20 c000020a 20 ef010101 20 0a000001",
      value: selective(S.source, S.group)),
    Vector(
      "10 (*,G)", hex: "0a17 00010a0000010064 0000000a 00 20 ef010101 20 0a000001", value: selective(nil, S.group)),
    Vector("10 (*,*)", hex: "0a13 00010a0000010064 0000000a 00 00 20 0a000001", value: selective(nil, nil)),
    Vector(
      "10 (S,*)", hex: "0a17 00010a0000010064 0000000a 20 c000020a 00 20 0a000001", value: selective(S.source, nil)),
    Vector(
      "10 IPv6",
      hex: """
        0a3f 00010a0000010064 0000000a 80 20010db8000000000000000000000099
        80 ff3e0000000000000000000000000001 80 20010db8000000000000000000000001
        """,
      value: selective(source6, S.group6, from: S.originator6)),
    Vector(
      "10 (S,G), draft", hex: "0a1a 00010a0000010064 0000000a 20 c000020a 20 ef010101 0a000001", value: S.draftPMSI),
    Vector(
      "10 (*,G), draft, IPv6 originator",
      hex: "0a22 00010a0000010064 0000000a 00 20 ef010101 20010db8000000000000000000000001",
      value: selective(nil, S.group, from: S.originator6, form: .draft02)),
    Vector(
      "11 over 10", hex: "0b22 [0a1b 00010a0000010064 0000000a 20c000020a 20ef010101 200a000001] 20 0a000002",
      value: S.leaf(answering: selective(S.source, S.group))),
    Vector(
      "11 over 10 in the draft's form, which RFC 9572 takes as it came",
      hex: "0b21 [0a1a 00010a0000010064 0000000a 20c000020a 20ef010101 0a000001] 20 0a000002",
      value: S.leaf(answering: S.draftPMSI)),
    Vector(
      "11 over 10, draft", hex: "0b1e [00010a0000010064 0000000a 20c000020a 20ef010101 0a000001] 0a000002",
      value: S.leaf(answering: S.draftPMSI, in: .draft02)),
    Vector(
      "11 over 3", hex: "0b18 [0311 00010a0000010064 0000000a 200a000001] 20 0a000002",
      value: S.leaf(answering: S.inclusive)),
    Vector(
      "11 over 3, draft", hex: "0b15 [00010a0000010064 0000000a 200a000001] 0a000002",
      value: S.leaf(answering: S.inclusive, in: .draft02)),
    Vector(
      "11 over 9", hex: "0b1b [0914 00010a0000010064 0000000a 0009fde800000000] 20 0a000002",
      value: S.leaf(answering: .perRegion(S.perRegion))),
    Vector(
      "11 over 9, draft", hex: "0b18 [00010a0000010064 0000000a 0009fde800000000] 0a000002",
      value: S.leaf(answering: .perRegion(S.perRegion), in: .draft02)),
  ]

  @Test("B-3-1: types 9, 10 and 11 are bit-exact, IPv4 and IPv6, in both generations", arguments: vectors)
  func roundTrip(_ vector: Vector<EVPNRoute>) throws {
    #expect(try vector.decode() == vector.value)
    #expect(vector.encode() == vector.bytes)
    #expect(vector.value.type == vector.bytes[0])
    #expect(vector.value.contradiction == nil)
    #expect(vector.value.key.octets == [vector.bytes[0]] + vector.bytes.dropFirst(2))
    #expect(vector.value.hasLegacyForm == (vector.name.contains("draft")))
    #expect(try FieldCover.defects(of: vector.fields(), over: 0..<vector.bytes.count) == [])
    for count in vector.bytes.indices { #expect(throws: WireError.self) { try vector.decode(first: count) } }
  }

  @Test("B-8-1: the code points are those that IANA assigned")
  func codePoints() {
    #expect(PerRegionRoute.routeType == 9)
    #expect(SelectivePMSIRoute.routeType == 10)
    #expect(LeafRoute.routeType == 11)
    // Bit 8 of the sixteen flags.
    #expect(MulticastFlags.segmentation.rawValue == 0x0080)
    #expect(ExtendedCommunity(.multicastFlags(.segmentation)) == ExtendedCommunity(value: 0x0609_0080_0000_0000))
  }

  @Test("B-3-2: the distinguisher of types 9 and 10 is of type 1 and has the address of the router's other routes")
  func distinguishers() {
    let others = [S.inclusive, S.selective, S.leaf(answering: S.inclusive)]
    let foreign = RouteDistinguisher.address(IPAddress(10, 0, 0, 9), 100)
    for route in [EVPNRoute.perRegion(S.perRegion), .selectivePMSI(S.selectivePMSI)] {
      #expect(route.distinguisherDefect(beside: others) == nil)
    }
    var perRegion = S.perRegion
    var selective = S.selectivePMSI
    for distinguisher in [foreign, .autonomousSystem(65000, 100), .autonomousSystem4(65000, 100)] {
      perRegion.routeDistinguisher = distinguisher
      selective.routeDistinguisher = distinguisher
      #expect(EVPNRoute.perRegion(perRegion).distinguisherDefect(beside: others) != nil)
      #expect(EVPNRoute.selectivePMSI(selective).distinguisherDefect(beside: others) != nil)
      // Nothing is asked of the others, nor of what a Leaf A-D route answers.
      #expect(S.inclusive.distinguisherDefect(beside: [.perRegion(perRegion)]) == nil)
    }
    let answer = S.leaf(answering: .perRegion(perRegion))
    #expect(EVPNRoute.perRegion(S.perRegion).distinguisherDefect(beside: [answer]) == nil)
  }

  @Test(
    "B-3-3, B-6.2-4: a region is coded like an extended community, inside the route",
    arguments: [
      (RegionID.autonomousSystem(65000), UInt64(0x0009_fde8_0000_0000), "as:65000"),
      (.autonomousSystem4(4_200_000_001), 0x0209_fa56_ea01_0000, "as4:4200000001"),
      (.autonomousSystem4(65000), 0x0209_0000_fde8_0000, "as4:65000"),
      (.area(IPAddress(0, 0, 0, 51)), 0x0100_0000_0033_0000, "area:0.0.0.51"),
    ])
  func region(region: RegionID, value: UInt64, text: String) throws {
    #expect(region.value == value)
    #expect(region.description == text)
    #expect(RegionID(text) == region)
    #expect(try RegionID(decoding: region.encoded) == region)
    let community = ExtendedCommunity(value: value)
    #expect(region.encoded == community.encoded)
  }

  @Test("B-6.2-4: an area may have any sub-type; forms that are none of the three are kept")
  func otherRegions() throws {
    for subtype in UInt8.min...UInt8.max {
      let region = RegionID.area(IPAddress(0, 0, 0, 51), subtype: subtype)
      #expect(region.kind == .area(IPAddress(0, 0, 0, 51), subtype: subtype))
      #expect(try RegionID(decoding: region.encoded) == region)
    }
    #expect(RegionID.area(IPAddress(0, 0, 0, 51), subtype: 5).description == "area:0.0.0.51/0x05")
    // Local administrators that are not zero, other sub-types, other types.
    for value: UInt64 in [
      0x0009_fde8_0000_0001, 0x0209_fa56_ea01_0001, 0x0100_0000_0033_0001, 0x0002_fde8_0000_0000, 0x8000_0000_0000_0000,
    ] {
      let region = RegionID(value: value)
      #expect(region.kind == .other)
      #expect(try RegionID(decoding: region.encoded) == region)
      #expect(region.description == Hex.number(value, digits: 16))
    }
    for text in ["", "as:", "as:65536", "as:+1", "as4:4294967296", "area:51", "area:0.0.0", "as4", "AS:1", "as:1:1"] {
      #expect(RegionID(text) == nil, "\(text)")
    }
    #expect(RegionID.autonomousSystem(1) < .autonomousSystem(2))
  }

  @Test("B-3-4: an S-PMSI route is keyed per Ethernet tag; a length of 0 bits is a wildcard")
  func selectiveKeys() throws {
    var other = S.selectivePMSI
    other.ethernetTag = EthernetTag(11)
    #expect(EVPNRoute.selectivePMSI(other).key != EVPNRoute.selectivePMSI(S.selectivePMSI).key)
    let route = try EVPNRoute(decoding: Self.selective(nil, nil).encoded)
    guard case .selectivePMSI(let body) = route else {
      Issue.record("not an S-PMSI route")
      return
    }
    #expect(body.sourceGroup == .all)
  }

  @Test("B-3-4: the length of an address is 0, 32 or 128 bits, and nothing else")
  func addressLengths() throws {
    let bytes = Self.selective(S.source, S.group).encoded
    // Source, group and originator.
    for place in [14, 19, 24] {
      for value in UInt8.min...UInt8.max where value != 32 {
        var damaged = bytes
        damaged[place] = value
        #expect(throws: WireError.self, "\(value) at \(place)") { try EVPNRoute(decoding: damaged) }
      }
    }
  }

  @Test("A source and a group of different families contradict each other")
  func families() {
    #expect(Self.selective(Self.source6, S.group).contradiction != nil)
    #expect(Self.selective(S.source, S.group6, from: S.originator6).contradiction != nil)
    #expect(Self.selective(S.source, S.group, from: S.originator6).contradiction == nil)
  }

  @Test("The words for each of them")
  func words() {
    #expect(Self.perRegion(.autonomousSystem(65000)).description == "9 Per-region I-PMSI 10.0.0.1:100 tag 10 as:65000")
    #expect(
      S.draftPMSI.description
        == "10 S-PMSI 10.0.0.1:100 tag 10 (192.0.2.10, 239.1.1.1) from 10.0.0.1 (draft -02 form)")
    #expect(
      S.leaf(answering: S.inclusive).description
        == "11 Leaf A-D from 10.0.0.2 for IMET 10.0.0.1:100 tag 10 from 10.0.0.1")
    #expect(
      S.leaf(answering: S.inclusive, in: .draft02).description
        == "11 Leaf A-D from 10.0.0.2 for bare IMET 10.0.0.1:100 tag 10 from 10.0.0.1")
  }
}
