import TestSupport
import Testing
import Wire

@Suite("IPv4, RFC 791 §3.1")
struct IPv4PacketTests {
  /// The first is the header of a much quoted example (4500 0073 … b861) with a length of 20.
  static let vectors = [
    Vector(
      "UDP packet without payload", hex: "45 00 0014 0000 4000 40 11 b8c0 c0a80001 c0a800c7",
      value: IPv4Packet(
        timeToLive: 64, protocolNumber: .udp, source: IPAddress(192, 168, 0, 1),
        destination: IPAddress(192, 168, 0, 199), payload: [])),
    Vector(
      "IGMP report with Router Alert",
      hex: "46 c0 0020 0000 4000 01 02 ea0f 0a010005 ef010101 94040000 1600f9fc ef010101",
      value: IPv4Packet(
        differentiatedServices: 0xc0, timeToLive: 1, protocolNumber: .igmp, source: IPAddress(10, 1, 0, 5),
        destination: IPAddress(239, 1, 1, 1), options: IPv4Packet.routerAlert,
        payload: [0x16, 0, 0xf9, 0xfc, 0xef, 1, 1, 1])),
  ]

  @Test("Decodes to the value and encodes to the same bytes", arguments: vectors)
  func roundTrip(_ vector: Vector<IPv4Packet>) throws {
    #expect(try vector.decode() == vector.value)
    #expect(vector.encode() == vector.bytes)
    #expect(try FieldCover.defects(of: vector.fields(), over: 0..<vector.bytes.count) == [])
  }

  @Test("Refuses every shorter input", arguments: vectors)
  func truncation(_ vector: Vector<IPv4Packet>) {
    for count in 0..<vector.bytes.count {
      #expect(throws: WireError.self) { try vector.decode(first: count) }
    }
  }

  @Test("Refuses each single wrong bit of the header", arguments: vectors)
  func damagedHeader(_ vector: Vector<IPv4Packet>) {
    for bit in 0..<8 * (vector.bytes.count - vector.value.payload.count) {
      var bytes = vector.bytes
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: WireError.self, "bit \(bit)") { try vector.decode(bytes) }
    }
  }

  @Test("A wrong checksum is reported at its octet with the right one")
  func checksumDefect() {
    var bytes = Self.vectors[0].bytes
    bytes[10] = 0
    bytes[11] = 1
    let error = #expect(throws: WireError.self) { try IPv4Packet(decoding: bytes) }
    #expect(
      error
        == WireError(field: "Header checksum", offset: 10, reason: .checksum(found: 1, computed: 0xb8c0)))
  }

  @Test("Padding of the link behind the packet is dropped")
  func padding() throws {
    let vector = Self.vectors[1]
    #expect(try vector.decode(vector.bytes + [0, 0, 0]) == vector.value)
  }

  @Test(
    "A node that wants whole packets refuses a fragment", arguments: [(true, UInt16(0)), (false, 1), (true, 0x1fff)])
  func fragment(_ more: Bool, _ offset: UInt16) throws {
    let fragment = IPv4Packet(
      dontFragment: false, moreFragments: more, fragmentOffset: offset, timeToLive: 1, protocolNumber: .udp,
      source: IPAddress(10, 0, 0, 1), destination: IPAddress(10, 0, 0, 2), payload: [1])
    #expect(fragment.isFragment)
    #expect(try IPv4Packet(decoding: fragment.encoded) == fragment)
    var reader = ByteReader([0xff, 0xff] + fragment.encoded, from: 2, to: 100)
    let error = #expect(throws: WireError.self) { try IPv4Packet(whole: &reader) }
    #expect(error?.offset == 8)
    reader = ByteReader(Self.vectors[0].bytes)
    #expect(try IPv4Packet(whole: &reader) == Self.vectors[0].value)
  }

  @Test(
    "Router Alert is found behind other options, and not in the data of one",
    arguments: [
      ([UInt8(0x94), 4, 0, 0], true), ([1, 1, 0x94, 4, 0, 0], true), ([7, 3, 4, 0x94, 4, 0, 0], true),
      ([7, 6, 0x94, 4, 0, 0], false), ([0, 0x94, 4, 0, 0], false), ([], false), ([7, 0, 0x94, 4], false), ([7], false),
    ])
  func routerAlert(_ options: [UInt8], _ isThere: Bool) {
    let packet = IPv4Packet(
      timeToLive: 1, protocolNumber: .igmp, source: IPAddress(10, 0, 0, 1), destination: IPAddress(10, 0, 0, 2),
      options: options, payload: [])
    #expect(packet.hasRouterAlert == isThere)
  }

  @Test("An option must not reach beyond the header, nor be shorter than itself", arguments: [UInt8(0), 1, 5, 255])
  func optionLength(_ length: UInt8) {
    let packet = IPv4Packet(
      timeToLive: 1, protocolNumber: .igmp, source: IPAddress(10, 0, 0, 1), destination: IPAddress(10, 0, 0, 2),
      options: [0x94, length, 0, 0], payload: [])
    let error = #expect(throws: WireError.self) { try IPv4Packet(decoding: packet.encoded) }
    #expect(error?.offset == (length < 2 ? 21 : 22))
  }

  @Test("What has no form on the wire cannot be built: options are whole words, the length fits 16 bits")
  func legalByConstruction() throws {
    let packet = IPv4Packet(
      timeToLive: 1, protocolNumber: .udp, source: .unspecifiedV4, destination: .unspecifiedV4, options: [1, 1, 1],
      payload: Array(repeating: 7, count: 70_000))
    #expect(packet.options == [1, 1, 1, 0])
    #expect(packet.encoded.count == 65_535)
    #expect(try IPv4Packet(decoding: packet.encoded) == packet)
  }

  @Test("A hop lowers the time to live and corrects the checksum, for each time to live, address and offset")
  func decrement() throws {
    for timeToLive in UInt8(2)...255 {
      var packet = IPv4Packet(
        timeToLive: timeToLive, protocolNumber: .udp, source: IPAddress(10, timeToLive, 1, 255),
        destination: IPAddress(239, 255, timeToLive, 1), payload: [1, 2])
      var bytes = [0xee, 0xff] + packet.encoded
      #expect(IPv4Packet.decrementTimeToLive(in: &bytes, at: 2) == timeToLive - 1)
      packet.timeToLive -= 1
      #expect(bytes == [0xee, 0xff] + packet.encoded)
    }
  }

  @Test("The last hop changes nothing", arguments: [UInt8(0), 1])
  func lastHop(_ timeToLive: UInt8) {
    let bytes = IPv4Packet(
      timeToLive: timeToLive, protocolNumber: .udp, source: .unspecifiedV4, destination: .unspecifiedV4, payload: []
    ).encoded
    var forwarded = bytes
    #expect(IPv4Packet.decrementTimeToLive(in: &forwarded, at: 0) == nil)
    #expect(IPv4Packet.decrementTimeToLive(in: &forwarded, at: 1) == nil)
    #expect(IPv4Packet.decrementTimeToLive(in: &forwarded, at: -1) == nil)
    #expect(forwarded == bytes)
  }
}
