import TestSupport
import Testing
import Wire

@Suite("ARP, RFC 826")
struct ARPPacketTests {
  static let vectors = [
    Vector(
      "Request", hex: "0001 0800 06 04 0001 020000000101 0a010005 000000000000 0a0100fe",
      value: ARPPacket(
        operation: .request, senderHardware: MACAddress(0x0200_0000_0101), senderProtocol: IPAddress(10, 1, 0, 5),
        targetHardware: MACAddress(0), targetProtocol: IPAddress(10, 1, 0, 254))),
    Vector(
      "Reply", hex: "0001 0800 06 04 0002 020000000202 0a0100fe 020000000101 0a010005",
      value: ARPPacket(
        operation: .reply, senderHardware: MACAddress(0x0200_0000_0202), senderProtocol: IPAddress(10, 1, 0, 254),
        targetHardware: MACAddress(0x0200_0000_0101), targetProtocol: IPAddress(10, 1, 0, 5))),
  ]

  @Test("Decodes to the value and encodes to the same bytes", arguments: vectors)
  func roundTrip(_ vector: Vector<ARPPacket>) throws {
    #expect(try vector.decode() == vector.value)
    #expect(vector.encode() == vector.bytes)
    #expect(try FieldCover.defects(of: vector.fields(), over: 0..<28) == [])
  }

  @Test("Refuses every shorter input", arguments: vectors)
  func truncation(_ vector: Vector<ARPPacket>) {
    for count in 0..<vector.bytes.count {
      #expect(throws: WireError.self) { try vector.decode(first: count) }
    }
  }

  @Test(
    "Refuses what is not Ethernet and IPv4, and says at which octet",
    arguments: [
      (1, "Hardware type", 0), (3, "Protocol type", 2), (4, "Hardware address length", 4),
      (5, "Protocol address length", 5), (7, "Operation", 6),
    ])
  func foreign(_ octet: Int, _ field: String, _ offset: Int) throws {
    var bytes = Self.vectors[0].bytes
    bytes[octet] = 9
    let error = #expect(throws: WireError.self) { try ARPPacket(decoding: bytes) }
    #expect(error?.field == field)
    #expect(error?.offset == offset)
  }
}
