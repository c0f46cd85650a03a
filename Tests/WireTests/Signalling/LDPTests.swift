import TestSupport
import Testing
import Wire

@Suite("LDP, RFC 5036, RFC 5561, RFC 6388")
struct LDPTests {
  /// By hand from the figures; tshark reads the same from them, but for a wildcard FEC and a root of IPv6.
  static let octets: [(String, String)] = [
    (
      "initialization",
      """
      0001 0034 0a0000010000 0200 002a 00000002 0500 000e 0001 003c 00 00 1000 0a0000020000
      8506 0001 80 8508 0001 80 8509 0001 80 850a 0001 80
      """
    ),
    ("keepalive", "0001 000e 0a0000010000 0201 0004 00000003"),
    (
      "addresses",
      """
      0001 004c 0a0000010000 0300 0012 00000004 0101 000a 0001 0a000001 0a010201
      0300 001a 00000005 0101 0012 0002 20010db8000000000000000000000001
      0301 000e 00000006 0101 0006 0001 0a010201
      """
    ),
    (
      "label mapping of prefixes",
      """
      0001 003f 0a0000010000 0400 0035 00000007 0100 0014 02 0001 20 0a000002 02 0002 40 20010db800000000
      0200 0004 00000003 0103 0001 01 0104 0008 0a000001 0a000002
      """
    ),
    (
      "label mapping of a P2MP LSP",
      """
      0001 002b 0a0000010000 0400 0021 00000008 0100 0011 06 0001 04 0a000001 0007 01 0004 00000063
      0200 0004 00005dc1
      """
    ),
    (
      "label mappings of an MP2MP LSP",
      """
      0001 0058 0a0000010000
      0400 0029 00000009 0100 0011 08 0001 04 0a000001 0007 01 0004 00000007 0200 0004 00005dc1
      896f 0004 01 0001 01
      0400 0021 0000000a 0100 0011 07 0001 04 0a000001 0007 01 0004 00000007 0200 0004 00005dc1
      """
    ),
    (
      "label mapping with an IPv6 root",
      """
      0001 0037 0a0000010000 0400 002d 00000014
      0100 001d 06 0002 10 20010db8000000000000000000000001 0007 01 0004 00000063 0200 0004 00005dc1
      """
    ),
    (
      "label request and its abort",
      """
      0001 0053 0a0000010000
      0401 0021 0000000b 0100 0014 02 0001 20 0a000002 02 0002 40 20010db800000000 0103 0001 00
      0404 0024 0000000c 0100 0014 02 0001 20 0a000002 02 0002 40 20010db800000000 0600 0004 0000000b
      """
    ),
    (
      "label withdraw and release",
      """
      0001 0050 0a0000010000
      0402 0021 0000000d 0100 0011 06 0001 04 0a000001 0007 01 0004 00000063 0200 0004 00005dc1
      0403 0021 0000000e 0100 0011 06 0001 04 0a000001 0007 01 0004 00000063 0200 0004 00005dc1
      """
    ),
    ("label withdraw of all FECs", "0001 0013 0a0000010000 0402 0009 0000000f 0100 0001 01"),
    ("capability withdrawn", "0001 0013 0a0000010000 0202 0009 00000010 8508 0001 00"),
    (
      "notifications",
      """
      0001 0079 0a0000010000
      0001 0026 00000011 0300 000a 0000000d 0000000b 0401 0301 0004 00000001 0303 0008 0401 0004 0000000b
      0001 002f 00000012 0300 000a 00000040 00000000 0000 896f 0004 01 0001 02
      0100 0011 06 0001 04 0a000001 0007 01 0004 00000063
      0001 0012 00000013 0300 000a 80000014 00000000 0000
      """
    ),
  ]

  static let hellos: [Vector<LDPPDU>] = [
    Vector(
      "link hello",
      hex: "0001 0026 0a0000010000 0100 001c 00000001 0400 0004 000f 0000 0401 0004 0a000001 0402 0004 00000003",
      value: LDPSamples.hello(LDPSamples.addresses.0, targeted: false)),
    Vector(
      "targeted hello",
      hex: """
        0001 0032 0a0000010000 0100 0028 00000001 0400 0004 002d c000 0403 0010 20010db8000000000000000000000001
        0402 0004 00000003
        """,
      value: LDPSamples.hello(LDPSamples.v6.0, targeted: true)),
  ]

  static let vectors: [Vector<LDPPDU>] =
    hellos
    + zip(octets, LDPSamples.session).map { octets, sample in
      Vector(octets.0, hex: octets.1, value: sample.pdu)
    }

  @Test("Decodes to the value and encodes to the same bytes", arguments: vectors)
  func roundTrip(_ vector: Vector<LDPPDU>) throws {
    #expect(try vector.decode() == vector.value)
    #expect(vector.encode() == vector.bytes)
    #expect(try FieldCover.defects(of: vector.fields(), over: 0..<vector.bytes.count) == [])
  }

  @Test("Each sample of a session has its octets here")
  func complete() {
    #expect(Self.octets.map(\.0) == LDPSamples.session.map(\.name))
  }

  @Test("Refuses every shorter input", arguments: vectors)
  func truncation(_ vector: Vector<LDPPDU>) {
    for count in 0..<vector.bytes.count {
      #expect(throws: WireError.self) { try vector.decode(first: count) }
    }
  }

  @Test("The length of a PDU is known from its first four octets on")
  func framing() throws {
    let bytes = try Hex.bytes("0001 000e 0a0000010000 0201 0004 00000003")
    #expect(LDPPDU.length(of: bytes.prefix(3)) == nil)
    #expect(LDPPDU.length(of: bytes.prefix(4)) == 18)
    #expect(LDPPDU.length(of: ([9] + bytes)[1...]) == 18)
  }

  @Test(
    "What is not legal is refused at its octet",
    arguments: [
      ("0002 000e 0a0000010000 0201 0004 00000003", 0), ("0001 0005 0a00000100", 2),
      ("0001 000e 0a0000010000 0201 0003 00000003", 12),
      // A label mapping without a label, and with the label first.
      ("0001 0013 0a0000010000 0400 0009 00000001 0100 0001 01", 23),
      ("0001 001b 0a0000010000 0400 0011 00000001 0200 0004 00000010 0100 0001 01", 18),
      // A label of 21 bits.
      ("0001 001b 0a0000010000 0400 0011 00000001 0100 0001 01 0200 0004 00100000", 27),
      // No FEC element, a prefix of 33 bits, family 3, a wildcard that is not alone, a multicast one that is not.
      ("0001 0012 0a0000010000 0401 0008 00000001 0100 0000", 22),
      ("0001 001b 0a0000010000 0401 0011 00000001 0100 0009 02 0001 21 0a00000100", 25),
      ("0001 0016 0a0000010000 0401 000c 00000001 0100 0004 02 0003 00", 23),
      ("0001 0017 0a0000010000 0401 000d 00000001 0100 0005 02 0001 00 01", 26),
      ("0001 0017 0a0000010000 0401 000d 00000001 0100 0005 02 0001 00 06", 26),
      // A keepalive time of 0, a dynamic announcement that is taken back.
      ("0001 0020 0a0000010000 0200 0016 00000002 0500 000e 0001 0000 00 00 1000 0a0000020000", 24),
      ("0001 0013 0a0000010000 0202 0009 00000010 8506 0001 00", 22),
      // A hello whose parameters are too long.
      ("0001 0017 0a0000010000 0100 000d 00000001 0400 0005 000f 0000 00", 26),
    ])
  func notLegal(_ hex: String, _ offset: Int) throws {
    let bytes = try Hex.bytes(hex)
    let error = #expect(throws: WireError.self) { try LDPPDU(decoding: bytes) }
    #expect(error?.offset == offset, "\(String(describing: error))")
  }

  @Test("The U bit says whether what is unknown is refused or ignored, the F bit whether it is forwarded")
  func unknown() throws {
    let refused = try LDPMessage(decoding: Hex.bytes("0201 0009 00000003 3fff 0001 07"))
    #expect(refused.refusal == .unknownTLV)
    let ignored = try LDPMessage(decoding: Hex.bytes("0201 0009 00000003 ffff 0001 07"))
    #expect(ignored.refusal == nil)
    let expected = LDPUnknownTLV(type: 0x3fff, isIgnored: true, isForwarded: true, value: [7])
    #expect(ignored.parameters == [try #require(expected.map { .unknown($0) })])
    #expect(try LDPMessage(decoding: Hex.bytes("7abc 0004 00000003")).refusal == .unknownMessageType)
    #expect(try LDPMessage(decoding: Hex.bytes("fabc 0004 00000003")).refusal == nil)
    #expect(LDPUnknownTLV(type: 0x0100, isIgnored: true, isForwarded: false, value: []) == nil)
    #expect(LDPUnknownMessage(type: 0x0400, isIgnored: true, parameters: []) == nil)
  }

  @Test("An unknown FEC element ends the list, with the prefixes before it")
  func unknownElement() throws {
    let bytes = try Hex.bytes("0401 0010 00000001 0100 0008 02 0001 00 80 1234 56")
    let fec = LDPFEC.UnknownElements(
      after: LDPPrefixes([try #require(IPNetwork(IPAddress(10, 0, 0, 1), length: 0))]), type: 128,
      octets: [0x12, 0x34, 0x56])
    let message = try LDPMessage(decoding: bytes)
    #expect(message.body == .labelRequest(.unknown(try #require(fec))))
    #expect(message.encoded == bytes)
  }

  @Test("What does not fit into a length of 16 bits is left out")
  func room() throws {
    let parameter = LDPTLV.returned(LDPReturned(.pdu, Array(repeating: 1, count: 70_000)))
    #expect(parameter.encoded.count == LDPTLV.room + 4)
    let message = LDPMessage(identifier: 1, .labelMapping(LDPSamples.lsp, .implicitNull), [parameter, parameter])
    #expect(message.parameters == [parameter])
    let pdu = LDPPDU(identifier: LDPSamples.here, messages: [message, message])
    #expect(pdu.messages == [message])
    #expect(try LDPPDU(decoding: pdu.encoded) == pdu)
  }

  @Test("Bits of a prefix behind its length mean nothing")
  func maskedPrefix() throws {
    #expect(IPNetwork(IPAddress(10, 1, 2, 3), length: 20)?.description == "10.1.0.0/20")
    #expect(IPNetwork(LDPSamples.v6.0, length: 96)?.description == "2001:db8::/96")
    #expect(IPNetwork(LDPSamples.v6.0, length: 0)?.description == "::/0")
    #expect(IPNetwork(IPAddress(10, 1, 2, 3), length: 33) == nil)
  }

  @Test("A dissection tells each message in words")
  func words() {
    let summary = Dissector.dissect(frame: LDPSamples.linkHello).summary
    #expect(summary.protocolName == "LDP")
    #expect(summary.info == "hello link, hold time 15 s")
    #expect(
      LDPSamples.session.flatMap(\.pdu.messages).map(\.description) == [
        "initialization to 10.0.0.2:0, keepalive time 60 s", "keepalive", "address 10.0.0.1, 10.1.2.1",
        "address 2001:db8::1", "address withdraw 10.1.2.1",
        "label mapping 10.0.0.2/32, 2001:db8::/64, label 3 (implicit null)",
        "label mapping P2MP root 10.0.0.1, LSP 99, label 24001",
        "label mapping MP2MP-down root 10.0.0.1, LSP 7, label 24001",
        "label mapping MP2MP-up root 10.0.0.1, LSP 7, label 24001",
        "label mapping P2MP root 2001:db8::1, LSP 99, label 24001",
        "label request 10.0.0.2/32, 2001:db8::/64",
        "label abort request 10.0.0.2/32, 2001:db8::/64, request 11",
        "label withdraw P2MP root 10.0.0.1, LSP 99, label 24001",
        "label release P2MP root 10.0.0.1, LSP 99, label 24001", "label withdraw all FECs",
        "capability P2MP withdrawn", "notification no route (0x0000000d), advisory, about message 11",
        "notification multipoint status (0x00000040), advisory",
        "notification keepalive timer expired (0x00000014), fatal",
      ])
  }

  @Test("A segment that goes on with a PDU, or does not end one, is not taken apart")
  func partOfStream() {
    let whole = LDPSamples.segment(LDPSamples.session[0].pdu, from: 49_152)
    #expect(Dissector.dissect(frame: whole).errors == [])
    let tail = TCPSegment(
      sourcePort: LDPPDU.port, destinationPort: 49_152, sequence: 1, acknowledgment: 1, flags: .ack, window: 1,
      payload: [7, 7, 7])
    let head = TCPSegment(
      sourcePort: LDPPDU.port, destinationPort: 49_152, sequence: 1, acknowledgment: 1, flags: .ack, window: 1,
      payload: Array(LDPSamples.session[0].pdu.encoded.dropLast()))
    for segment in [tail, head] {
      let octets = segment.encoded(source: SampleFrames.loopbacks.0, destination: SampleFrames.loopbacks.1)
      let dissection = Dissector.dissect(frame: SampleFrames.ethernet(.ipv4, SampleFrames.ipv4(.tcp, octets)))
      #expect(dissection.errors == [])
      #expect(dissection.nodes.last?.name == "TCP segment data")
    }
  }
}
