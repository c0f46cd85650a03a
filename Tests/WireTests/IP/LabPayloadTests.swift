import TestSupport
import Testing
import Wire

@Suite("The stamp in the lab's traffic")
struct LabPayloadTests {
  static let vectors = [
    Vector(
      "Smallest, sent before time zero", hex: "4c414243 0001 0002 00000003 ffffffffffffffff",
      value: LabPayload(flow: 1, run: 2, number: 3, sentAt: -1)),
    Vector(
      "Filled up with zeros", hex: "4c414243 ffff 0000 fffffffe 0000000003b9aca0 00000000000000",
      value: LabPayload(flow: 0xffff, run: 0, number: 0xffff_fffe, sentAt: 62_500_000, size: 27)),
  ]

  @Test("Decodes to the value and encodes to the same bytes", arguments: vectors)
  func roundTrip(_ vector: Vector<LabPayload>) throws {
    #expect(try vector.decode() == vector.value)
    #expect(vector.encode() == vector.bytes)
    #expect(try FieldCover.defects(of: vector.fields(), over: 0..<vector.bytes.count) == [])
  }

  @Test("Refuses less than the stamp", arguments: vectors)
  func truncation(_ vector: Vector<LabPayload>) {
    for count in 0..<LabPayload.smallest {
      #expect(throws: WireError.self) { try vector.decode(first: count) }
    }
  }

  @Test("Refuses another mark, and a filling that is not zero, at its octet")
  func foreign() {
    var bytes = Self.vectors[1].bytes
    bytes[23] = 1
    let filling = #expect(throws: WireError.self) { try LabPayload(decoding: bytes) }
    #expect(filling?.offset == 23)
    bytes[0] = 0
    let mark = #expect(throws: WireError.self) { try LabPayload(decoding: bytes) }
    #expect(mark?.offset == 0)
  }

  @Test("A size below the stamp's own counts as that")
  func smallest() {
    #expect(LabPayload(flow: 0, run: 0, number: 0, sentAt: 0, size: 3).encoded.count == LabPayload.smallest)
  }
}
