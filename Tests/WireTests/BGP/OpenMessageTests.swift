import TestSupport
import Testing
import Wire

@Suite("OPEN and capabilities, RFC 4271 §4.2, RFC 5492, RFC 9072")
struct OpenMessageTests {
  static let capabilities: [Capability] = [
    .multiprotocol(.evpn), .multiprotocol(.ipv4Unicast), .routeRefresh, .extendedMessage,
    .gracefulRestart(
      GracefulRestart(
        isRestarting: true, coversNotification: true, restartTime: 120,
        families: [.init(family: .evpn, isForwardingPreserved: true)])),
    .gracefulRestart(GracefulRestart(isRestarting: false, restartTime: 0, families: [])),
    .fourOctetAS(4_200_000_001), .addPath([AddPathFamily(family: .evpn, mode: [.send, .receive])]),
    .enhancedRouteRefresh, .extendedNextHop([ExtendedNextHop(.ipv4Unicast, nextHopAFI: 2)]), .role(.customer),
    .longLivedGracefulRestart([LongLivedFamily(family: .evpn, isForwardingPreserved: true, staleTime: 86_400)]),
    .domainName(RouterName(host: "pe1", domain: "lab.example")), .unknown(code: 200, octets: [1, 2, 3]),
    .unknown(code: 201, octets: []),
  ]

  static func decode(_ body: [UInt8]) throws -> OpenMessage {
    var reader = ByteReader(body)
    return try OpenMessage(reading: &reader)
  }

  static func encode(_ message: OpenMessage) -> [UInt8] {
    var writer = ByteWriter()
    message.write(to: &writer)
    return writer.bytes
  }

  @Test("Every capability comes back as it was said", arguments: capabilities)
  func capability(_ capability: Capability) throws {
    #expect(try Capability(decoding: capability.encoded) == capability)
    #expect(throws: WireError.self) { try Capability(decoding: Array(capability.encoded.dropLast())) }
  }

  @Test("All capabilities together, and an AS number of 32 bits")
  func everything() throws {
    let message = OpenMessage(
      autonomousSystem: 4_200_000_001, holdTime: 0, identifier: IPAddress(10, 0, 0, 1), capabilities: Self.capabilities)
    let bytes = Self.encode(message)
    #expect(Array(bytes[1...2]) == [0x5b, 0xa0])
    #expect(try Self.decode(bytes) == message)
    #expect(message.families == [.evpn, .ipv4Unicast])
  }

  @Test("A large AS number is always said by the capability, RFC 6793 §3")
  func largeNumber() throws {
    let message = OpenMessage(
      autonomousSystem: 70000, holdTime: 90, identifier: IPAddress(10, 0, 0, 1), capabilities: [])
    #expect(message.capabilities == [.fourOctetAS(70000)])
    #expect(try Self.decode(Self.encode(message)).autonomousSystem == 70000)
  }

  @Test("Parameters that do not fit take the extended form, RFC 9072 §2")
  func extendedForm() throws {
    let many = (0..<40).map { Capability.unknown(code: 128 + UInt8($0), octets: [1, 2, 3, 4, 5, 6]) }
    let message = OpenMessage(
      autonomousSystem: 65000, holdTime: 90, identifier: IPAddress(10, 0, 0, 1), capabilities: many)
    let bytes = Self.encode(message)
    #expect(Array(bytes[9...12]) == [255, 255, 1, 67])
    #expect(try Self.decode(bytes) == message)
    let short = try Hex.bytes("04 fde8 005a 0a000001 07 ff 0005 02 0002 0200")
    #expect(try Self.decode(short).capabilities == [.routeRefresh])
  }

  @Test("One parameter for each capability reads like one for all, RFC 5492 §4")
  func severalParameters() throws {
    let bytes = try Hex.bytes("04 fde8 005a 0a000001 0c 02 02 0200 02 06 0104 00190046")
    #expect(try Self.decode(bytes).capabilities == [.routeRefresh, .multiprotocol(.evpn)])
  }

  @Test(
    "A bad OPEN is an OPEN error, RFC 4271 §6.2",
    arguments: [
      ("03 fde8 005a 0a000001 00", 1, "0004"), ("04 0000 005a 0a000001 00", 2, ""),
      ("04 fde8 005a 0a000001 08 02 06 4104 00000000", 2, ""), ("04 fde8 005a 00000000 00", 3, ""),
      ("04 fde8 005a 0a000001 02 01 00", 4, ""), ("04 fde8 0001 0a000001 00", 6, ""),
      ("04 fde8 0002 0a000001 00", 6, ""), ("04 fde8 005a 0a000001 01", 0, ""),
      ("04 fde8 005a 0a000001 00 00", 0, ""), ("04 fde8 005a 0a000001 07 02 05 0103 001900", 0, ""),
      ("04 fde8 005a 0a000001 05 02 03 0201 00", 0, ""), ("04 fde8 005a 0a000001 04 02 03 0200", 0, ""),
    ])
  func defects(hex: String, subcode: UInt8, data: String) {
    let error = #expect(throws: BGPError.self) { try Self.decode(BGPSamples.octets(hex)) }
    #expect(error?.code == 2)
    #expect(error?.subcode == subcode)
    #expect(error?.data == BGPSamples.octets(data))
  }
}
