import TestSupport
import Testing
import Wire

@Suite("Ethernet frames, IEEE 802.3 §3 and 802.1Q §9")
struct EthernetFrameTests {
  static let host = MACAddress(0x0200_0000_0101)

  static let vectors = [
    Vector(
      "Untagged", hex: "01005e010101 020000000101 0800 aabbcc",
      value: EthernetFrame(
        destination: MACAddress(group: IPAddress(239, 1, 1, 1)), source: host, etherType: .ipv4,
        payload: [0xaa, 0xbb, 0xcc])),
    Vector(
      "Tagged", hex: "ffffffffffff 020000000101 8100 b00a 0806 00",
      value: EthernetFrame(
        destination: .broadcast, source: host, vlan: VLANTag(priority: 5, dropEligible: true, identifier: 10),
        etherType: .arp, payload: [0])),
    Vector(
      "Two tags, of which the second belongs to the payload", hex: "ffffffffffff 020000000101 8100 0001 8100 0002 0800",
      value: EthernetFrame(
        destination: .broadcast, source: host, vlan: VLANTag(identifier: 1), etherType: .vlan,
        payload: [0, 2, 8, 0])),
  ]

  @Test("Decodes to the value and encodes to the same bytes", arguments: vectors)
  func roundTrip(_ vector: Vector<EthernetFrame>) throws {
    #expect(try vector.decode() == vector.value)
    #expect(vector.encode() == vector.bytes)
    #expect(vector.value.encodedCount == vector.bytes.count)
    #expect(try FieldCover.defects(of: vector.fields(), over: 0..<vector.bytes.count) == [])
  }

  @Test("Refuses every frame that ends within the header", arguments: vectors)
  func truncation(_ vector: Vector<EthernetFrame>) {
    for count in 0..<vector.bytes.count - vector.value.payload.count {
      #expect(throws: WireError.self) { try vector.decode(first: count) }
    }
  }

  @Test("A tag keeps to its bits: three of priority, twelve of VLAN")
  func tagBits() throws {
    for raw in stride(from: UInt16(0), through: 0xffff, by: 257) {
      let bytes = [UInt8(raw >> 8), UInt8(raw & 255)]
      #expect(try VLANTag(decoding: bytes).encoded == bytes)
    }
    #expect(VLANTag(priority: 9, identifier: 0x100a) == VLANTag(priority: 1, identifier: 10))
  }
}
