import TestSupport
import Testing
import Wire

@Suite("ICMPv6 and neighbour discovery, RFC 4443 and RFC 4861 §4")
struct ICMPv6MessageTests {
  static let here = IPAddress(v6: 0x2001_0db8_0000_0000, 1)
  static let there = IPAddress(v6: 0x2001_0db8_0000_0000, 2)
  static let link = IPAddress(v6: 0xfe80_0000_0000_0000, 1)
  static let linkPeer = IPAddress(v6: 0xfe80_0000_0000_0000, 2)
  static let solicited = IPAddress(v6: 0xff02_0000_0000_0000, 0x0001_ff00_0002)
  static let mac = MACAddress(0x0200_0000_0101)
  static let packet =
    "60000000 0008 11 40 20010db8000000000000000000000001 20010db8000000000000000000000002 1388 1b58 0008 0000"
  static var quoted: [UInt8] { (try? Hex.bytes(packet)) ?? [] }

  static func vector(
    _ name: String, hex: String, from source: IPAddress = here, to destination: IPAddress = there,
    _ value: ICMPv6Message
  ) -> Vector<ICMPv6Message> {
    Ends.vector(
      name, hex: hex, from: source, to: destination, value, ICMPv6Message.init,
      { $0.encoded(source: $1, destination: $2) })
  }

  static let vectors: [Vector<ICMPv6Message>] = [
    vector(
      "Echo request", hex: "8000 c2e0 0001 0002 6162",
      .echoRequest(ICMPEcho(identifier: 1, sequence: 2, data: [0x61, 0x62]))),
    vector(
      "Echo reply", hex: "8100 c1e0 0001 0002 6162",
      .echoReply(ICMPEcho(identifier: 1, sequence: 2, data: [0x61, 0x62]))),
    vector(
      "Port unreachable", hex: "0104 a76e 00000000 \(packet)", .destinationUnreachable(code: 4, packet: quoted)),
    vector("Packet too big", hex: "0200 a172 00000500 \(packet)", .packetTooBig(maximum: 1280, packet: quoted)),
    vector("Time exceeded", hex: "0300 a572 00000000 \(packet)", .timeExceeded(code: 0, packet: quoted)),
    vector(
      "Parameter problem", hex: "0402 a448 00000028 \(packet)",
      .parameterProblem(code: 2, pointer: 40, packet: quoted)),
    vector("RPL", hex: "9b01 0847 0102", .other(type: 155, code: 1, body: [1, 2])),
    vector(
      "Router solicitation", hex: "8500 792c 00000000 0101 020000000101", from: link, to: MLDMessage.allRouters,
      .neighbor(.routerSolicitation([.sourceLinkLayer(mac)]))),
    vector(
      "Router advertisement",
      hex: """
        8600 eba1 40 48 0708 00000000 00000000 0101 020000000201 0501 0000 000005dc
        0304 40 c0 00278d00 00093a80 00000000 20010db8000000000000000000000000
        """, from: link, to: MLDMessage.allNodes,
      .neighbor(
        .routerAdvertisement(
          RouterAdvertisement(flags: 0x48),
          [
            .sourceLinkLayer(MACAddress(0x0200_0000_0201)), .maximumTransmissionUnit(1500),
            .prefix(PrefixInformation(IPAddress(v6: 0x2001_0db8_0000_0000, 0), length: 64)),
          ]))),
    vector(
      "Neighbor solicitation", hex: "8700 7997 00000000 fe800000000000000000000000000002 0101 020000000101", from: link,
      to: solicited, .neighbor(.neighborSolicitation(target: linkPeer, [.sourceLinkLayer(mac)]))),
    vector(
      "Neighbor advertisement", hex: "8800 161a 60000000 fe800000000000000000000000000002 0201 020000000202",
      from: linkPeer, to: link,
      .neighbor(
        .neighborAdvertisement(
          [.solicited, .override], target: linkPeer, [.targetLinkLayer(MACAddress(0x0200_0000_0202))]))),
    vector(
      "Redirect",
      hex: """
        8900 4d74 00000000 fe800000000000000000000000000003 20010db8000000000000000000000002
        0407 000000000000 \(packet)
        """, from: link, to: linkPeer,
      .neighbor(
        .redirect(
          target: IPAddress(v6: 0xfe80_0000_0000_0000, 3), destination: there,
          [.redirected(RedirectedPacket(quoted))]))),
    vector(
      "Router solicitation without an address, with a nonce", hex: "8500 64a3 00000000 0e01 010203040506",
      from: .unspecifiedV6, to: MLDMessage.allRouters,
      .neighbor(.routerSolicitation([.other(OtherNeighborOption(type: 14, data: [1, 2, 3, 4, 5, 6]))]))),
  ]

  @Test("Decodes to the value and encodes to the same bytes", arguments: vectors)
  func roundTrip(_ vector: Vector<ICMPv6Message>) throws {
    #expect(try vector.decode() == vector.value)
    #expect(vector.encode() == vector.bytes)
    #expect(try FieldCover.defects(of: vector.fields(), over: 0..<vector.bytes.count) == [])
  }

  @Test("Refuses every shorter input", arguments: vectors)
  func truncation(_ vector: Vector<ICMPv6Message>) {
    for count in 0..<vector.bytes.count {
      #expect(throws: WireError.self) { try vector.decode(first: count) }
    }
  }

  @Test("Refuses each single wrong bit", arguments: vectors)
  func damaged(_ vector: Vector<ICMPv6Message>) {
    for bit in 0..<8 * vector.bytes.count {
      var bytes = vector.bytes
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: WireError.self, "bit \(bit)") { try vector.decode(bytes) }
    }
  }

  @Test("Reads as words")
  func words() {
    let quoted = "UDP 2001:db8::1 port 5000 > 2001:db8::2 port 7000"
    #expect(
      Self.vectors.map { "\($0.value)" } == [
        "echo request identifier 1 sequence 2, 2 octets", "echo reply identifier 1 sequence 2, 2 octets",
        "destination unreachable, port unreachable (4): \(quoted)", "packet too big, at most 1280 octets: \(quoted)",
        "time exceeded, hop limit in transit (0): \(quoted)",
        "parameter problem, unknown option (2) at octet 40: \(quoted)", "RPL, code 1",
        "router solicitation, from 02:00:00:00:01:01",
        "router advertisement, default router for 1800 s, from 02:00:00:00:02:01, MTU 1500, prefix 2001:db8::/64",
        "who has fe80::2?, from 02:00:00:00:01:01", "fe80::2 is here, solicited override, at 02:00:00:00:02:02",
        "to 2001:db8::2 better by fe80::3, redirected \(quoted)", "router solicitation, nonce (14)",
      ])
  }

  @Test("All types and codes are read or refused, come back, and have words", arguments: UInt8.min...UInt8.max)
  func types(_ type: UInt8) {
    for code in UInt8(0)...9 {
      var writer = ByteWriter()
      ICMPv6Message.other(type: type, code: code, body: Array(repeating: 0, count: 24))
        .write(to: &writer, source: Self.here, destination: Self.there)
      var reader = ByteReader(writer.bytes)
      guard let message = try? ICMPv6Message(reading: &reader, source: Self.here, destination: Self.there) else {
        continue
      }
      reader = ByteReader(message.encoded(source: Self.here, destination: Self.there))
      let again = try? ICMPv6Message(reading: &reader, source: Self.here, destination: Self.there)
      #expect(again == message)
      #expect(!message.description.isEmpty)
    }
  }

  @Test("A neighbour's message with a code, a target that is a group, or an option without length is refused")
  func notLegal() throws {
    let solicitation = Self.vectors[9]
    for (octet, value, field) in [(1, UInt8(1), "Code"), (8, 0xff, "Target"), (25, 0, "Option length")] {
      var bytes = solicitation.bytes
      bytes[octet] = value
      let error = #expect(throws: WireError.self) { try solicitation.decode(bytes) }
      #expect(error?.field == field)
      #expect(error?.offset == octet)
    }
  }
}
