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

  @Test("Each capability can have a parameter of its own, in the extended form too, RFC 5492 §4")
  func apart() throws {
    for capabilities in [Self.capabilities, Array(repeating: .domainName(RouterName(host: "a router")), count: 40)] {
      let message = OpenMessage(
        autonomousSystem: 65000, holdTime: 90, identifier: IPAddress(10, 0, 0, 1),
        capabilities: capabilities.filter { $0.code != 65 })
      var writer = ByteWriter()
      message.write(to: &writer, packing: .apart)
      #expect(try Self.decode(writer.bytes) == message)
      let isLong = message.capabilities.reduce(0) { $0 + 2 + $1.encoded.count } > 255
      #expect(Array(writer.bytes[9...10]) == (isLong ? [255, 255] : [writer.bytes[9], 2]))
    }
  }

  @Test("A speaker has one role, RFC 9234 §4.2")
  func roles() throws {
    let twice = try Hex.bytes("04 fde8 005a 0a000001 08 02 06 090103 090103")
    #expect(try Self.decode(twice).capabilities == [.role(.customer), .role(.customer)])
    let error = #expect(throws: BGPError.self) {
      try Self.decode(BGPSamples.octets("04 fde8 005a 0a000001 08 02 06 090103 090100"))
    }
    #expect(error?.subcode == 11)
    for role in [BGPRole.provider, .customer, .routeServer, .routeServerClient, .peer] {
      #expect(role.counterpart?.counterpart == role)
    }
    #expect(BGPRole(rawValue: 5).counterpart == nil)
  }

  @Test(
    "The capabilities that only others use are read octet by octet",
    arguments: [
      ("0506 0001 0001 0002", "extended next hop for IPv4 unicast over IPv6"),
      ("0901 04", "role peer"),
      (
        "400a c078 0019 46 80 0002 01 00",
        "graceful restart, 120 s, restarting, also for NOTIFICATION, for L2VPN EVPN (forwarding kept), IPv6 unicast"
      ),
      ("4704 00", ""),
      ("4707 0019 46 80 015180", "long-lived graceful restart for L2VPN EVPN (86400 s, forwarding kept)"),
      ("4905 03 706531 00", "router name \"pe1\""), ("4904 03 7065", ""), ("4908 0019 46 03 0001 01 02", ""),
      ("4508 0019 46 03 0001 01 02", "additional paths for L2VPN EVPN (send and receive), IPv4 unicast (send)"),
    ])
  func capabilityWords(hex: String, words: String) throws {
    let octets = try Hex.bytes(hex)
    guard !words.isEmpty else {
      #expect(throws: WireError.self) { try Capability(decoding: octets) }
      return
    }
    let capability = try Capability(decoding: octets)
    #expect(capability.description == words)
    #expect(capability.encoded == octets)
  }
}
