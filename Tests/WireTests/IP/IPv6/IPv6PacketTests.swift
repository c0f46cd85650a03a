import TestSupport
import Testing
import Wire

@Suite("IPv6, RFC 8200 §3 and §4")
struct IPv6PacketTests {
  static let source = IPAddress(v6: 0x2001_0db8_0000_0000, 1)
  static let destination = IPAddress(v6: 0xff3e_0000_0000_0000, 1)
  static let ends = "20010db8000000000000000000000001 ff3e0000000000000000000000000001"

  static func packet(
    _ extensions: [IPv6Extension] = [], _ number: IPProtocol = .noNextHeader, _ payload: [UInt8] = []
  ) -> IPv6Packet {
    IPv6Packet(
      hopLimit: 1, source: source, destination: destination, extensions: extensions, protocolNumber: number,
      payload: payload)
  }

  static var segments: SegmentRoutingHeader? {
    SegmentRoutingHeader(segmentsLeft: 1, tag: 7, segments: [destination, source])
  }

  static let vectors: [Vector<IPv6Packet>] = [
    Vector("No next header", hex: "60000000 0000 3b 01 \(ends)", value: packet()),
    Vector(
      "Traffic class and flow label", hex: "6b8edcba 0002 fd ff \(ends) 0102",
      value: IPv6Packet(
        trafficClass: 0xb8, flowLabel: 0xe_dcba, hopLimit: 255, source: source, destination: destination,
        protocolNumber: IPProtocol(rawValue: 253), payload: [1, 2])),
    Vector(
      "Hop-by-hop options with Router Alert for MLD", hex: "60000000 0009 00 01 \(ends) [3a 00 0502 0000 0100] aa",
      value: packet([.hopByHop(.multicastRouterAlert)], .icmpv6, [0xaa])),
    Vector(
      "Segment routing",
      hex: "60000000 0028 2b 01 \(ends) [3b 04 04 01 01 00 0007 \(ends.suffix(32)) \(ends.prefix(32))]",
      value: packet(segments.map { [.routing(.segmentRouting($0))] } ?? [])),
    Vector(
      "Another routing header", hex: "60000000 0010 2b 01 \(ends) [3b 01 03 02 000000000102030400000000]",
      value: packet(
        OtherRoutingHeader(type: 3, segmentsLeft: 2, data: [0, 0, 0, 0, 1, 2, 3, 4])
          .map { [.routing(.other($0))] } ?? [])),
    Vector(
      "Second fragment of UDP", hex: "60000000 000a 2c 01 \(ends) [11 00 00b9 01020304] 0506",
      value: packet(
        [.fragment(IPv6FragmentHeader(offset: 23, isFollowed: true, identification: 0x0102_0304))], .udp, [5, 6])),
    Vector(
      "Authentication and destination options",
      hex:
        "60000000 0020 33 01 \(ends) [3c 04 0000 00000009 00000002 0102030405060708090a0b0c] [3b 00 1e02 abcd 00 00]",
      value: packet([
        .authentication(
          IPAuthenticationHeader(
            securityParametersIndex: 9, sequence: 2, integrityCheck: Array(1...12))),
        .destination(IPv6Options([.other(type: 0x1e, [0xab, 0xcd]), .pad1, .pad1])),
      ])),
  ]

  @Test("Decodes to the value and encodes to the same bytes", arguments: vectors)
  func roundTrip(_ vector: Vector<IPv6Packet>) throws {
    #expect(try vector.decode() == vector.value)
    #expect(vector.encode() == vector.bytes)
    #expect(vector.value.encodedCount == vector.bytes.count)
    #expect(try FieldCover.defects(of: vector.fields(), over: 0..<vector.bytes.count) == [])
  }

  @Test("Refuses every shorter input", arguments: vectors)
  func truncation(_ vector: Vector<IPv6Packet>) {
    for count in 0..<vector.bytes.count {
      #expect(throws: WireError.self) { try vector.decode(first: count) }
    }
  }

  @Test("Padding of the link behind the packet is dropped")
  func padding() throws {
    #expect(try Self.vectors[2].decode(Self.vectors[2].bytes + [0, 0, 0]) == Self.vectors[2].value)
  }

  @Test("A chain of extension headers has an end, and hop-by-hop options stand first")
  func chains() throws {
    func chain(_ numbers: [UInt8]) throws -> [UInt8] {
      let headers: [UInt8] = numbers.dropFirst().flatMap { next -> [UInt8] in [next, 0, 1, 4, 0, 0, 0, 0] }
      let first = numbers.first.map { Hex.text([$0]) } ?? ""
      let length = Hex.text([UInt8(headers.count >> 8), UInt8(headers.count & 255)])
      return try Hex.bytes("60000000 \(length) \(first) 40 \(Self.ends)") + headers
    }
    let longest = try IPv6Packet(decoding: chain(Array(repeating: 60, count: 16) + [59]))
    #expect(longest.extensions.count == IPv6Packet.mostExtensions)
    let tooLong = #expect(throws: WireError.self) {
      try IPv6Packet(decoding: chain(Array(repeating: 60, count: 17) + [59]))
    }
    #expect(tooLong?.offset == 40 + 16 * 8)
    let misplaced = #expect(throws: WireError.self) { try IPv6Packet(decoding: chain([60, 0, 59])) }
    #expect(misplaced?.offset == 48)
  }

  @Test("What has no form on the wire cannot be built")
  func legalByConstruction() throws {
    let alert = IPv6Extension.hopByHop(.multicastRouterAlert)
    let options = IPv6Extension.destination(IPv6Options([]))
    let part = IPv6Extension.fragment(IPv6FragmentHeader(offset: 1, isFollowed: false, identification: 1))
    #expect(Self.packet([options, alert]).extensions == [options])
    #expect(Self.packet([part, options]).extensions == [part])
    #expect(Self.packet(Array(repeating: options, count: 20)).extensions.count == 16)
    #expect(Self.packet([], .routing).protocolNumber == .noNextHeader)
    #expect(Self.packet([part], .routing).protocolNumber == .routing)
    let long = Self.packet([alert], .udp, Array(repeating: 1, count: 70_000))
    #expect(long.encoded.count == 40 + 65_535)
    #expect(try IPv6Packet(decoding: long.encoded) == long)
    #expect(IPv6Options([.other(type: 9, Array(repeating: 0, count: 3))]).list.last == .pad1)
    #expect(IPv6Options(Array(repeating: .other(type: 9, Array(repeating: 0, count: 255)), count: 9)).list.count == 8)
    #expect(SegmentRoutingHeader(segmentsLeft: 0, segments: []) == nil)
    #expect(SegmentRoutingHeader(segmentsLeft: 0, segments: Array(repeating: Self.source, count: 128)) == nil)
    #expect(OtherRoutingHeader(type: 4, segmentsLeft: 0, data: []) == nil)
  }

  @Test("The last segment is where the packet goes in the end, while segments are left")
  func finalDestination() throws {
    let header = try #require(Self.segments)
    let routed = IPv6Packet(
      hopLimit: 1, source: Self.source, destination: Self.source, extensions: [.routing(.segmentRouting(header))],
      protocolNumber: .udp, payload: [])
    #expect(routed.finalDestination == Self.destination)
    let arrived = try #require(SegmentRoutingHeader(segmentsLeft: 0, segments: header.segments))
    #expect(IPv6RoutingHeader.segmentRouting(arrived).finalDestination == nil)
    #expect(Self.packet().finalDestination == Self.destination)
  }

  @Test("Segments beyond the header, and objects beyond it, are refused at their octet")
  func segmentRoutingDefects() throws {
    var bytes = Self.vectors[3].bytes
    bytes[44] = 2
    let error = #expect(throws: WireError.self) { try IPv6Packet(decoding: bytes) }
    #expect(error?.field == "Last entry")
    #expect(error?.offset == 44)
    bytes[44] = 0
    bytes[64] = 5
    bytes[65] = 0xff
    #expect(throws: WireError.self) { try IPv6Packet(decoding: bytes) }
  }

  @Test("All values of an option's type read as words and come back", arguments: UInt8.min...UInt8.max)
  func optionTypes(_ type: UInt8) throws {
    for data in [[], [0, 1], [1, 2, 3]] as [[UInt8]] where type != 0 {
      let options = [type, UInt8(data.count)] + data
      let header = [59, 0] + options + Array(repeating: 0, count: 6 - options.count)
      var bytes = Self.packet([.destination(IPv6Options([]))]).encoded
      bytes.replaceSubrange(40..<48, with: header)
      let packet = try IPv6Packet(decoding: bytes)
      #expect(try IPv6Packet(decoding: packet.encoded) == packet)
      #expect(!packet.extensions[0].description.isEmpty)
    }
  }
}
