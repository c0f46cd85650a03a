import TestSupport
import Testing
import Wire

@Suite("Attributes that few routes have")
struct RareAttributeTests {
  static let endpoint6 = TunnelPart.egressEndpoint(BGPSamples.originator6)

  /// One attribute, its octets, and what is said of it.
  static let rows: [(String, RareAttribute.Value?, String)] = [
    (
      "c0172f 0008 000c 08 02 12b5 06 06 00000000 0000 0013 001b 06 16 00000000 0002 20010db8000000000000000000000001 81 0000",
      part(8, "12b5").flatMap { port in
        part(0x81, "").flatMap { empty in
          TunnelEncapsulationAttribute([
            TunnelTLV(type: 8, parts: [port, .egressEndpoint(nil)]), TunnelTLV(type: 19, parts: [endpoint6, empty]),
          ])
        }
      }.map { .tunnelEncapsulation($0) },
      "tunnel VXLAN: UDP destination port 4789, egress endpoint next hop; tunnel Geneve: egress endpoint 2001:db8::1, part 129"
    ),
    (
      "c0171a 000a 0016 06 0a 00000000 0001 0a000001 04 08 030b 0000 00000064",
      part(4, "030b 0000 00000064").flatMap { color in
        TunnelEncapsulationAttribute([
          TunnelTLV(type: 10, parts: [.egressEndpoint(BGPSamples.originator), color])
        ])
      }.map { .tunnelEncapsulation($0) }, "tunnel MPLS: egress endpoint 10.0.0.1, color color 100"
    ),
    (
      "801a0b 01 000b 0000000000000064", .accumulatedIGP(AccumulatedIGP(metric: 100)), "accumulated IGP metric 100"
    ),
    (
      "801a10 07 0005 0102 01 000b 0000000000000001",
      AccumulatedIGP(
        [.init(type: 7, value: [1, 2]), .init(type: 1, value: [0, 0, 0, 0, 0, 0, 0, 1])].compactMap(\.self)
      )
      .map { .accumulatedIGP($0) }, "accumulated IGP metric 1"
    ),
    (
      "c01b0e 0a000001 000640 0a000002 000650",
      PEDistinguisherLabels([
        .init(address: IPAddress(10, 0, 0, 1), label: 0x640), .init(address: IPAddress(10, 0, 0, 2), label: 0x650),
      ]).map { .peDistinguisherLabels($0) }, "PE distinguisher labels 10.0.0.1 100, 10.0.0.2 101"
    ),
    ("c02304 0000fde8", .onlyToCustomer(65000), "only to customers, by AS 65000"),
    (
      "c0801a 0000fde8 400101 02 400206 0201 fa56ea01 400504 000000c8 d063 0000",
      nil, ""
    ),
    (
      "c08018 0000fde8 400101 02 400206 0201 fa56ea01 400504 000000c8",
      .attributeSet(
        AttributeSet(
          originAS: 65000,
          attributes: PathAttributes(
            origin: .incomplete, asPath: ASPath(sequence: [4_200_000_001]), localPreference: 200))),
      "attributes of AS 65000"
    ),
    (
      "e0630105", .unknown(UnknownAttribute(flags: [.optional, .transitive, .partial], type: 99, value: [5])),
      "attribute 99 (optional, transitive, partial) 05"
    ),
  ].filter { $0.1 != nil }

  static func part(_ type: UInt8, _ hex: String) -> TunnelPart? {
    TunnelPart(type: type, value: BGPSamples.octets(hex))
  }

  @Test("Decodes to the value, encodes to the same octets, and says what it is", arguments: rows.indices)
  func roundTrip(_ index: Int) throws {
    let (hex, value, words) = Self.rows[index]
    let attribute = RareAttribute(try #require(value))
    let octets = BGPSamples.octets(hex)
    let body = UpdateSamples.body(UpdateSamples.base(without: .mpUnreach) + octets)
    // The inside of a set does not depend on the session.
    let decoded = try UpdateSamples.decode(body)
    #expect(decoded.errors == [])
    #expect(decoded.message.attributes.rare == [attribute])
    var writer = ByteWriter()
    PathAttributes(rare: [attribute]).write(to: &writer, context: BGPContext())
    #expect(Hex.text(writer.bytes) == Hex.text(octets))
    #expect(attribute.description == words)
    var reader = ByteReader(body)
    reader.recorder = FieldRecorder()
    _ = DecodedUpdate(reading: &reader, context: BGPContext())
    #expect(FieldCover.defects(of: reader.recorder?.roots ?? [], over: 0..<body.count) == [])
  }

  @Test(
    "What is malformed inside makes the whole malformed",
    arguments: [
      // A tunnel and a part that are longer than what holds them, and one that is cut.
      "c01704 0008 0001", "c01706 0008 0002 06 05", "c01703 000800",
      // A metric of another length, and a TLV that is shorter than its header.
      "801a0a 01 000a 00000000000000", "801a03 01 0002", "801a04 02 0005 00",
      // Neither 7 nor 19 octets.
      "c01b08 0a000001 000640 00",
      // In a set: no origin AS, a malformed attribute, one that is cut, routes, another set, an unknown well-known one.
      "c08003 0000fd", "c08008 0000fde8 400101 07", "c08007 0000fde8 400102", "c08009 0000fde8 800e02 0019",
      "c0800b 0000fde8 c08004 0000fde8", "c08008 0000fde8 406301 05",
      // AS numbers in a set have four octets on every session.
      "c0800b 0000fde8 400204 0201 fde8",
    ])
  func malformed(hex: String) throws {
    let body = UpdateSamples.body(UpdateSamples.base(without: .mpUnreach) + BGPSamples.octets(hex))
    let decoded = try UpdateSamples.decode(body)
    #expect(decoded.errors.count == 1)
    #expect(decoded.message.attributes.rare == [])
    #expect(decoded.action == (hex.hasPrefix("801a") ? .accept : .treatAsWithdraw))
  }

  @Test("The labels' addresses are of the family of the next hop where the length leaves it open, RFC 6515 §4.1")
  func openFamily() throws {
    let octets = [UInt8](repeating: 1, count: 7 * 19)
    for (family, count) in [(IPAddress.Family.v4, 19), (.v6, 7)] {
      var reader = ByteReader(octets)
      #expect(try PEDistinguisherLabels(reading: &reader, expected: family).entries.count == count)
    }
  }

  @Test("What is not legal cannot be built")
  func legality() {
    #expect(TunnelEncapsulationAttribute([]) == nil)
    #expect(AccumulatedIGP([]) == nil)
    #expect(AccumulatedIGP.TLV(type: 1, value: [1]) == nil)
    #expect(PEDistinguisherLabels([]) == nil)
    #expect(
      PEDistinguisherLabels([
        .init(address: BGPSamples.originator, label: 1), .init(address: BGPSamples.originator6, label: 1),
      ]) == nil)
    #expect(TunnelPart(type: 6, value: Array(repeating: 0, count: 256)) == nil)
    let inner = AttributeSet(originAS: 1, attributes: PathAttributes(origin: .igp))
    let nested = AttributeSet(originAS: 2, attributes: PathAttributes(rare: [RareAttribute(.attributeSet(inner))]))
    #expect(nested.attributes == PathAttributes())
  }

  @Test("Rare attributes take no room: a router keeps one list for all of them")
  func size() {
    #expect(MemoryLayout<PathAttributes>.size <= 264)
  }
}
