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
      "Two tags of customers", hex: "ffffffffffff 020000000101 8100 0001 8100 0002 0800",
      value: EthernetFrame(
        destination: .broadcast, source: host,
        tags: [StackedTag(VLANTag(identifier: 1)), StackedTag(VLANTag(identifier: 2))], etherType: .ipv4, payload: [])),
    Vector(
      "A provider's tag before a customer's", hex: "ffffffffffff 020000000101 88a8 7064 8100 000a 0806 01",
      value: EthernetFrame(
        destination: .broadcast, source: host,
        tags: [
          StackedTag(VLANTag(priority: 3, dropEligible: true, identifier: 100), isService: true),
          StackedTag(VLANTag(identifier: 10)),
        ], etherType: .arp, payload: [1])),
    Vector(
      "A length", hex: "0180c2000000 020000000101 0003 42 42 03",
      value: EthernetFrame(
        destination: MACAddress(0x0180_c200_0000), source: host, etherType: EtherType(rawValue: 3),
        payload: [0x42, 0x42, 3])),
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

  @Test("The outermost tag of a customer is the frame's VLAN; behind a provider's there is none")
  func outermost() {
    #expect(Self.vectors.map(\.value.vlan?.identifier) == [nil, 10, 1, nil, nil])
  }

  @Test("A frame that is built reads back as it is: a tag in the payload counts, and tags have an end")
  func legalByConstruction() throws {
    let inner = EthernetFrame(
      destination: .broadcast, source: Self.host, vlan: VLANTag(identifier: 1), etherType: .serviceVLAN,
      payload: [0, 2, 8, 0, 9])
    #expect(inner.tags == [StackedTag(VLANTag(identifier: 1)), StackedTag(VLANTag(identifier: 2), isService: true)])
    #expect(inner.etherType == .ipv4)
    #expect(inner.payload == [9])
    let short = EthernetFrame(destination: .broadcast, source: Self.host, etherType: .vlan, payload: [0])
    #expect(try EthernetFrame(decoding: short.encoded) == short)
    let many = EthernetFrame(
      destination: .broadcast, source: Self.host,
      tags: Array(repeating: StackedTag(VLANTag(identifier: 5)), count: 12), etherType: .vlan, payload: [0, 1, 8, 0])
    #expect(many.tags.count == EthernetFrame.mostTags)
    #expect(many.etherType == .vlan)
    #expect(try EthernetFrame(decoding: many.encoded) == many)
  }
}
