import TestSupport
import Testing
import Wire

@Suite("Types of IGMP that are about something else")
struct OtherIGMPMessageTests {
  static let vectors: [Vector<OtherIGMPMessage>] = [
    OtherIGMPMessage(type: 0x30, code: 20, body: [0, 125, 0, 2]).map {
      Vector("Multicast router advertisement", hex: "3014 cf6c 007d 0002", value: $0)
    }
  ].compactMap { $0 }

  @Test("Decodes to the value and encodes to the same bytes", arguments: vectors)
  func roundTrip(_ vector: Vector<OtherIGMPMessage>) throws {
    #expect(try vector.decode() == vector.value)
    #expect(vector.encode() == vector.bytes)
    #expect(try FieldCover.defects(of: vector.fields(), over: 0..<vector.bytes.count) == [])
  }

  @Test("Each type is either one of membership or one of the others", arguments: UInt8.min...UInt8.max)
  func types(_ type: UInt8) throws {
    let isMembership = [0x11, 0x12, 0x16, 0x17, 0x22].contains(type)
    let other = OtherIGMPMessage(type: type, code: 0, body: [])
    #expect((other == nil) == isMembership)
    guard let other else { return }
    #expect(throws: WireError.self) { try IGMPMessage(decoding: other.encoded) }
    #expect(try OtherIGMPMessage(decoding: other.encoded) == other)
    #expect(other.description.hasPrefix("IGMP "))
  }
}
