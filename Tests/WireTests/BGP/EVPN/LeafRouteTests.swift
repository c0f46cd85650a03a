import TestSupport
import Testing
import Wire

@Suite("The route key of a Leaf A-D route, RFC 9572 §3.3, RFC 6514 §4.4")
struct LeafRouteTests {
  typealias S = BGPSamples

  static func leaf(_ hex: String) throws -> LeafRoute {
    let bytes = try Hex.bytes(hex)
    let route = try EVPNRoute(decoding: [11, UInt8(bytes.count)] + bytes)
    #expect(Array(route.encoded.dropFirst(2)) == bytes)
    guard case .leaf(let leaf) = route else { throw WireError(field: "Route type", offset: 0, reason: .invalid("")) }
    return leaf
  }

  static let answerable: [EVPNRoute] = [
    S.inclusive, .perRegion(S.perRegion), .selectivePMSI(S.selectivePMSI), S.draftPMSI,
  ]

  @Test("B-3-5: the RFC's key is the whole NLRI, the draft's what is behind type and length", arguments: answerable)
  func keys(route: EVPNRoute) throws {
    let rfc = try #require(LeafRoute(answering: route, from: S.leafOriginator))
    let draft = try #require(LeafRoute(answering: route, from: S.leafOriginator, in: .draft02))
    #expect(rfc.routeKey.octets == route.encoded)
    #expect(draft.routeKey.octets == Array(route.encoded.dropFirst(2)))
    #expect(rfc.encoded == route.encoded + [32, 10, 0, 0, 2])
    #expect(draft.encoded == route.encoded.dropFirst(2) + [10, 0, 0, 2])
    for leaf in [rfc, draft] {
      #expect(leaf.answers(route))
      for other in Self.answerable where other != route { #expect(!leaf.answers(other)) }
      #expect(EVPNRoute.leaf(leaf).routeDistinguisher == S.distinguisher)
      #expect(leaf.routeKey.ethernetTag == S.tag)
    }
    #expect(EVPNRoute.leaf(rfc).key != EVPNRoute.leaf(draft).key)
  }

  @Test("B-3-5: the profile chooses what is sent; what came in the other form is passed on as it came")
  func profiles() throws {
    for route in Self.answerable {
      let rfc = S.leaf(answering: route)
      let draft = S.leaf(answering: route, in: .draft02)
      #expect(rfc.originated(in: .draft02) == draft)
      #expect(draft.originated(in: .rfc9572) == rfc)
      #expect(rfc.originated(in: .rfc9572) == rfc)
      #expect(draft.originated(in: .draft02) == draft)
      for leaf in [rfc, draft] { #expect(try EVPNRoute(decoding: leaf.encoded).encoded == leaf.encoded) }
    }
    let selective = EVPNRoute.selectivePMSI(S.selectivePMSI)
    #expect(selective.originated(in: .draft02) == S.draftPMSI)
    #expect(S.draftPMSI.originated(in: .rfc9572) == selective)
    for route in [S.inclusive, S.selective, S.joinSynch, .perRegion(S.perRegion), .unknown(type: 99, octets: [1])] {
      for profile in EVPNWireProfile.allCases { #expect(route.originated(in: profile) == route) }
    }
    #expect(EVPNWireProfile.allCases.map(\.name) == ["rfc9572", "draft-02"])
    for profile in EVPNWireProfile.allCases { #expect(EVPNWireProfile(name: profile.name) == profile) }
    #expect(EVPNWireProfile(name: "draft") == nil)
  }

  @Test("B-3-5: only types 3, 9 and 10 are answered")
  func answerableTypes() {
    for route in [S.selective, S.joinSynch, S.leaveSynch, S.leaf(answering: S.inclusive)] {
      for profile in EVPNWireProfile.allCases {
        #expect(LeafRoute(answering: route, from: S.originator, in: profile) == nil)
      }
    }
  }

  @Test("A bare key is read with a length octet before the originator, too")
  func countedBareKey() throws {
    let leaf = try Self.leaf("00010a0000010064 0000000a 0009fde800000000 20 0a000002")
    #expect(leaf.routeKey == .bare(Array(EVPNRoute.perRegion(S.perRegion).encoded.dropFirst(2))))
    #expect(leaf.originator == S.leafOriginator)
    #expect(leaf.hasOriginatorLength)
    #expect(leaf.hasLegacyForm)
    #expect(leaf.answers(.perRegion(S.perRegion)))
    let counted6 = try Self.leaf("00010a0000010064 0000000a 0009fde800000000 80 20010db8000000000000000000000001")
    #expect(counted6.originator == S.originator6)
    let whole = try Self.leaf("00010a0000010064 0000000a 20c000020a 20ef010101 200a000001 20 0a000002")
    #expect(whole.answers(.selectivePMSI(S.selectivePMSI)))
  }

  @Test("An octet of an address that looks like a length does not end a bare key")
  func looksLikeLength() throws {
    // The route that is answered is from 10.0.0.32, the key has no length octet behind it.
    let first = try Self.leaf("00010a0000010064 0000000a 200a000020 0a000002")
    #expect(first.originator == S.leafOriginator)
    #expect(!first.hasOriginatorLength)
    // An IPv6 originator that starts with 2001: behind the key of an IPv4 route.
    let second = try Self.leaf("00010a0000010064 0000000a 200a000001 20010db8000000000000000000000001")
    #expect(second.originator == S.originator6)
    #expect(second.answers(S.inclusive))
    // The last octet of a region is 128, and an IPv6 address follows.
    let third = try Self.leaf("00010a0000010064 0000000a 8000000000000080 20010db8000000000000000000000001")
    #expect(third.originator == S.originator6)
    #expect(third.routeKey.octets.count == 20)
  }

  @Test("A bare key that has the shape of no route is kept, and answers none")
  func shapeless() throws {
    let counted = try Self.leaf("0001020304 20 0a000002")
    #expect(counted.routeKey == .bare([0, 1, 2, 3, 4]))
    #expect(counted.originator == S.leafOriginator)
    #expect(counted.routeKey.readings == [])
    #expect(counted.routeKey.routeDistinguisher == nil)
    let plain = try Self.leaf("0001020304 0a000002")
    #expect(plain.routeKey == .bare([0, 1, 2, 3, 4]))
    #expect(EVPNRoute.leaf(plain).originated(in: .rfc9572) == nil)
    // RFC 7524 §15 sets distinguishers of ones aside for Leaf A-D routes.
    #expect(try Self.leaf("ffffffffffffffff 0a000002").routeKey == .bare([UInt8](repeating: 0xff, count: 8)))
  }

  @Test("A bare key may be that of several routes: then it cannot be put into the RFC's form")
  func ambiguous() throws {
    // Twenty octets: a region, or an S-PMSI route of (*, *) in neither form, so a region alone.
    let region = try Self.leaf("00010a0000010064 0000000a 0000200a0000010a 20 0a000002")
    #expect(region.routeKey.readings.map(\.type) == [9])
    // Seventeen octets are an inclusive route only; thirty-four an S-PMSI route in the draft's form, or with a length.
    let inclusive = try Self.leaf("00010a0000010064 0000000a 200a000001 0a000002")
    #expect(inclusive.routeKey.readings.map(\.type) == [3])
    // 12 + 17 octets: an IPv6 originator of an inclusive route.
    let six = try Self.leaf("00010a0000010064 0000000a 80 00200000000000000000000000000000 20 0a000002")
    #expect(six.routeKey.readings.map(\.type) == [3])
  }

  @Test("A whole key of another type, or with fields that cannot be read, is kept and answers none")
  func otherKeys() throws {
    let synch = try Self.leaf("0602 0102 20 0a000002")
    #expect(synch.routeKey == .other([6, 2, 1, 2]))
    #expect(synch.routeKey.readings == [])
    #expect(synch.routeKey.ethernetTag == nil)
    let short = try Self.leaf("0310 00010a0000010064 0000000a 200a0000 20 0a000002")
    #expect(short.routeKey.octets.count == 18)
    #expect(short.routeKey.readings == [])
    let long = try Self.leaf("0915 00010a0000010064 0000000a 0009fde80000000000 20 0a000002")
    #expect(long.routeKey.readings == [])
    #expect(!long.hasLegacyForm)
    #expect(EVPNRoute.leaf(long).originated(in: .draft02) == nil)
  }

  @Test("A Leaf A-D route in the key of another is not looked into, however deep they are nested")
  func nesting() throws {
    var bytes = S.leaf(answering: S.inclusive).encoded
    while bytes.count + 7 <= 255 {
      bytes = [11, UInt8(bytes.count + 5)] + bytes + [32, 10, 0, 0, 2]
      guard case .leaf(let leaf) = try EVPNRoute(decoding: bytes) else {
        Issue.record("not a Leaf A-D route")
        return
      }
      #expect(leaf.routeKey == .other(Array(bytes.dropFirst(2).dropLast(5))))
      #expect(leaf.encoded == Array(bytes.dropFirst(2)))
    }
  }

  @Test(
    "Refuses what has no key or no originator",
    arguments: [
      "", "0a000002", "00 0a0000", "200a000002", "0311 00010a0000010064 0000000a 200a000001",
      "0311 00010a0000010064 0000000a 200a000001 00", "0311 00010a0000010064 0000000a 200a000001 18 0a0000",
      "0311 00010a0000010064 0000000a 200a000001 20 0a00000200",
      "0312 00010a0000010064 0000000a 200a000001 20 0a000002",
      "03", "0a1b", "00", "0000",
    ])
  func refused(hex: String) throws {
    let bytes = try Hex.bytes(hex)
    #expect(throws: WireError.self) { try EVPNRoute(decoding: [11, UInt8(bytes.count)] + bytes) }
  }

  @Test("Octets that would be read as another key cannot be built")
  func bareKeys() throws {
    let key = try Hex.bytes("00010a0000010064 0000000a 200a000001")
    for counted in [true, false] {
      let leaf = try #require(
        LeafRoute(bareKey: key, originator: S.leafOriginator, hasOriginatorLength: counted))
      #expect(try LeafRoute(decoding: leaf.encoded) == leaf)
    }
    #expect(LeafRoute(bareKey: [3, 0], originator: S.originator, hasOriginatorLength: true) == nil)
    #expect(LeafRoute(bareKey: [], originator: S.originator, hasOriginatorLength: true) == nil)
    // Without a length octet, four octets too many at the end of the key would be taken for the originator's.
    #expect(LeafRoute(bareKey: [0, 1, 32], originator: S.originator, hasOriginatorLength: false) == nil)
  }
}
