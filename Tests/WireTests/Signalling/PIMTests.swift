import TestSupport
import Testing
import Wire

@Suite("PIM, RFC 7761, RFC 5059, RFC 5015")
struct PIMTests {
  static func vector(_ name: String, hex: String, _ message: PIMMessage, _ plan: PIMSamples.Plan) -> Vector<PIMMessage>
  {
    let (source, destination) = PIMSamples.addresses(message, plan)
    return Vector(
      name, hex: hex, value: message,
      read: { reader in try PIMMessage(reading: &reader, source: source, destination: destination) },
      write: { $0.encoded(source: source, destination: destination) })
  }

  static let samples = [PIMSamples.v4, PIMSamples.v6].flatMap { plan in
    PIMSamples.messages(plan).map {
      (name: "\($0.name), \(plan.family == .v4 ? "IPv4" : "IPv6")", plan: plan, message: $0.message)
    }
  }

  static let vectors = zip(PIMVectors.octets, samples).map { octets, sample in
    vector(octets.0, hex: octets.1, sample.message, sample.plan)
  }

  static func decode(_ hex: String) throws -> PIMMessage {
    var reader = ByteReader(try Hex.bytes(hex))
    return try PIMMessage(reading: &reader, source: PIMSamples.v4.router, destination: PIMSamples.v4.neighbour)
  }

  /// A message over IPv4, with the checksum put right.
  static func decode(checked hex: String) throws -> PIMMessage {
    var bytes = try Hex.bytes(hex)
    let checksum = InternetChecksum.compute(bytes)
    bytes[2] = UInt8(checksum >> 8)
    bytes[3] = UInt8(checksum & 255)
    return try decode(Hex.text(bytes))
  }

  @Test("Decodes to the value and encodes to the same bytes", arguments: vectors)
  func roundTrip(_ vector: Vector<PIMMessage>) throws {
    #expect(try vector.decode() == vector.value)
    #expect(vector.encode() == vector.bytes)
    #expect(try FieldCover.defects(of: vector.fields(), over: 0..<vector.bytes.count) == [])
  }

  @Test("Each sample has its octets here")
  func complete() {
    #expect(PIMVectors.octets.map(\.0) == Self.samples.map(\.name))
    #expect(PIMMessage.Kind.allCases.allSatisfy { kind in Self.samples.contains { $0.message.kind == kind } })
  }

  @Test("Refuses every shorter input but a register, whose checksum covers its header alone", arguments: vectors)
  func truncation(_ vector: Vector<PIMMessage>) {
    let end = vector.value.kind == .register ? 8 : vector.bytes.count
    for count in 0..<end {
      #expect(throws: WireError.self) { try vector.decode(first: count) }
    }
  }

  @Test("Refuses each single wrong bit", arguments: vectors)
  func damaged(_ vector: Vector<PIMMessage>) {
    let end = vector.value.kind == .register ? 8 : vector.bytes.count
    for bit in 0..<8 * end {
      var bytes = vector.bytes
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: WireError.self, "bit \(bit)") { try vector.decode(bytes) }
    }
  }

  @Test("A register whose checksum covers the packet, too, is accepted")
  func wholeRegister() throws {
    let message = PIMMessage.register(PIMRegister(packet: PIMSamples.data(PIMSamples.v4)))
    let octets = "2100 0000 00000000" + Hex.text(PIMSamples.data(PIMSamples.v4))
    #expect(try Self.decode(checked: octets) == message)
    let error = #expect(throws: WireError.self) { try Self.decode("2100 0001 00000000 4500") }
    #expect(error?.reason == .checksum(found: 1, computed: 0xdeff))
    #expect(error?.offset == 2)
  }

  @Test("Over IPv6 the addresses are part of the checksum")
  func pseudoHeader() throws {
    var reader = ByteReader(
      PIMSamples.hello(PIMSamples.v6).encoded(source: PIMSamples.v6.router, destination: PIMSamples.v6.group))
    let error = #expect(throws: WireError.self) {
      try PIMMessage(reading: &reader, source: PIMSamples.v6.source, destination: PIMSamples.v6.group)
    }
    #expect(error?.field == "Checksum")
  }

  @Test(
    "What is not legal is refused at its octet",
    arguments: [
      ("10 00 0000", 0), ("29 00 0000", 0), ("2a 50 0000 01 00 0a000009 0000006e 00000014", 1),
      // A hold time of three octets, a value for "bidirectional".
      ("20 00 0000 0001 0003 006900", 10), ("20 00 0000 0016 0001 00", 8),
      // Address family 3, encoding type 1, a mask of 33 bits, a source's mask of 24 bits.
      ("22 00 0000 03 00 00 20 ef010101 01 00 0a000001", 4), ("22 00 0000 01 01 00 20 ef010101 01 00 0a000001", 5),
      ("22 00 0000 01 00 00 21 ef010101 01 00 0a000001", 7),
      ("23 00 0000 01 00 0a010202 00 01 00d2 01 00 00 20 ef010101 0001 0000 01 00 04 18 0a000001", 29),
      // Octets behind the last field.
      ("22 00 0000 01 00 00 20 ef010101 01 00 0a000001 00", 18),
    ])
  func notLegal(_ hex: String, _ offset: Int) {
    let error = #expect(throws: WireError.self) { try Self.decode(checked: hex) }
    #expect(error?.offset == offset, "\(String(describing: error))")
  }

  @Test("Counts and widths bound what can be built")
  func bounds() throws {
    #expect(PIMGroup(IPAddress(239, 0, 0, 0), maskLength: 33) == nil)
    #expect(PIMHelloOption.Unknown(type: 20, value: []) == nil)
    let many = Array(repeating: PIMSource(PIMSamples.v4.source), count: 70_000)
    #expect(PIMJoinPrune.Group(PIMGroup(PIMSamples.v4.group), joined: many).joined.count == 65_535)
    let metric = PIMMetric(preference: .max, metric: 1)
    let assert = PIMAssert(group: PIMGroup(PIMSamples.v4.group), source: PIMSamples.v4.source, metric: metric)
    #expect(assert.metric.preference == 0x7fff_ffff)
    #expect(PIMLANPruneDelay(propagationDelay: 0x8001).propagationDelay == 1)
  }

  @Test("A dissection tells each message in words")
  func words() {
    let infos = PIMSamples.messages(PIMSamples.v4).map { sample in
      Dissector.dissect(frame: PIMSamples.frame(sample.message, PIMSamples.v4)).summary
    }
    #expect(infos.allSatisfy { $0.protocolName == "PIM" })
    #expect(infos[1].source == "10.0.0.1" && infos[1].destination == "10.0.0.9")
    #expect(
      infos.map(\.info) == [
        "hello hold time 105 s, prune delay 500 + 2500 ms, DR priority 1, generation 0x12345678, bidirectional, "
          + "addresses 10.0.0.1, 10.0.0.9",
        "register of 10.0.0.1 > 239.1.1.1 UDP 4000 > 4001 len 4",
        "register of 10.0.0.1 > 239.1.1.1 UDP 4000 > 4001 len 4",
        "null register of 10.0.0.1 > 239.1.1.1", "register stop (10.0.0.1, 239.1.1.1)",
        "join (*, 239.1.1.1), (10.0.0.1, 239.1.1.1), prune (10.1.2.1, 239.1.1.1, rpt) to 10.1.2.2",
        "bootstrap of 10.0.0.9: 239.0.0.0/8 bidirectional by 10.0.0.9, 10.0.0.1",
        "assert (*, 239.1.1.1) preference 110 metric 20, rendezvous point tree",
        "graft join (*, 239.1.1.1), (10.0.0.1, 239.1.1.1), prune (10.1.2.1, 239.1.1.1, rpt) to 10.1.2.2",
        "graft acknowledgment join (*, 239.1.1.1), (10.0.0.1, 239.1.1.1), prune (10.1.2.1, 239.1.1.1, rpt) to "
          + "10.1.2.2",
        "candidate rendezvous point 10.0.0.9 for 239.0.0.0/8, 239.1.1.1",
        "DF election offer for 10.0.0.9, preference 110 metric 20",
        "DF election winner for 10.0.0.9, preference 110 metric 20",
        "DF election backoff for 10.0.0.9, preference 110 metric 20, to 10.1.2.2 in 1000 ms",
        "DF election pass for 10.0.0.9, preference 110 metric 20, to 10.1.2.2",
      ])
  }

  @Test("The header of a null register may have no checksum, or a dummy of PIM's behind it")
  func dummyHeaders() throws {
    var header = PIMSamples.dummy(PIMSamples.v4)
    header[10] = 0
    header[11] = 0
    let bare = PIMMessage.register(PIMRegister(isNull: true, packet: header))
    #expect(Dissector.dissect(frame: PIMSamples.frame(bare, PIMSamples.v4)).errors == [])
    var damaged = PIMSamples.dummy(PIMSamples.v6)
    damaged[43] ^= 1
    let wrong = PIMMessage.register(PIMRegister(isNull: true, packet: damaged))
    let errors = Dissector.dissect(frame: PIMSamples.frame(wrong, PIMSamples.v6)).errors
    #expect(errors.map(\.field) == ["Checksum"])
    #expect(errors.map(\.offset) == [104])
  }
}
