import TestSupport
import Testing
import Wire

@Suite("The name of a multipoint LSP, RFC 6388 §2.2, §2.3, §3.2")
struct MulticastFECElementTests {
  static let root = IPAddress(10, 0, 0, 1)
  static let root6 = IPAddress(v6: 0x2001_0db8_0000_0000, 1)

  static let vectors = [
    Vector(
      "P2MP", hex: "06 0001 04 0a000001 0007 01 0004 00000063",
      value: MulticastFECElement(kind: .pointToMultipoint, root: root, identifier: 99)),
    Vector(
      "MP2MP upstream", hex: "07 0001 04 0a000001 0007 01 0004 ffffffff",
      value: MulticastFECElement(kind: .multipointUpstream, root: root, identifier: .max)),
    Vector(
      "MP2MP downstream, IPv6", hex: "08 0002 10 20010db8000000000000000000000001 0007 01 0004 00000000",
      value: MulticastFECElement(kind: .multipointDownstream, root: root6, identifier: 0)),
  ]

  @Test("Decodes to the value and encodes to the same octets", arguments: vectors)
  func roundTrip(_ vector: Vector<MulticastFECElement>) throws {
    #expect(try vector.decode() == vector.value)
    #expect(vector.encode() == vector.bytes)
    #expect(try FieldCover.defects(of: vector.fields(), over: 0..<vector.bytes.count) == [])
    for count in vector.bytes.indices { #expect(throws: WireError.self) { try vector.decode(first: count) } }
  }

  @Test("Elements of other types are kept, also those with a long type")
  func otherElements() throws {
    let hex = "06 0001 04 0a000001 0017 03 0008 c000020a e8010101 ff 0102 0000 01 0004 00000007"
    let vector = Vector(
      "others", hex: hex,
      value: MulticastFECElement(
        kind: .pointToMultipoint, root: Self.root,
        opaqueValue: try #require(
          MulticastOpaqueValue(octets: Hex.bytes("030008c000020ae8010101 ff01020000 01000400000007")))))
    try roundTrip(vector)
    let value = try vector.decode().opaqueValue
    #expect(value.elements.map(\.type) == [.basic(3), .extended(258), .genericLSP])
    #expect(value.genericLSPIdentifier == nil)
    #expect(value.description == "opaque type 3: c000020ae8010101, opaque type 255/258: empty, LSP 7")
  }

  @Test("A generic identifier is known by its number")
  func generic() {
    #expect(MulticastOpaqueValue(genericLSP: 99).genericLSPIdentifier == 99)
    #expect(Self.vectors[0].value.description == "P2MP root 10.0.0.1, LSP 99")
    #expect(MulticastOpaqueValue(genericLSP: 1) < MulticastOpaqueValue(genericLSP: 2))
  }

  @Test(
    "Refuses what names no LSP",
    arguments: [
      "05 0001 04 0a000001 0007 01 0004 00000063", "09 0001 04 0a000001 0007 01 0004 00000063",
      "06 0003 04 0a000001 0007 01 0004 00000063", "06 0001 10 0a000001 0007 01 0004 00000063",
      "06 0002 04 0a000001 0007 01 0004 00000063", "06 0001 04 0a000001 0000",
      "06 0001 04 0a000001 0006 01 0003 000063", "06 0001 04 0a000001 0007 01 0005 00000063",
      "06 0001 04 0a000001 0008 01 0004 00000063 01", "06 0001 04 0a000001 0002 ff 01",
    ])
  func refused(hex: String) throws {
    let bytes = try Hex.bytes(hex)
    #expect(throws: WireError.self) { try MulticastFECElement(decoding: bytes) }
  }

  @Test("Every type and every family but those of the standard are refused")
  func smallFields() throws {
    for value in UInt8.min...UInt8.max {
      var bytes = Self.vectors[0].bytes
      bytes[0] = value
      #expect(((try? MulticastFECElement(decoding: bytes)) != nil) == [6, 7, 8].contains(value))
      bytes = Self.vectors[0].bytes
      bytes[2] = value
      #expect(((try? MulticastFECElement(decoding: bytes)) != nil) == (value == 1))
      bytes = Self.vectors[0].bytes
      bytes[3] = value
      #expect(((try? MulticastFECElement(decoding: bytes)) != nil) == (value == 4))
    }
  }

  @Test("An opaque value that is empty, cut, or too long cannot be built")
  func opaque() {
    #expect(MulticastOpaqueValue(octets: []) == nil)
    #expect(MulticastOpaqueValue(octets: [1, 0, 3, 0, 0, 0]) == nil)
    #expect(MulticastOpaqueValue(octets: [2, 0, 3, 0, 0]) == nil)
    #expect(MulticastOpaqueValue(octets: [2, 0xf9, 0xfe] + [UInt8](repeating: 0, count: 0xf9fe)) == nil)
    #expect(MulticastOpaqueValue(octets: [2, 0xf9, 0xfd] + [UInt8](repeating: 0, count: 0xf9fd)) != nil)
  }
}
