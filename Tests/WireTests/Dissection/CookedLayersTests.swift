import TestSupport
import Testing
import Wire

@Suite("Links of captures")
struct CookedLayersTests {
  static let packet = SampleFrames.ipv4(.tcp, [1, 2, 3])

  static func cooked(_ type: [UInt8]) throws -> [UInt8] {
    try Hex.bytes("0004 0001 0006 020000000101 0000") + type
  }

  @Test("A cooked header of Linux, and what is behind it")
  func cooked() throws {
    for (bytes, layer) in [
      (try Self.cooked([8, 0]), Layer.linuxCooked),
      (try Hex.bytes("0800 0000 00000002 0001 00 06 0200000001010000"), .linuxCooked2),
    ] {
      let whole = bytes + Self.packet
      let dissection = Dissector.dissect(whole, as: layer)
      #expect(dissection.summary.layers.prefix(2) == ["Linux cooked capture", "IPv4"])
      #expect(FieldCover.defects(of: dissection.nodes, over: 0..<whole.count) == [])
      let leaf = dissection.nodes.flatMap(FieldCover.leaves).first { $0.name == "Source address" }
      #expect(leaf?.value == "02:00:00:00:01:01")
      for count in 0..<whole.count {
        let short = Dissector.dissect(Array(whole.prefix(count)), as: layer)
        #expect(FieldCover.defects(of: short.nodes, over: 0..<count) == [])
        #expect(count >= bytes.count || !short.errors.isEmpty)
      }
    }
  }

  @Test("Raw IP goes on as its version says; another version is an error at the first octet")
  func rawIP() {
    #expect(Dissector.dissect(Self.packet, as: .rawIP).summary.layers.first == "IPv4")
    let dissection = Dissector.dissect([0x50, 1, 2], as: .rawIP)
    #expect(dissection.errors.map(\.offset) == [0])
    #expect(FieldCover.defects(of: dissection.nodes, over: 0..<3) == [])
  }

  @Test("A link of which nothing is known is shown as octets")
  func unknownLink() {
    let dissection = Dissector.dissect([1, 2, 3], as: LinkType(rawValue: 105).layer)
    #expect(dissection.nodes.map(\.name) == ["Octets"])
  }
}
