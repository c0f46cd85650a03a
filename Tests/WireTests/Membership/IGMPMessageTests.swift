import TestSupport
import Testing
import Wire

@Suite("IGMP, RFC 1112 Appendix I, RFC 2236 §2, RFC 3376 §4")
struct IGMPMessageTests {
  static let group = IPAddress(239, 1, 1, 1)
  static let source = IPAddress(192, 0, 2, 10)

  /// Those of versions 2 and 3 were checked with tshark.
  static let vectors: [Vector<IGMPMessage>] = [
    Vector("v2 report", hex: "1600f9fc ef010101", value: .reportV2(group: group)),
    Vector("v2 leave", hex: "1700f8fc ef010101", value: .leave(group: group)),
    Vector(
      "v2 general query, 10 s", hex: "1164ee9b 00000000",
      value: .query(IGMPQuery(version: .v2, maximumResponseTenths: 100))),
    Vector(
      "v2 group-specific query, 1 s", hex: "110afef2 ef010101",
      value: .query(IGMPQuery(version: .v2, group: group, maximumResponseTenths: 10))),
    Vector(
      "v3 general query, QRV 2, QQIC 125", hex: "1164ec1e 00000000 02 7d 0000",
      value: .query(
        IGMPQuery(version: .v3, maximumResponseTenths: 100, robustness: 2, queryIntervalSeconds: 125))),
    Vector(
      "v3 group-and-source-specific query", hex: "110a3a6a ef010101 02 7d 0001 c000020a",
      value: .query(
        IGMPQuery(
          version: .v3, group: group, maximumResponseTenths: 10, robustness: 2, queryIntervalSeconds: 125,
          sources: [source]))),
    Vector(
      "v3 query that suppresses, with exponent codes", hex: "118feedd ef010101 0f 90 0000",
      value: .query(
        IGMPQuery(
          version: .v3, group: group, maximumResponseTenths: 248, suppressRouterProcessing: true, robustness: 7,
          queryIntervalSeconds: 256))),
    Vector(
      "v3 report IS_IN(G,{S})", hex: "22002af0 0000 0001 01 00 0001 ef010101 c000020a",
      value: .reportV3([GroupRecord(kind: .modeIsInclude, group: group, sources: [source])])),
    Vector(
      "v3 report TO_EX(G,{})", hex: "2200e9fb 0000 0001 04 00 0000 ef010101",
      value: .reportV3([GroupRecord(kind: .changeToExclude, group: group)])),
    Vector(
      "v3 report with auxiliary data and two records",
      hex: "2200eef0 0000 0002 05 01 0000 ef010101 01020304 06 00 0000 ef010101",
      value: .reportV3([
        GroupRecord(kind: .allowNewSources, group: group, auxiliary: [1, 2, 3, 4]),
        GroupRecord(kind: .blockOldSources, group: group),
      ])),
    Vector("v3 report of nothing", hex: "2200ddff 0000 0000", value: .reportV3([])),
    Vector("v1 report", hex: "1200fdfc ef010101", value: .reportV1(group: group)),
    Vector(
      "v1 query", hex: "1100eeff 00000000", value: .query(IGMPQuery(version: .v1, maximumResponseTenths: 100))),
  ]

  @Test("Decodes to the value and encodes to the same bytes", arguments: vectors)
  func roundTrip(_ vector: Vector<IGMPMessage>) throws {
    #expect(try vector.decode() == vector.value)
    #expect(vector.encode() == vector.bytes)
    #expect(try FieldCover.defects(of: vector.fields(), over: 0..<vector.bytes.count) == [])
  }

  @Test("Refuses every shorter input", arguments: vectors)
  func truncation(_ vector: Vector<IGMPMessage>) {
    for count in 0..<vector.bytes.count {
      #expect(throws: WireError.self) { try vector.decode(first: count) }
    }
  }

  @Test("Refuses each single wrong bit", arguments: vectors)
  func damaged(_ vector: Vector<IGMPMessage>) {
    for bit in 0..<8 * vector.bytes.count {
      var bytes = vector.bytes
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: WireError.self, "bit \(bit)") { try vector.decode(bytes) }
    }
  }

  @Test("A wrong checksum is reported at its octet with the right one")
  func checksumDefect() {
    let error = #expect(throws: WireError.self) { try Self.vectors[0].decode(Hex.bytes("1600f9fd ef010101")) }
    #expect(error == WireError(field: "Checksum", offset: 2, reason: .checksum(found: 0xf9fd, computed: 0xf9fc)))
  }

  @Test("A query's version follows from its length and code; 9 to 11 octets are none", arguments: 9...11)
  func queryLengths(_ count: Int) throws {
    var bytes = try Hex.bytes("1164ee9b 00000000") + Array(repeating: 0, count: count - 8)
    #expect(throws: WireError.self) { try IGMPMessage(decoding: bytes) }
    bytes += Array(repeating: 0, count: 12 - count)
    guard case .query(let query) = try IGMPMessage(decoding: bytes) else {
      Issue.record("no query")
      return
    }
    #expect(query.version == .v3)
  }

  @Test("Octets behind the message count for the checksum and are ignored")
  func additionalData() throws {
    #expect(try IGMPMessage(decoding: Hex.bytes("1600c8e3 ef010101 18191900")) == .reportV2(group: Self.group))
    #expect(throws: WireError.self) { try IGMPMessage(decoding: Hex.bytes("1600f9fc ef010101 18191900")) }
  }

  @Test("A record of an unknown type is passed over, the others count")
  func unknownRecord() throws {
    let bytes = try Hex.bytes("2200eef7 0000 0002 09 00 0000 ef010101 06 00 0000 ef010101")
    let expected = IGMPMessage.reportV3([GroupRecord(kind: .blockOldSources, group: Self.group)])
    #expect(try IGMPMessage(decoding: bytes) == expected)
  }

  @Test("Refuses a group that is no multicast address, and an unknown type")
  func notLegal() throws {
    let unicast = IGMPMessage.reportV2(group: IPAddress(10, 0, 0, 1)).encoded
    let error = #expect(throws: WireError.self) { try IGMPMessage(decoding: unicast) }
    #expect(error?.offset == 4)
    let type = #expect(throws: WireError.self) { try IGMPMessage(decoding: Hex.bytes("1300ecff 00000000")) }
    #expect(type?.offset == 0)
  }

  @Test("A query says what its version can say")
  func versionLimits() {
    let v1 = IGMPQuery(version: .v1, group: Self.group, maximumResponseTenths: 3, robustness: 2, sources: [Self.source])
    #expect(v1 == IGMPQuery(version: .v1, maximumResponseTenths: 100))
    #expect(IGMPQuery(version: .v2, maximumResponseTenths: 0).maximumResponseTenths == 1)
    #expect(IGMPQuery(version: .v2, maximumResponseTenths: 300).maximumResponseTenths == 255)
    let v3 = IGMPQuery(version: .v3, maximumResponseTenths: 129, robustness: 8, sources: [Self.source])
    #expect(v3.maximumResponseTenths == 136)
    #expect(v3.robustness == 0)
    #expect(v3.sources.isEmpty)
  }

  @Test("Travels one hop, with Router Alert from version 2 on, to the address that the standard names")
  func carriage() throws {
    for vector in Self.vectors {
      let packet = vector.value.packet(source: IPAddress(10, 1, 0, 5))
      #expect(packet.timeToLive == 1)
      #expect(packet.options == (vector.value.version == .v1 ? [] : IPv4Packet.routerAlert))
      #expect(packet.differentiatedServices == (vector.value.version == .v3 ? 0xc0 : 0))
      #expect(packet.payload == vector.bytes)
    }
    let destinations = Self.vectors.map { $0.value.destination.description }
    #expect(
      destinations == [
        "239.1.1.1", "224.0.0.2", "224.0.0.1", "239.1.1.1", "224.0.0.1", "239.1.1.1", "239.1.1.1", "224.0.0.22",
        "224.0.0.22", "224.0.0.22", "224.0.0.22", "239.1.1.1", "224.0.0.1",
      ])
  }

  @Test("All values of the octets of a version 3 query are read, and those that say something come back")
  func smallFields() throws {
    func query(_ code: UInt8, _ flags: UInt8, _ interval: UInt8) -> [UInt8] {
      let bytes: [UInt8] = [0x11, code, 0, 0, 239, 1, 1, 1, flags, interval, 0, 0]
      let checksum = InternetChecksum.compute(bytes)
      return [0x11, code, UInt8(checksum >> 8), UInt8(checksum & 255)] + bytes.dropFirst(4)
    }
    for octet in UInt8.min...UInt8.max {
      let codes = query(octet, 0x0a, octet)
      guard case .query(let value) = try IGMPMessage(decoding: codes) else { continue }
      #expect(value.maximumResponseTenths == FloatingPointCode.decode8(octet))
      #expect(value.queryIntervalSeconds == FloatingPointCode.decode8(octet))
      #expect(IGMPMessage.query(value).encoded == codes)
      guard case .query(let flagged) = try IGMPMessage(decoding: query(10, octet, 125)) else { continue }
      #expect(flagged.suppressRouterProcessing == (octet & 8 != 0))
      #expect(flagged.robustness == octet & 7)
      #expect(IGMPMessage.query(flagged).encoded == query(10, octet & 15, 125))
    }
  }

  @Test("Every maximum response of version 2 is its own code; 0 makes the query one of version 1")
  func responseCodes() throws {
    for code in UInt8.min...UInt8.max {
      let bytes: [UInt8] = [0x11, code, 0, 0, 0, 0, 0, 0]
      let checksum = InternetChecksum.compute(bytes)
      let query = [0x11, code, UInt8(checksum >> 8), UInt8(checksum & 255), 0, 0, 0, 0]
      guard case .query(let value) = try IGMPMessage(decoding: query) else { continue }
      #expect(value.version == (code == 0 ? .v1 : .v2))
      #expect(value.maximumResponseTenths == (code == 0 ? 100 : Int(code)))
      #expect(IGMPMessage.query(value).encoded == query)
    }
  }

  @Test("Every kind of record comes back; a kind that is none is passed over", arguments: UInt8.min...UInt8.max)
  func recordKinds(_ octet: UInt8) throws {
    var bytes = try Hex.bytes("2200 0000 0000 0001 00 00 0001 ef010101 c000020a")
    bytes[8] = octet
    let checksum = InternetChecksum.compute(bytes)
    bytes.replaceSubrange(2..<4, with: [UInt8(checksum >> 8), UInt8(checksum & 255)])
    let message = try IGMPMessage(decoding: bytes)
    guard let kind = GroupRecord.Kind(rawValue: octet) else { return #expect(message == .reportV3([])) }
    #expect(message == .reportV3([GroupRecord(kind: kind, group: Self.group, sources: [Self.source])]))
    #expect(message.encoded == bytes)
    #expect("\(message)".hasSuffix("\(kind.shortName)(239.1.1.1, {192.0.2.10})"))
  }

  @Test("A record holds the sources of its group's family, and a report the records of its own")
  func families() {
    let v6 = IPAddress(v6: 1, 2)
    #expect(GroupRecord(kind: .modeIsInclude, group: Self.group, sources: [Self.source, v6]).sources == [Self.source])
    let foreign = GroupRecord(kind: .modeIsInclude, group: IPAddress(v6: 0xff3e << 48, 1))
    #expect(IGMPMessage.reportV3([foreign]).encoded == IGMPMessage.reportV3([]).encoded)
  }

  @Test("A message that came from afar, or that routers would overlook, is told apart; version 1 knows no Router Alert")
  func carriageDefects() {
    for message in Self.vectors.map(\.value) {
      var packet = message.packet(source: Self.source)
      #expect(message.defects(of: IPCarriage(packet)) == [])
      packet.timeToLive = 2
      #expect(message.defects(of: IPCarriage(packet)) == [.hopLimit(2)])
      let bare = IPv4Packet(
        timeToLive: 1, protocolNumber: .igmp, source: Self.source, destination: message.destination,
        payload: message.encoded)
      #expect(message.defects(of: IPCarriage(bare)) == (message.version == .v1 ? [] : [.noRouterAlert]))
    }
  }
}
