import TestSupport
import Testing
import Wire

@Suite("IPv6 extended communities, RFC 5701")
struct IPv6ExtendedCommunityTests {
  static let address = BGPSamples.originator6

  static let vectors = [
    Vector(
      "RT [2001:db8::1]:7", hex: "0002 20010db8000000000000000000000001 0007",
      value: IPv6ExtendedCommunity.routeTarget(address, 7)),
    Vector(
      "segmented next hop [2001:db8::1]:0", hex: "0012 20010db8000000000000000000000001 0000",
      value: .segmentedNextHop(address)),
    Vector(
      "0x400b [2001:db8::1]:1", hex: "400b 20010db8000000000000000000000001 0001",
      value: IPv6ExtendedCommunity(type: 0x400b, address: address, number: 1)),
  ]

  @Test("Decodes to the value and encodes to the same octets", arguments: vectors)
  func roundTrip(_ vector: Vector<IPv6ExtendedCommunity>) throws {
    #expect(try vector.decode() == vector.value)
    #expect(vector.encode() == vector.bytes)
    #expect(vector.value.description == vector.name)
    #expect(try FieldCover.defects(of: vector.fields(), over: 0..<vector.bytes.count) == [])
    for count in vector.bytes.indices { #expect(throws: WireError.self) { try vector.decode(first: count) } }
  }

  @Test("Each is known by its type")
  func kinds() {
    #expect(
      Self.vectors.map(\.value.kind) == [.routeTarget(Self.address, 7), .segmentedNextHop(Self.address, 0), .unknown])
  }

  @Test("An IPv4 address gives its number: what cannot be written cannot be built")
  func family() throws {
    let community = IPv6ExtendedCommunity.routeTarget(IPAddress(10, 0, 0, 1), 7)
    #expect(try IPv6ExtendedCommunity(decoding: community.encoded) == community)
  }
}
