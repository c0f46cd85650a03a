import TestSupport
import Testing
import Wire

@Suite("Dissection of BGP in TCP segments")
struct BGPDissectionTests {
  static let marker = "ffffffffffffffffffffffffffffffff"

  /// Whole messages that tshark, GoBGP or FRR were seen to read.
  static let golden: [(name: String, hex: String, words: String)] = [
    (
      "OPEN", "002d 01 04 fde8 005a 0a000001 10 02 0e 0104 00190046 0200 4104 0000fde8",
      "OPEN AS 65000, identifier 10.0.0.1, hold time 90 s"
    ),
    (
      "Inclusive multicast",
      """
      006b0200000054800e1c001946040a00000100031100010a00000100640000000a200a000001
      4001010040020040050400000064c010180002fde80000000a0609000300000000030c000000000008c0160900060027100a000001
      """, "UPDATE announce type 3 IMET 10.0.0.1:100 tag 10 from 10.0.0.1"
    ),
    (
      "SMET",
      """
      0056020000003f800e23001946040a00000100061800010a00000100640000000a0020ef010101200a0000010e
      4001010040020040050400000064c010080002fde80000000a
      """, "UPDATE announce type 6 SMET 10.0.0.1:100 tag 10 (*, 239.1.1.1) from 10.0.0.1"
    ),
    (
      "Withdrawn SMET", "0037 02 0000 0020 800f1d001946 061800010a00000100640000000a0020ef010101200a0000010e",
      "UPDATE withdraw type 6 SMET 10.0.0.1:100 tag 10 (*, 239.1.1.1) from 10.0.0.1"
    ),
  ]

  static let synchs: [String] = [
    """
    00680200000051800e2d001946040a00000100072200010a0000010064001122334455667788990000000a0020ef010101200a00000102
    4001010040020040050400000064c010100602112233445566060afde80000000a
    """,
    """
    006d0200000056800e32001946040a00000100082700010a0000010064001122334455667788990000000a0020ef010101200a000001000000001402
    4001010040020040050400000064c010100602112233445566060afde80000000a
    """,
    "001d 02 0000 0006 800f03001946",
  ]

  static func octets(_ hex: String) throws -> [UInt8] { try Hex.bytes(marker + hex) }

  @Test("Golden messages dissect to the last octet", arguments: golden.map(\.hex) + synchs)
  func lastOctet(_ hex: String) throws {
    let bytes = SampleFrames.bgp(try Self.octets(hex))
    let dissection = Dissector.dissect(frame: bytes)
    #expect(dissection.errors == [])
    #expect(DissectorTests.undecoded(in: dissection) == [])
    #expect(FieldCover.defects(of: dissection.nodes, over: 0..<bytes.count) == [])
    #expect(dissection.summary.protocolName == "BGP")
  }

  @Test("A summary names the first route", arguments: golden.map(\.name))
  func words(_ name: String) throws {
    let message = try #require(Self.golden.first { $0.name == name })
    let summary = Dissector.dissect(frame: SampleFrames.bgp(try Self.octets(message.hex))).summary
    #expect(summary.info == message.words)
  }

  @Test("Several messages in one segment are all shown; one that goes on in the next is left as octets")
  func severalMessages() throws {
    let keepalive = BGPMessage.keepalive.encoded()
    let bytes = SampleFrames.bgp(keepalive + keepalive + (try Self.octets(Self.golden[1].hex)).dropLast(4))
    let dissection = Dissector.dissect(frame: bytes)
    #expect(dissection.errors == [])
    #expect(dissection.summary.info == "KEEPALIVE; KEEPALIVE; start of a message")
    #expect(dissection.summary.layers == ["Ethernet", "IPv4", "TCP", "BGP", "BGP"])
    #expect(try DissectorTests.leaf("TCP segment data", in: dissection).length == 103)
  }

  @Test("What does not begin with a marker is data of an earlier message; another port is not looked into")
  func continuation() throws {
    let bytes = SampleFrames.bgp([1, 2, 3])
    #expect(
      try DissectorTests.leaf("TCP segment data", in: Dissector.dissect(frame: bytes)).value == "continuation, 3 octets"
    )
    let other = Dissector.dissect(frame: SampleFrames.bgp(BGPMessage.keepalive.encoded(), port: 80))
    #expect(other.summary.protocolName == "TCP")
    #expect(try DissectorTests.leaf("Payload", in: other).length == 19)
  }

  @Test("A malformed UPDATE keeps its tree up to the error, which stands at its octet and says what follows from it")
  func malformedUpdate() throws {
    var message = try Self.octets(Self.golden[2].hex)
    // The length of ORIGIN, behind the reach attribute of 38 octets.
    let origin = 23 + 38
    try #require(message[origin] == 0x40 && message[origin + 1] == 1)
    message[origin + 3] = 9
    let bytes = SampleFrames.bgp(message)
    let dissection = Dissector.dissect(frame: bytes)
    let start = bytes.count - message.count
    #expect(dissection.errors.map(\.offset) == [start + origin + 3])
    #expect(dissection.attributeErrors.map(\.action) == [.treatAsWithdraw])
    #expect(FieldCover.defects(of: dissection.nodes, over: 0..<bytes.count) == [])
    #expect(dissection.nodes.flatMap(FieldCover.leaves).contains { $0.name == "Route distinguisher" })
  }

  @Test("A message with a wrong length or type is an error at its octet, and the rest of the segment is undecoded")
  func malformedHeader() throws {
    for (octet, value) in [(17, UInt8(5)), (18, 9)] {
      var message = BGPMessage.keepalive.encoded()
      message[octet] = value
      let bytes = SampleFrames.bgp(message + message)
      let dissection = Dissector.dissect(frame: bytes)
      #expect(dissection.errors.map(\.offset) == [54 + (octet == 17 ? 16 : 18)])
      #expect(DissectorTests.undecoded(in: dissection).map(\.length).reduce(0, +) == 38)
    }
  }
}
