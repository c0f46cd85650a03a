import TestSupport
import Testing
import Wire

@Suite("LLC and SNAP, IEEE 802.2 §3.2 and IEEE 802 §9.4")
struct LLCHeaderTests {
  static let vectors: [Vector<LLCHeader>] = [
    Vector("Spanning tree", hex: "42 42 03", value: LLCHeader(destinationService: 0x42, sourceService: 0x42)),
    Vector(
      "SNAP with an EtherType", hex: "aa aa 03 000000 0800",
      value: LLCHeader(snap: SNAPProtocol(organisation: 0, number: 0x0800))),
    Vector(
      "SNAP of an organisation", hex: "aa aa 03 00000c 2000",
      value: LLCHeader(snap: SNAPProtocol(organisation: 0x00_000c, number: 0x2000))),
    Vector("Unnumbered, with a response", hex: "fe ff 73", value: response),
  ]
  static let response = LLCHeader(destinationService: 0xfe, sourceService: 0xff, control: 0x73)

  @Test("Decodes to the value and encodes to the same bytes", arguments: vectors)
  func roundTrip(_ vector: Vector<LLCHeader>) throws {
    #expect(try vector.decode() == vector.value)
    #expect(vector.encode() == vector.bytes)
    #expect(try FieldCover.defects(of: vector.fields(), over: 0..<vector.bytes.count) == [])
  }

  @Test("Refuses every shorter input", arguments: vectors)
  func truncation(_ vector: Vector<LLCHeader>) {
    for count in 0..<vector.bytes.count {
      #expect(throws: WireError.self) { try vector.decode(first: count) }
    }
  }

  @Test("The low bits of the control tell its width, for each of its values", arguments: UInt8.min...UInt8.max)
  func controls(_ octet: UInt8) throws {
    let header = try LLCHeader(decoding: octet & 3 == 3 ? [0xf0, 0xf0, octet] : [0xf0, 0xf0, octet, 7])
    #expect(header.control == (octet & 3 == 3 ? .unnumbered(octet) : .numbered(UInt16(octet) << 8 | 7)))
    #expect(
      (LLCHeader(destinationService: 1, sourceService: 2, numbered: UInt16(octet) << 8) == nil) == (octet & 3 == 3))
  }
}
