import TestSupport
import Testing
import Wire

@Suite("MLD, RFC 2710 §3 and RFC 3810 §5")
struct MLDMessageTests {
  static let link = IPAddress(v6: 0xfe80_0000_0000_0000, 1)
  static let group = IPAddress(v6: 0xff3e_0000_0000_0000, 1)
  static let source = IPAddress(v6: 0x2001_0db8_0000_0000, 0x99)
  static let g = "ff3e0000000000000000000000000001"
  static let s = "20010db8000000000000000000000099"
  static let none = "00000000000000000000000000000000"

  /// From fe80::1 to where the message goes.
  static func vector(_ name: String, hex: String, _ value: MLDMessage) -> Vector<MLDMessage> {
    Ends.vector(
      name, hex: hex, from: link, to: value.destination, value, MLDMessage.init,
      { $0.encoded(source: $1, destination: $2) })
  }

  /// The first three were checked with tshark.
  static let vectors: [Vector<MLDMessage>] = [
    vector(
      "v2 report TO_EX(G,{})", hex: "8f006fcd0000000104000000\(g)",
      .reportV2([GroupRecord(kind: .changeToExclude, group: group)])),
    vector("v1 report", hex: "83007fab00000000\(g)", .reportV1(group: group)),
    vector(
      "v2 general query, 10 s", hex: "8200569627100000\(none)027d0000",
      .query(
        MLDQuery(version: .v2, maximumResponseMilliseconds: 10_000, robustness: 2, queryIntervalSeconds: 125))),
    vector(
      "v1 general query, 10 s", hex: "82005917 2710 0000 \(none)",
      .query(MLDQuery(version: .v1, maximumResponseMilliseconds: 10_000))),
    vector(
      "v1 group-specific query, 1 s", hex: "82007cc3 03e8 0000 \(g)",
      .query(MLDQuery(version: .v1, group: group, maximumResponseMilliseconds: 1000))),
    vector("v1 done", hex: "84007ee6 0000 0000 \(g)", .done(group: group)),
    vector(
      "v2 query that suppresses, with exponent codes", hex: "8200f115 8001 0000 \(g) 0f 90 0000",
      .query(
        MLDQuery(
          version: .v2, group: group, maximumResponseMilliseconds: 32_776, suppressRouterProcessing: true,
          robustness: 7, queryIntervalSeconds: 256))),
    vector(
      "v2 group-and-source-specific query", hex: "82004bdf 03e8 0000 \(g) 02 7d 0001 \(s)",
      .query(
        MLDQuery(
          version: .v2, group: group, maximumResponseMilliseconds: 1000, robustness: 2, queryIntervalSeconds: 125,
          sources: [source]))),
    vector(
      "v2 report with auxiliary data and three records",
      hex: "8f000852 0000 0003 01 00 0001 \(g) \(s) 05 01 0000 \(g) 01020304 06 00 0001 \(g) \(s)",
      .reportV2([
        GroupRecord(kind: .modeIsInclude, group: group, sources: [source]),
        GroupRecord(kind: .allowNewSources, group: group, auxiliary: [1, 2, 3, 4]),
        GroupRecord(kind: .blockOldSources, group: group, sources: [source]),
      ])),
    vector("v2 report of nothing", hex: "8f007322 0000 0000", .reportV2([])),
  ]

  @Test("Decodes to the value and encodes to the same bytes", arguments: vectors)
  func roundTrip(_ vector: Vector<MLDMessage>) throws {
    #expect(try vector.decode() == vector.value)
    #expect(vector.encode() == vector.bytes)
    #expect(try FieldCover.defects(of: vector.fields(), over: 0..<vector.bytes.count) == [])
  }

  @Test("Refuses every shorter input", arguments: vectors)
  func truncation(_ vector: Vector<MLDMessage>) {
    for count in 0..<vector.bytes.count {
      #expect(throws: WireError.self) { try vector.decode(first: count) }
    }
  }

  @Test("Refuses each single wrong bit", arguments: vectors)
  func damaged(_ vector: Vector<MLDMessage>) {
    for bit in 0..<8 * vector.bytes.count {
      var bytes = vector.bytes
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: WireError.self, "bit \(bit)") { try vector.decode(bytes) }
    }
  }

  /// The octets with a right checksum between the unspecified addresses.
  static func summed(_ bytes: [UInt8]) -> [UInt8] {
    ChecksumRepair.message(bytes, at: 2, initial: 58 + UInt32(bytes.count))
  }

  static func read(_ bytes: [UInt8]) throws -> MLDMessage {
    var reader = ByteReader(summed(bytes))
    return try MLDMessage(reading: &reader, source: .unspecifiedV6, destination: .unspecifiedV6)
  }

  @Test("A query's version follows from its length: 24 octets, or 28 and more", arguments: 4...40)
  func queryLengths(_ count: Int) throws {
    let bytes = [130] + Array(repeating: UInt8(0), count: count - 1)
    guard count == 24 || count >= 28 else {
      #expect(throws: WireError.self) { try Self.read(bytes) }
      return
    }
    guard case .query(let query) = try Self.read(bytes) else { return #expect(Bool(false), "no query") }
    #expect(query.version == (count == 24 ? .v1 : .v2))
  }

  @Test("Octets behind the message count for the checksum and are ignored")
  func additionalData() throws {
    let report = Self.vectors[1].bytes
    #expect(try Self.read(report + [1, 2, 3, 4]) == .reportV1(group: Self.group))
    #expect(try Self.read(Self.vectors[0].bytes + [1]) == Self.vectors[0].value)
    #expect(throws: WireError.self) { try Self.vectors[1].decode(report + [1, 2, 3, 4]) }
  }

  @Test("Every maximum response code of two octets is read, and comes back")
  func responseCodes() throws {
    for code in UInt16.min...UInt16.max where code % 17 == 0 || code > 0xfff0 {
      let time = [UInt8(code >> 8), UInt8(code & 255)]
      let v2 = Self.summed([130, 0, 0, 0] + time + Array(repeating: 0, count: 18) + [2, 125, 0, 0])
      guard case .query(let query) = try Self.read(v2) else { continue }
      #expect(query.maximumResponseMilliseconds == FloatingPointCode.decode16(code))
      #expect(MLDMessage.query(query).encoded(source: .unspecifiedV6, destination: .unspecifiedV6) == v2)
      let v1 = Self.summed([130, 0, 0, 0] + time + Array(repeating: 0, count: 18))
      guard case .query(let old) = try Self.read(v1) else { continue }
      #expect(old.maximumResponseMilliseconds == Int(code))
      #expect(MLDMessage.query(old).encoded(source: .unspecifiedV6, destination: .unspecifiedV6) == v1)
    }
  }

  @Test("All values of suppression, robustness and query interval are read", arguments: UInt8.min...UInt8.max)
  func smallFields(_ octet: UInt8) throws {
    let bytes = [130] + Array(repeating: UInt8(0), count: 23) + [octet, octet, 0, 0]
    guard case .query(let query) = try Self.read(bytes) else { return #expect(Bool(false), "no query") }
    #expect(query.suppressRouterProcessing == (octet & 8 != 0))
    #expect(query.robustness == octet & 7)
    #expect(query.queryIntervalSeconds == FloatingPointCode.decode8(octet))
  }

  @Test("Every kind of record comes back; a kind that is none is passed over", arguments: UInt8.min...UInt8.max)
  func recordKinds(_ octet: UInt8) throws {
    let bytes = try Hex.bytes("8f00 0000 0000 0001 00 00 0001 \(Self.g) \(Self.s)")
    let message = try Self.read(bytes.prefix(8) + [octet] + bytes.dropFirst(9))
    guard let kind = GroupRecord.Kind(rawValue: octet) else { return #expect(message == .reportV2([])) }
    #expect(message == .reportV2([GroupRecord(kind: kind, group: Self.group, sources: [Self.source])]))
  }

  @Test("Refuses a group that is no multicast address, and sources of a general query")
  func notLegal() throws {
    #expect(throws: WireError.self) { try Self.read(Hex.bytes("8300 0000 0000 0000 \(Self.s)")) }
    #expect(throws: WireError.self) { try Self.read(Hex.bytes("8200 0000 0000 0000 \(Self.s)")) }
    #expect(throws: WireError.self) {
      try Self.read(Hex.bytes("8200 0000 0000 0000 \(Self.none) 02 7d 0001 \(Self.s)"))
    }
  }

  @Test("Travels one hop, with Router Alert in hop-by-hop options, to the address that the standard names")
  func carriage() throws {
    for vector in Self.vectors {
      let packet = vector.value.packet(source: Self.link)
      #expect(packet.hopLimit == 1)
      #expect(packet.hasMulticastRouterAlert)
      #expect(packet.payload == vector.bytes)
      #expect(try Hex.text(IPv6Packet(decoding: packet.encoded).encoded.dropFirst(40).prefix(8)) == "3a00050200000100")
    }
    #expect(
      Self.vectors.map { $0.value.destination.description } == [
        "ff02::16", "ff3e::1", "ff02::1", "ff02::1", "ff3e::1", "ff02::2", "ff3e::1", "ff3e::1", "ff02::16", "ff02::16",
      ])
  }

  @Test("A message that is not of the link is told apart; a report may lack its source, a query not")
  func carriageDefects() {
    let report = Self.vectors[0].value
    let query = Self.vectors[2].value
    func carriage(_ source: IPAddress, hopLimit: UInt8 = 1, _ extensions: [IPv6Extension]) -> IPCarriage {
      IPCarriage(
        IPv6Packet(
          hopLimit: hopLimit, source: source, destination: Self.group, extensions: extensions, protocolNumber: .icmpv6,
          payload: []))
    }
    let alert = [IPv6Extension.hopByHop(.multicastRouterAlert)]
    #expect(query.defects(of: carriage(Self.link, alert)) == [])
    #expect(query.defects(of: carriage(Self.link, hopLimit: 255, alert)) == [.hopLimit(255)])
    #expect(query.defects(of: carriage(Self.link, [])) == [.noRouterAlert])
    #expect(
      query.defects(of: carriage(Self.link, [.hopByHop(IPv6Options([.routerAlert(1)]))])) == [.noRouterAlert])
    #expect(query.defects(of: carriage(Self.source, alert)) == [.source(Self.source)])
    #expect(query.defects(of: carriage(.unspecifiedV6, alert)) == [.source(.unspecifiedV6)])
    #expect(report.defects(of: carriage(.unspecifiedV6, alert)) == [])
    #expect(report.defects(of: carriage(Self.source, alert)) == [.source(Self.source)])
  }

  @Test("A query says what its version can say")
  func versionLimits() {
    let v1 = MLDQuery(
      version: .v1, group: Self.group, maximumResponseMilliseconds: 70_000, robustness: 2, sources: [Self.source])
    #expect(v1 == MLDQuery(version: .v1, group: Self.group, maximumResponseMilliseconds: 65_535))
    let v2 = MLDQuery(
      version: .v2, maximumResponseMilliseconds: 32_769, robustness: 8, queryIntervalSeconds: 129,
      sources: [Self.source])
    #expect(v2.maximumResponseMilliseconds == 32_776)
    #expect(v2.robustness == 0)
    #expect(v2.queryIntervalSeconds == 136)
    #expect(v2.sources.isEmpty)
  }
}
