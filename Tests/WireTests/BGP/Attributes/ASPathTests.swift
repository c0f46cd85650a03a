import Testing
import Wire

@Suite("AS_PATH, RFC 4271 §5.1.2, RFC 5065, RFC 6793")
struct ASPathTests {
  static func decode(_ hex: String, fourOctetAS: Bool = true) throws -> ASPath {
    var reader = ByteReader(BGPSamples.octets(hex))
    return try ASPath(reading: &reader, fourOctetAS: fourOctetAS)
  }

  static func encode(_ path: ASPath, fourOctetAS: Bool = true) -> [UInt8] {
    var writer = ByteWriter()
    path.write(to: &writer, fourOctetAS: fourOctetAS)
    return writer.bytes
  }

  static let paths: [(String, ASPath, length: Int, text: String)] = [
    ("", .empty, 0, ""), ("0202 0000fde8 00011170", ASPath(sequence: [65000, 70000]), 2, "65000 70000"),
    (
      "0301 0000fc00 0402 0000fc01 0000fc02 0201 0000fde8 0102 00000001 00000002",
      ASPath([
        .init(kind: .confederationSequence, systems: [64512]), .init(kind: .confederationSet, systems: [64513, 64514]),
        .init(systems: [65000]), .init(kind: .set, systems: [1, 2]),
      ]), 2, "(64512) [64513,64514] 65000 {1,2}"
    ),
  ]

  @Test("Decodes to the value and encodes to the same octets", arguments: paths)
  func roundTrip(hex: String, path: ASPath, length: Int, text: String) throws {
    #expect(try Self.decode(hex) == path)
    #expect(Self.encode(path) == BGPSamples.octets(hex))
    #expect(path.length == length)
    #expect(path.description == text)
  }

  @Test(
    "Refuses what RFC 7606 §7.2 lists, and AS 0",
    arguments: [
      "0001 0000fde8", "0501 0000fde8", "0200", "0202 0000fde8", "02", "0201 0000fde8 02", "0201 00000000",
    ])
  func malformed(hex: String) {
    #expect(throws: WireError.self) { try Self.decode(hex) }
  }

  @Test("Prepending makes a sequence longer, and never one of more than 255")
  func prepending() throws {
    #expect(ASPath.empty.prepending(1) == ASPath(sequence: [1]))
    #expect(ASPath(sequence: [2]).prepending(1, times: 2) == ASPath(sequence: [1, 1, 2]))
    let set = ASPath([.init(kind: .set, systems: [2])])
    #expect(set.prepending(1) == ASPath([.init(systems: [1]), .init(kind: .set, systems: [2])]))
    let long = ASPath(sequence: Array(repeating: 7, count: 255)).prepending(1)
    #expect(long.segments.map(\.systems.count) == [255, 1])
    #expect(long.length == 256)
    #expect(long.neighbor == 1)
    #expect(try Self.decode(Hex.text(Self.encode(long))) == long)
    #expect(ASPath([.init(systems: [])]).isEmpty)
  }

  @Test("The neighbour is the first of the first sequence, behind confederations")
  func neighbor() {
    #expect(ASPath.empty.neighbor == nil)
    #expect(Self.paths[2].1.neighbor == 65000)
    #expect(ASPath([.init(kind: .set, systems: [2])]).neighbor == nil)
    #expect(ASPath(sequence: [1, 2]).contains(2))
    #expect(!ASPath(sequence: [1, 2]).contains(3))
  }

  @Test(
    "A path survives an old session, RFC 6793 §4.2",
    arguments: [
      ASPath(sequence: [65000, 70000, 1]), ASPath(sequence: [70000]), ASPath(sequence: [1, 2]), .empty,
      ASPath([.init(systems: [70000, 5]), .init(kind: .set, systems: [80000, 3])]),
      ASPath([.init(kind: .confederationSequence, systems: [64512]), .init(systems: [70000])]),
    ])
  func oldSession(path: ASPath) throws {
    let old = BGPContext(fourOctetAS: false)
    let attributes = PathAttributes(
      origin: .igp, asPath: path, aggregator: Aggregator(autonomousSystem: 70000, address: IPAddress(10, 0, 0, 1)))
    let message = BGPSamples.update(BGPSamples.inclusive, attributes)
    var reader = ByteReader(message.encoded(context: old))
    #expect(try BGPMessage(reading: &reader, context: old) == message)
  }

  @Test("The front that AS4_PATH does not have comes from AS_PATH, RFC 6793 §4.2.3")
  func merging() throws {
    let hex = "40010100 40020a 0204 fde9 fde8 5ba0 0001 c0110e 0203 0000fde8 00011170 00000001"
    #expect(try decodeOld(hex) == ASPath(sequence: [65001, 65000, 70000, 1]))
    let longer = "40010100 400204 0201 5ba0 c0110a 0202 00011170 00000001"
    #expect(try decodeOld(longer) == ASPath(sequence: [23456]))
    let aggregated = "40010100 400204 0201 5ba0 c00706 fde8 0a000001 c01106 0201 00011170"
    #expect(try decodeOld(aggregated) == ASPath(sequence: [23456]))
  }

  private func decodeOld(_ hex: String) throws -> ASPath? {
    var octets = BGPSamples.octets(hex)
    octets += UpdateSamples.reach + UpdateSamples.attribute(.localPreference)
    let body = UpdateSamples.body(octets)
    var reader = ByteReader(body)
    let decoded = DecodedUpdate(reading: &reader, context: BGPContext(fourOctetAS: false))
    #expect(decoded.errors == [])
    return decoded.message.attributes.asPath
  }
}
