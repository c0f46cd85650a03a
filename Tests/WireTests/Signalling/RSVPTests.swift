import TestSupport
import Testing
import Wire

@Suite("RSVP-TE, RFC 2205, RFC 2210, RFC 3209, RFC 4875")
struct RSVPTests {
  static let samples =
    [RSVPSamples.v4, RSVPSamples.v6].flatMap { plan in
      RSVPSamples.messages(plan).map {
        (name: "\($0.name), \(plan.family == .v4 ? "IPv4" : "IPv6")", message: $0.message)
      }
    } + [(name: "Path of a point-to-point tunnel", message: RSVPSamples.tunnel)]

  static let vectors = zip(RSVPVectors.octets, samples).map { octets, sample in
    Vector(octets.0, hex: octets.1, value: sample.message)
  }

  /// A message with its checksum put right.
  static func checked(_ hex: String) throws -> [UInt8] {
    var bytes = try Hex.bytes(hex)
    let checksum = InternetChecksum.compute(bytes)
    bytes[2] = UInt8(checksum >> 8)
    bytes[3] = UInt8(checksum & 255)
    return bytes
  }

  @Test("Decodes to the value and encodes to the same bytes", arguments: vectors)
  func roundTrip(_ vector: Vector<RSVPMessage>) throws {
    #expect(try vector.decode() == vector.value)
    #expect(vector.encode() == vector.bytes)
    #expect(try FieldCover.defects(of: vector.fields(), over: 0..<vector.bytes.count) == [])
  }

  @Test("Each sample has its octets here, and each type of message and class of objects its sample")
  func complete() {
    #expect(RSVPVectors.octets.map(\.0) == Self.samples.map(\.name))
    #expect(RSVPMessageType.allCases.allSatisfy { type in Self.samples.contains { $0.message.type == type } })
    let objects = Self.samples.flatMap(\.message.objects)
    #expect(RSVPClass.allCases.allSatisfy { wanted in objects.contains { $0.objectClass == wanted } })
  }

  @Test("Refuses every shorter input", arguments: vectors)
  func truncation(_ vector: Vector<RSVPMessage>) {
    for count in 0..<vector.bytes.count {
      #expect(throws: WireError.self) { try vector.decode(first: count) }
    }
  }

  @Test("Refuses each single wrong bit", arguments: vectors)
  func damaged(_ vector: Vector<RSVPMessage>) {
    for bit in 0..<8 * vector.bytes.count {
      var bytes = vector.bytes
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: WireError.self, "bit \(bit)") { try vector.decode(bytes) }
    }
  }

  @Test("A checksum of zero is none")
  func noChecksum() throws {
    let bytes = try Hex.bytes("10 14 0000 01 00 0014 000c 16 01 00000001 00000000")
    let message = try RSVPMessage(decoding: bytes)
    #expect(message.objects == [.hello(RSVPHello(.request, sourceInstance: 1, destinationInstance: 0))])
    let error = #expect(throws: WireError.self) {
      try RSVPMessage(decoding: [0x10, 0x14, 0, 1] + bytes.dropFirst(4))
    }
    #expect(error?.offset == 2)
  }

  @Test(
    "What is not legal is refused at its octet",
    arguments: [
      ("20 14 0000 01 00 0008", 0), ("10 14 0000 01 00 0007", 6),
      // Lengths of objects that are no multiple of 4, too small, too large.
      ("10 14 0000 01 00 000e 0006 16 01 0000", 8), ("10 14 0000 01 00 000c 0000 16 01", 8),
      ("10 14 0000 01 00 000c 0010 16 01", 12),
      // A HOP that is too long for its form, an unknown style, a label of 21 bits.
      ("10 02 0000 01 00 0018 0010 03 01 0a000001 00000000 00000000", 20),
      ("10 02 0000 01 00 0010 0008 08 01 00 000013", 13), ("10 02 0000 01 00 0010 0008 10 01 00100000", 12),
      // Hops: length 6, length 0, a prefix of 33 bits, a label without octets.
      ("10 01 0000 01 00 0014 000c 14 01 01 06 0a000001 2000", 13),
      ("10 01 0000 01 00 0014 000c 14 01 01 00 0a000001 2000", 13),
      ("10 01 0000 01 00 0014 000c 14 01 01 08 0a000001 21 00", 18),
      ("10 01 0000 01 00 0010 0008 14 01 03 04 00 01", 16),
      // A setup priority of 8.
      ("10 01 0000 01 00 0010 0008 cf 07 08 00 00 00", 12),
      // Integrated services: version 1, a length that is not there, service 3, a rate below zero.
      ("10 01 0000 01 00 0014 000c 0c 02 10 00 0001 01 00 0000", 12),
      ("10 01 0000 01 00 0014 000c 0c 02 00 00 0002 01 00 0000", 14),
      ("10 01 0000 01 00 0014 000c 09 02 00 00 0001 03 00 0000", 16),
      (
        "10 01 0000 01 00 002c 0024 0c 02 00 00 0007 01 00 0006 7f 00 0005 bf800000 00000000 00000000 00000000 00000000",
        24
      ),
    ])
  func notLegal(_ hex: String, _ offset: Int) throws {
    let bytes = try Self.checked(hex)
    let error = #expect(throws: WireError.self) { try RSVPMessage(decoding: bytes) }
    #expect(error?.offset == offset, "\(String(describing: error))")
  }

  @Test(
    "The upper bits of an unknown class say what becomes of the message",
    arguments: [(UInt8(60), "refused"), (160, "ignored"), (250, "ignored and forwarded")])
  func unknownClass(_ number: UInt8, _ treatment: String) throws {
    let object = try #require(RSVPUnknownObject(class: number, type: 1, content: [1, 2, 3, 4]))
    let message = RSVPMessage(.path, [.unknown(object)])
    #expect(object.treatment.description == treatment)
    #expect(message.refused == (treatment == "refused" ? object : nil))
    #expect(try RSVPMessage(decoding: message.encoded) == message)
  }

  @Test("An unknown form of a known class is kept as octets; a known one cannot be built so")
  func unknownForm() throws {
    let object = try #require(RSVPUnknownObject(class: 1, type: 1, content: [10, 0, 0, 1]))
    #expect(RSVPObject.unknown(object).objectClass == .session)
    #expect(RSVPUnknownObject(class: 1, type: 13, content: []) == nil)
    #expect(RSVPUnknownObject(class: 60, type: 1, content: [1]) == nil)
    #expect(RSVPUnknownPlace(type: 1, octets: [1, 2]) == nil)
    #expect(RSVPUnknownPlace(type: 5, octets: [1, 2])?.octets == [1, 2])
  }

  @Test("A message of an unknown type keeps its octets")
  func unknownType() throws {
    let unknown = try #require(RSVPMessage.Unknown(type: 15, octets: [0, 8, 25, 1, 0, 0, 0, 1]))
    let message = RSVPMessage(unknown)
    #expect(try RSVPMessage(decoding: message.encoded) == message)
    #expect(RSVPMessage.Unknown(type: 1, octets: []) == nil)
    let summary = Dissector.dissect(frame: RSVPSamples.frame(message, RSVPSamples.v4)).summary
    #expect(summary.info == "type 15, 8 octets")
  }

  @Test("A message that lacks a mandatory object is shown, with an error at its end")
  func missing() {
    let message = RSVPMessage(.reservation, [RSVPSamples.session(RSVPSamples.v4), .style(.fixedFilter)])
    #expect(message.missing == [.hop, .timeValues])
    let frame = RSVPSamples.frame(message, RSVPSamples.v4)
    let dissection = Dissector.dissect(frame: frame)
    #expect(dissection.errors.map(\.field) == ["RSVP_HOP", "TIME_VALUES"])
    #expect(dissection.errors.map(\.offset) == [frame.count, frame.count])
    #expect(Self.samples.allSatisfy { $0.message.missing.isEmpty })
  }

  @Test("Counts, widths and families bound what can be built")
  func bounds() throws {
    let hops = Array(repeating: RSVPExplicitRoute.Hop(.autonomousSystem(1)), count: 300)
    #expect(RSVPExplicitRoute(hops).hops.count == 255)
    let bucket = RSVPTokenBucket(
      rate: -1, size: .nan, peakRate: .infinity, minimumPolicedUnit: 0, maximumPacketSize: 0)
    #expect(bucket.rate == 0 && bucket.size == 0 && bucket.peakRate == .infinity)
    #expect(RSVPSession(endpoint: RSVPSamples.v4.root, tunnel: 1, extendedTunnel: RSVPSamples.v6.root) == nil)
    #expect(RSVPSender(RSVPSamples.v4.root, lsp: 1, originator: RSVPSamples.v6.root, subGroup: 1) == nil)
    let attribute = RSVPSessionAttribute(name: Array(repeating: 65, count: 300), setupPriority: 9)
    #expect(attribute.name.count == 255 && attribute.setupPriority == 1)
    let leaf = RSVPObject.subLSP(RSVPSamples.v6.root)
    let message = RSVPMessage(.path, Array(repeating: leaf, count: 4_000))
    #expect(message.encoded.count == 8 + 3_276 * 20)
    #expect(try RSVPMessage(decoding: message.encoded) == message)
  }

  @Test("A name from outside is shown without control characters")
  func name() {
    let attribute = RSVPSessionAttribute(name: [0x1b, 0x5b, 0x33, 0x31, 0x6d, 0x0a, 0xff, 0x41])
    #expect(attribute.description == "\".[31m..A\", priorities 7/0")
  }

  @Test("A dissection tells each message in words")
  func words() {
    let infos = RSVPSamples.messages(RSVPSamples.v4).map { sample in
      Dissector.dissect(frame: RSVPSamples.frame(sample.message, RSVPSamples.v4)).summary.info
    }
    let tunnel = "P2MP 167772161 tunnel 7 of 10.0.0.1"
    #expect(
      infos == [
        "Path, \(tunnel), leaves 10.0.0.2, 10.0.0.3", "Resv, \(tunnel), leaves 10.0.0.2, 10.0.0.3, label 24007",
        "PathErr, \(tunnel), leaves 10.0.0.3, routing problem: no route at 10.0.0.5",
        "ResvErr, \(tunnel), admission control failure: value 2 at 10.0.0.5",
        "PathTear, \(tunnel), leaves 10.0.0.3", "ResvTear, \(tunnel), leaves 10.0.0.3",
        "ResvConf, \(tunnel), confirmation at 10.0.0.5", "Hello, request from 0x12345678 to 0x00000000",
        "Hello, acknowledgment from 0x9abcdef0 to 0x12345678",
      ])
  }
}
