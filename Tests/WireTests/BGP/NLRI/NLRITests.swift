import TestSupport
import Testing
import Wire

@Suite("Routes of each family, RFC 4760, RFC 7911, RFC 8277, RFC 4684")
struct NLRITests {
  static let addPath = BGPContext(addPathReceived: .all, addPathSent: .all)
  static let next = IPAddress(10, 0, 0, 1)
  static let next6 = IPAddress(v6: 0x2001_0db8_0000_0000, 1)
  static let linkLocal = IPAddress(v6: 0xfe80_0000_0000_0000, 1)
  static let vpn = AddressFamily(afi: 1, safi: 128)
  static let label = MPLSLabel(100)
  static let other = MPLSLabel(200)

  /// An UPDATE of one attribute with routes and those that go with it.
  static func message(_ reach: MPReach?, _ unreach: MPUnreach? = nil) -> UpdateMessage {
    UpdateMessage(
      attributes: reach == nil ? PathAttributes() : BGPSamples.attributes([]), reach: reach, unreach: unreach)
  }

  /// `hex` is the attribute; ORIGIN, AS_PATH and LOCAL_PREF follow it when routes are announced.
  static func vector(
    _ name: String, _ hex: String, _ message: UpdateMessage, _ context: BGPContext = BGPContext()
  ) -> Vector<UpdateMessage> {
    let attributes = BGPSamples.octets(hex + (message.reach == nil ? "" : BGPSamples.common))
    return Vector(
      name, hex: Hex.text(UpdateSamples.body(attributes)), value: message,
      read: { reader in
        let decoded = DecodedUpdate(reading: &reader, context: context)
        if let reset = decoded.reset { throw reset }
        return decoded.message
      },
      write: { message in
        var writer = ByteWriter()
        message.write(to: &writer, context: context)
        return writer.bytes
      })
  }

  static func v4(_ address: UInt32, _ length: UInt8) -> [IPv4Prefix] {
    [IPv4Prefix(address: address, length: length)].compactMap(\.self)
  }

  static func v6(_ high: UInt64, _ length: UInt8) -> [IPv6Prefix] {
    [IPv6Prefix(high: high, low: 0, length: length)].compactMap(\.self)
  }

  static func labelled<Prefix>(_ labels: [MPLSLabel?], _ prefixes: [Prefix]) -> RouteList<LabelledRoute<Prefix>> {
    RouteList(prefixes.map { LabelledRoute(labels: labels.compactMap(\.self), prefix: $0) })
  }

  static let announcements = [
    vector(
      "IPv4 unicast", "800e0d 0001 01 04 0a000001 00 18 c00002",
      message(MPReach(nextHop: next, .ipv4Unicast(RouteList(v4(0xc000_0200, 24)))))),
    vector(
      "IPv4 unicast over IPv6, RFC 8950", "800e19 0001 01 10 20010db8000000000000000000000001 00 18 c00002",
      message(MPReach(nextHop: next6, .ipv4Unicast(RouteList(v4(0xc000_0200, 24)))))),
    vector(
      "IPv6 unicast", "800e1c 0002 01 10 20010db8000000000000000000000001 00 30 20010db80001",
      message(MPReach(nextHop: next6, .ipv6Unicast(RouteList(v6(0x2001_0db8_0001_0000, 48)))))),
    vector(
      "IPv6 unicast with a link-local next hop, RFC 2545",
      "800e27 0002 01 20 20010db8000000000000000000000001 fe800000000000000000000000000001 00 08 20",
      message(MPReach(nextHop: next6, linkLocal: linkLocal, .ipv6Unicast(RouteList(v6(0x2000_0000_0000_0000, 8)))))),
    vector(
      "Labelled IPv4, RFC 8277", "800e10 0001 04 04 0a000001 00 30 000641 c00002",
      message(MPReach(nextHop: next, .labelledIPv4(labelled([label], v4(0xc000_0200, 24)))))),
    vector(
      "Labelled IPv4, two labels", "800e10 0001 04 04 0a000001 00 30 000640 000c81",
      message(MPReach(nextHop: next, .labelledIPv4(labelled([label, other], v4(0, 0)))))),
    vector(
      "Labelled IPv6 behind a mapped next hop, RFC 4798",
      "800e1a 0002 04 10 00000000000000000000ffff0a000001 00 20 000641 20",
      message(MPReach(nextHop: next, .labelledIPv6(labelled([label], v6(0x2000_0000_0000_0000, 8)))))),
    vector(
      "Route target constraint, the default", "800e0a 0001 84 04 0a000001 00 00",
      message(MPReach(nextHop: next, .routeTargetConstraint([.everything])))),
    vector(
      "Route target constraint, a prefix", "800e11 0001 84 04 0a000001 00 38 0000fde8 0002fd",
      message(
        MPReach(
          nextHop: next,
          .routeTargetConstraint(
            RouteList(
              [RouteTargetMembership(length: 56, originAS: 65000, target: 0x0002_fde8_0000_000a)].compactMap(\.self)))))
    ),
    vector(
      "EVPN with path identifiers, RFC 7911",
      "800e20 0019 46 04 0a000001 00 00000007 0311 00010a0000010064 0000000a 20 0a000001",
      message(MPReach(nextHop: next, .evpn(RouteList([BGPSamples.inclusive], pathIdentifiers: [7])))), addPath),
    vector(
      "IPv6 unicast with path identifiers",
      "800e21 0002 01 10 20010db8000000000000000000000001 00 00000001 08 20 00000002 08 30",
      message(
        MPReach(
          nextHop: next6,
          .ipv6Unicast(
            RouteList(
              v6(0x2000_0000_0000_0000, 8) + v6(0x3000_0000_0000_0000, 8), pathIdentifiers: [1, 2])))), addPath),
    vector(
      "A family that is passed on", "800e13 0001 80 0c 0000000000000000 0a000001 00 0102",
      message(
        UnknownNLRI(family: vpn, octets: [1, 2]).map {
          MPReach(nextHopOctets: [0, 0, 0, 0, 0, 0, 0, 0, 10, 0, 0, 1], $0)
        })),
  ]

  static let withdrawals = [
    vector(
      "Withdrawn IPv6 unicast", "800f0a 0002 01 30 20010db80001",
      message(nil, MPUnreach(.ipv6Unicast(RouteList(v6(0x2001_0db8_0001_0000, 48)))))),
    vector(
      "Withdrawn labelled IPv4", "800f0a 0001 04 30 800000 c00002",
      message(nil, MPUnreach(.labelledIPv4(labelled([], v4(0xc000_0200, 24)))))),
    vector(
      "Withdrawn route target constraint", "800f10 0001 84 60 0000fde8 0002fde80000000a",
      message(nil, MPUnreach(.routeTargetConstraint([RouteTargetMembership(originAS: 65000, BGPSamples.target)])))),
    vector(
      "Withdrawn EVPN with a path identifier",
      "800f1a 0019 46 00000007 0311 00010a0000010064 0000000a 20 0a000001",
      message(nil, MPUnreach(.evpn(RouteList([BGPSamples.inclusive], pathIdentifiers: [7])))), addPath),
    vector(
      "End-of-RIB of route target constraint", "800f03 0001 84", message(nil, MPUnreach(family: .routeTargetConstraint))
    ),
  ]

  @Test("Decodes to the value and encodes to the same octets", arguments: announcements + withdrawals)
  func roundTrip(_ vector: Vector<UpdateMessage>) throws {
    #expect(try vector.decode() == vector.value)
    #expect(Hex.text(vector.encode()) == Hex.text(vector.bytes))
    #expect(try FieldCover.defects(of: vector.fields(), over: 0..<vector.bytes.count) == [])
  }

  @Test("No shorter input is read", arguments: announcements + withdrawals)
  func truncation(_ vector: Vector<UpdateMessage>) {
    for count in 0..<vector.bytes.count {
      #expect(throws: BGPError.self) { try vector.decode(first: count) }
    }
  }

  @Test(
    "What stands in the place of a label says nothing in a withdrawal, RFC 8277 §2.4", arguments: ["000000", "000641"])
  func compatibilityField(label: String) throws {
    let attribute = BGPSamples.octets("800f0a 0001 04 30 \(label) c00002")
    let decoded = try UpdateSamples.decode(UpdateSamples.body(attribute))
    #expect(decoded.message.unreach == Self.withdrawals[1].value.unreach)
  }

  @Test(
    "A next hop of a length that the family does not have loses the routes, RFC 7606 §7.11",
    arguments: [
      "0019 46 20 20010db8000000000000000000000001 fe800000000000000000000000000001 00",
      "0002 01 04 0a000001 00 08 20", "0001 84 00 00", "0001 01 05 0a00000100 00 08 0a", "0002 04 18",
    ])
  func nextHopLength(hex: String) {
    let value = BGPSamples.octets(hex)
    let body = UpdateSamples.body(
      UpdateSamples.attribute(.mpReach, value: value) + UpdateSamples.base(without: .mpReach))
    #expect(MalformedUpdateTests.outcome(body) == .reset(9))
  }

  @Test(
    "Lengths that no route has lose the routes",
    arguments: [
      ("0002 01", "81 00"), ("0002 01", "40 2001"), ("0001 01", "21 0a00000000"), ("0001 04", "17 000641"),
      ("0001 04", "39 000641 0a00000000"), ("0001 84", "01 80"),
      ("0001 84", "1f 0000fde8"),
      ("0001 84", "61 0000fde8 0002fde80000000a 00"), ("0001 84", "60 0000fde8 0002fde8"),
    ])
  func routeLength(family: String, route: String) {
    let body = UpdateSamples.body(UpdateSamples.attribute(.mpUnreach, value: BGPSamples.octets(family + route)))
    #expect(MalformedUpdateTests.outcome(body) == .reset(9))
  }

  @Test("Every length of a route target constraint comes back", arguments: UInt8(0)...100)
  func membershipLengths(length: UInt8) throws {
    let value = RouteTargetMembership(length: length, originAS: 65000, target: .max)
    #expect((value != nil) == (length == 0 || (32...96).contains(length)))
    guard let value else { return }
    #expect(value.encoded.count == 1 + (Int(length) + 7) / 8)
    #expect(try RouteTargetMembership(decoding: value.encoded) == value)
  }

  @Test("A membership covers the targets that begin as it does, RFC 4684 §6")
  func coverage() throws {
    let target = BGPSamples.target.extendedCommunity
    let other = RouteTarget.autonomousSystem(65001, 10).extendedCommunity
    let prefix = try #require(RouteTargetMembership(length: 64, originAS: 1, target: target.value))
    #expect(prefix.covers(target) && !prefix.covers(other))
    #expect(RouteTargetMembership.everything.covers(other))
    #expect(!RouteTargetMembership(originAS: 1, BGPSamples.target).covers(other))
  }

  @Test("Path identifiers are read where they were agreed on, and only for those families")
  func someFamilies() throws {
    let context = BGPContext(addPathReceived: [.ipv4Unicast])
    let body = UpdateSamples.body(
      UpdateSamples.reach + UpdateSamples.base(without: .mpReach) + UpdateSamples.attribute(.nextHop),
      announced: [0, 0, 0, 9, 8, 10])
    let message = try UpdateSamples.decode(body, context: context).message
    #expect(message.announced.pathIdentifiers == [9])
    #expect(message.announced.map(\.description) == ["10.0.0.0/8"])
    #expect(message.reach?.routes == [BGPSamples.inclusive])
  }

  @Test("Two lists make one, with an identifier for each route as soon as one has it")
  func appending() {
    var list = RouteList<IPv4Prefix>(Self.v4(1 << 24, 8))
    list.append(RouteList(Self.v4(2 << 24, 8), pathIdentifiers: [5]))
    #expect(list.pathIdentifiers == [0, 5])
    list.append(RouteList(Self.v4(3 << 24, 8)))
    #expect(list.pathIdentifiers == [0, 5, 0])
    #expect(list.count == 3)
    #expect(RouteList(Self.v4(0, 0), pathIdentifiers: [1, 2]).pathIdentifiers == [1])
  }

  @Test("Routes of every family are packed within the limit, in their order")
  func packing() {
    let routes = (0..<400).flatMap { Self.v4(UInt32($0) << 8, 24) }
    let reach = MPReach(nextHop: Self.next, .ipv4Unicast(RouteList(routes, pathIdentifiers: routes.map(\.address))))
    let messages = UpdatePacker.pack(attributes: BGPSamples.attributes([]), reach, maximum: 500, context: Self.addPath)
    #expect(messages.allSatisfy { BGPMessage.update($0).encoded(context: Self.addPath).count <= 500 })
    let lists = messages.compactMap { message -> RouteList<IPv4Prefix>? in
      if case .ipv4Unicast(let list) = message.reach?.nlri { list } else { nil }
    }
    #expect(lists.flatMap(\.routes) == routes)
    #expect(lists.flatMap(\.pathIdentifiers) == routes.map(\.address))
    let withdrawals = UpdatePacker.packWithdrawals(MPUnreach(reach.nlri), maximum: 100, context: Self.addPath)
    #expect(withdrawals.reduce(0) { $0 + ($1.unreach?.nlri.count ?? 0) } == 400)
  }
}
