import TestSupport
import Testing
import Wire

@Suite("ICMP, RFC 792")
struct ICMPMessageTests {
  static let packet = "4500001c 00000000 4011 66cf 0a000001 0a000002 1388 1b58 0008 0000"
  static var quoted: [UInt8] { (try? Hex.bytes(packet)) ?? [] }

  static let vectors: [Vector<ICMPMessage>] = [
    Vector(
      "Echo request", hex: "0800 969a 0001 0002 6162",
      value: .echoRequest(ICMPEcho(identifier: 1, sequence: 2, data: [0x61, 0x62]))),
    Vector(
      "Echo reply", hex: "0000 9e9a 0001 0002 6162",
      value: .echoReply(ICMPEcho(identifier: 1, sequence: 2, data: [0x61, 0x62]))),
    Vector(
      "Port unreachable", hex: "0303 ce14 0000 0000 \(packet)",
      value: .destinationUnreachable(code: 3, nextHopMTU: 0, packet: quoted)),
    Vector(
      "Fragmentation needed", hex: "0304 c89b 0000 0578 \(packet)",
      value: .destinationUnreachable(code: 4, nextHopMTU: 1400, packet: quoted)),
    Vector(
      "Redirect", hex: "0501 c118 0a0000fe \(packet)",
      value: .redirect(code: 1, gateway: IPAddress(10, 0, 0, 254), packet: quoted)),
    Vector("Time exceeded", hex: "0b00 c617 00000000 \(packet)", value: .timeExceeded(code: 0, packet: quoted)),
    Vector(
      "Parameter problem", hex: "0c00 b117 14000000 \(packet)",
      value: .parameterProblem(code: 0, pointer: 20, packet: quoted)),
    Vector(
      "Timestamp request", hex: "0d00 f2fc 0001 0001 00000001 00000000 00000000",
      value: .other(type: 13, code: 0, body: [0, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])),
  ]

  @Test("Decodes to the value and encodes to the same bytes", arguments: vectors)
  func roundTrip(_ vector: Vector<ICMPMessage>) throws {
    #expect(try vector.decode() == vector.value)
    #expect(vector.encode() == vector.bytes)
    #expect(try FieldCover.defects(of: vector.fields(), over: 0..<vector.bytes.count) == [])
  }

  @Test("Refuses every input that ends within the header", arguments: vectors)
  func truncation(_ vector: Vector<ICMPMessage>) {
    for count in 0..<8 {
      #expect(throws: WireError.self) { try vector.decode(first: count) }
    }
  }

  @Test("Reads as words")
  func words() {
    #expect(
      Self.vectors.map { "\($0.value)" } == [
        "echo request identifier 1 sequence 2, 2 octets", "echo reply identifier 1 sequence 2, 2 octets",
        "destination unreachable, port unreachable (3): UDP 10.0.0.1 port 5000 > 10.0.0.2 port 7000",
        "destination unreachable, fragmentation needed (4), at most 1400 octets: UDP 10.0.0.1 port 5000 > 10.0.0.2 port 7000",
        "redirect to 10.0.0.254: UDP 10.0.0.1 port 5000 > 10.0.0.2 port 7000",
        "time exceeded, time to live in transit (0): UDP 10.0.0.1 port 5000 > 10.0.0.2 port 7000",
        "parameter problem at octet 20: UDP 10.0.0.1 port 5000 > 10.0.0.2 port 7000", "timestamp request, code 0",
      ])
  }

  @Test("All types and codes are read, come back, and have words", arguments: UInt8.min...UInt8.max)
  func types(_ type: UInt8) throws {
    for code in UInt8(0)...17 {
      let bytes = [type, code, 0, 0, 1, 2, 3, 4, 5]
      let checksum = InternetChecksum.compute(bytes)
      let message = try ICMPMessage(
        decoding: [type, code, UInt8(checksum >> 8), UInt8(checksum & 255)] + bytes.dropFirst(4))
      #expect(try ICMPMessage(decoding: message.encoded) == message)
      #expect(!message.description.isEmpty)
    }
  }
}
