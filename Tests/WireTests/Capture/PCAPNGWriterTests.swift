import Testing
import Wire

@Suite("Captures, draft-ietf-opsawg-pcapng §4")
struct PCAPNGWriterTests {
  /// A block of a capture: its type, and what is between its two lengths.
  struct Block {
    let type: UInt32
    let body: [UInt8]

    /// The number at `offset` of the body.
    func word(_ offset: Int) -> UInt32 { PCAPNGWriterTests.word(body, offset) }
  }

  static func word(_ bytes: [UInt8], _ offset: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(bytes[offset + $1]) << UInt32(8 * $1) }
  }

  /// Takes a capture apart; each block must say its length twice and fill whole words.
  static func blocks(_ bytes: [UInt8]) throws -> [Block] {
    var blocks: [Block] = []
    var offset = 0
    while offset < bytes.count {
      let length = Int(word(bytes, offset + 4))
      try #require(length >= 12 && length % 4 == 0 && offset + length <= bytes.count)
      try #require(Int(word(bytes, offset + length - 4)) == length)
      blocks.append(Block(type: word(bytes, offset), body: Array(bytes[offset + 8..<offset + length - 4])))
      offset += length
    }
    return blocks
  }

  @Test("A section and an interface have the octets that tshark was seen to read")
  func golden() throws {
    var writer = PCAPNGWriter(application: "evpn-lab")
    #expect(writer.addInterface(name: "PE1:core0", linkType: .rawIP) == 0)
    let expected = try Hex.bytes(
      """
      0a0d0d0a2c0000004d3c2b1a01000000ffffffffffffffff040008006576706e2d6c6162000000002c000000
      01000000300000006500000000000000020009005045313a636f72653000000009000100090000000000000030000000
      """)
    #expect(writer.drain() == expected)
  }

  @Test("A packet has its time in two halves, both lengths, padding, its comment and its direction")
  func packet() throws {
    var writer = PCAPNGWriter(application: "lab")
    _ = writer.addInterface(name: "PE1:eth1")
    let second = writer.addInterface(name: "PE2:eth1")
    writer.addPacket(
      interface: second, time: 0x1_2345_6789, bytes: [1, 2, 3, 4, 5], comment: "event 7", direction: .outbound)
    let block = try #require(try Self.blocks(writer.drain()).last)
    #expect(block.type == 6)
    let expected = try Hex.bytes(
      """
      01000000 01000000 89674523 05000000 05000000 0102030405000000
      0100 0700 6576656e74203700 0200 0400 02000000 0000 0000
      """)
    #expect(block.body == expected)
  }

  @Test("Blocks come out as they are written, each once")
  func streaming() throws {
    var writer = PCAPNGWriter(application: "lab")
    #expect(try Self.blocks(writer.drain()).map(\.type) == [0x0a0d_0d0a])
    #expect(writer.drain().isEmpty)
    let port = writer.addInterface(name: "H1:eth0")
    writer.addPacket(interface: port, time: 5, bytes: [])
    #expect(try Self.blocks(writer.drain()).map(\.type) == [1, 6])
    #expect(writer.drain().isEmpty)
  }

  @Test("Times before zero are said with a negative offset of the interface")
  func negativeTimes() throws {
    var writer = PCAPNGWriter(application: "lab", earliest: -2_500_000_000)
    let port = writer.addInterface(name: "H1:eth0")
    writer.addPacket(interface: port, time: -2_500_000_000, bytes: [])
    let blocks = try Self.blocks(writer.drain())
    // if_tsoffset 14 with eight octets: minus three seconds.
    let option = try Hex.bytes("0e00 0800 fdffffffffffffff 00000000")
    #expect(blocks[1].body.suffix(16).elementsEqual(option))
    #expect(blocks[2].word(4) == 0)
    #expect(blocks[2].word(8) == 500_000_000)
  }

  @Test("A time that is earlier than promised, or later than can be said, does not trap")
  func extremeTimes() throws {
    for earliest in [Int64.min, -1, 0, .max] {
      var writer = PCAPNGWriter(application: "lab", earliest: earliest)
      let port = writer.addInterface(name: "H1:eth0")
      for time in [Int64.min, -1, 0, .max] { writer.addPacket(interface: port, time: time, bytes: []) }
      #expect(try Self.blocks(writer.drain()).count == 6)
    }
  }

  @Test("A comment that is too long for an option is cut behind a whole character")
  func longComment() throws {
    var writer = PCAPNGWriter(application: "lab")
    let port = writer.addInterface(name: "H1:eth0")
    writer.addPacket(interface: port, time: 0, bytes: [], comment: String(repeating: "é→", count: 20_000))
    let block = try #require(try Self.blocks(writer.drain()).last)
    let count = Int(block.word(20) >> 16)
    #expect(count == 65_535)
    #expect(String(validating: block.body[24..<24 + count], as: UTF8.self) != nil)
  }
}
