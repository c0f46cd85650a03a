import TestSupport
import Testing
import Wire

@Suite("Label stacks, RFC 3032 §2.1")
struct MPLSStackTests {
  static func label(_ value: UInt32) throws -> MPLSLabel { try #require(MPLSLabel(value)) }

  static func packet(_ labels: [UInt32], _ payload: [UInt8]) throws -> MPLSPacket {
    let stack = try labels.map { value in
      MPLSLabelStackEntry(label: try label(value), trafficClass: 5, isBottom: false, timeToLive: 64)
    }
    return try #require(MPLSPacket(stack: stack, payload: payload))
  }

  @Test(
    "A stack is read and written entry by entry",
    arguments: [
      ([UInt32(16001)], "03e81b40 aa"), ([16001, 300, 299], "03e81a40 0012ca40 0012bb40 aa"),
      ([0xfffff], "fffffb40 aa"),
    ])
  func roundTrip(_ labels: [UInt32], _ hex: String) throws {
    let vector = Vector("stack", hex: hex, value: try Self.packet(labels, [0xaa]))
    #expect(try vector.decode() == vector.value)
    #expect(vector.encode() == vector.bytes)
    #expect(try FieldCover.defects(of: vector.fields(), over: 0..<vector.bytes.count) == [])
    for count in 0..<vector.bytes.count - 1 {
      #expect(throws: WireError.self) { try vector.decode(first: count) }
    }
  }

  @Test("Only the last entry is the bottom, whatever the entries said")
  func bottom() throws {
    let entry = MPLSLabelStackEntry(label: try Self.label(16), isBottom: true, timeToLive: 1)
    let packet = try #require(MPLSPacket(stack: [entry, entry, entry], payload: []))
    #expect(packet.stack.map(\.isBottom) == [false, false, true])
  }

  @Test("A label has 20 bits")
  func labelRange() {
    #expect(MPLSLabel(0xf_ffff)?.value == 0xf_ffff)
    #expect(MPLSLabel(0x10_0000) == nil)
    #expect(MPLSLabel(upper20: 0x0012c1).value == 300)
    #expect(MPLSLabel.implicitNull.isReserved)
    #expect(!MPLSLabel.firstUnreserved.isReserved)
  }
}
