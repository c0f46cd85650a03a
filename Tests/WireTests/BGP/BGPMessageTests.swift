import TestSupport
import Testing
import Wire

@Suite("BGP messages, RFC 4271 §4")
struct BGPMessageTests {
  @Test("Decodes to the value and encodes to the same octets", arguments: BGPSamples.messages)
  func roundTrip(_ vector: Vector<BGPMessage>) throws {
    #expect(try vector.decode() == vector.value)
    #expect(vector.encode() == vector.bytes)
    #expect(try FieldCover.defects(of: vector.fields(), over: 0..<vector.bytes.count) == [])
  }

  @Test("Refuses a message of which an octet is missing", arguments: BGPSamples.messages)
  func truncation(_ vector: Vector<BGPMessage>) throws {
    for count in 0..<vector.bytes.count {
      #expect(throws: BGPError.self) { try vector.decode(first: count) }
      let start = Array(vector.bytes.prefix(count))
      #expect(try BGPMessage.length(ofMessageAt: start, from: 0) == nil)
    }
    #expect(try BGPMessage.length(ofMessageAt: vector.bytes, from: 0) == vector.bytes.count)
  }

  @Test("A body that is cut short and says so is read or refused", arguments: BGPSamples.messages)
  func shortBody(_ vector: Vector<BGPMessage>) {
    for count in BGPMessage.headerLength..<vector.bytes.count {
      var bytes = Array(vector.bytes.prefix(count))
      bytes[16] = 0
      bytes[17] = UInt8(count)
      guard let message = try? vector.decode(bytes) else { continue }
      #expect((try? vector.decode(message.encoded())) == message)
    }
  }

  @Test("Messages are found one after the other in a stream")
  func framing() throws {
    let stream = BGPSamples.messages.flatMap(\.bytes)
    var start = 0
    var found: [BGPMessage] = []
    while let length = try BGPMessage.length(ofMessageAt: stream, from: start) {
      var reader = ByteReader(stream, from: start, to: start + length)
      found.append(try BGPMessage(reading: &reader, context: BGPContext()))
      start += length
    }
    #expect(start == stream.count)
    #expect(found == BGPSamples.messages.map(\.value))
  }

  @Test(
    "A bad header is a header error, RFC 4271 §6.1",
    arguments: [
      ("fffe", 1, ""), ("ffffffffffffffffffffffffffffffff 0012 04", 2, "0012"),
      ("ffffffffffffffffffffffffffffffff 0014 04", 2, "0014"),
      ("ffffffffffffffffffffffffffffffff 1001 02", 2, "1001"),
      ("ffffffffffffffffffffffffffffffff 001c 01", 2, "001c"),
      ("ffffffffffffffffffffffffffffffff 0016 02", 2, "0016"),
      ("ffffffffffffffffffffffffffffffff 0014 03", 2, "0014"),
      ("ffffffffffffffffffffffffffffffff 0016 05", 2, "0016"),
      ("ffffffffffffffffffffffffffffffff 0013 06", 3, "06"), ("ffffffffffffffffffffffffffffffff 0013 00", 3, "00"),
    ])
  func header(hex: String, subcode: UInt8, data: String) throws {
    let bytes = try Hex.bytes(hex)
    let error = #expect(throws: BGPError.self) { try BGPMessage.length(ofMessageAt: bytes, from: 0) }
    #expect(error?.code == 1)
    #expect(error?.subcode == subcode)
    #expect(error?.data == BGPSamples.octets(data))
  }

  @Test("A session with extended messages takes longer ones, but no longer OPEN, RFC 8654 §4")
  func extendedMessages() throws {
    let update = BGPSamples.octets(String(repeating: "ff", count: 16) + "ffff 02") + [0, 0, 0, 0]
    #expect(try BGPMessage.length(ofMessageAt: update, from: 0, maximum: 65535) == nil)
    let open = BGPSamples.octets(String(repeating: "ff", count: 16) + "1001 01")
    #expect(throws: BGPError.self) { try BGPMessage.length(ofMessageAt: open, from: 0, maximum: 65535) }
  }

  @Test("A ROUTE-REFRESH that is too long is answered with itself, RFC 7313 §5")
  func routeRefreshLength() {
    let bytes = BGPSamples.octets(String(repeating: "ff", count: 16) + "0018 05 0019 00 46 00")
    let error = #expect(throws: BGPError.self) {
      var reader = ByteReader(bytes)
      _ = try BGPMessage(reading: &reader, context: BGPContext())
    }
    #expect(error?.notification == NotificationMessage(code: 7, subcode: 1, data: bytes))
  }

  @Test("A NOTIFICATION says in words why the session ends")
  func notificationText() {
    #expect(NotificationMessage(code: 6, subcode: 2).description == "6/2 cease, administrative shutdown")
    #expect(NotificationMessage.shutdown(text: "back at noon").description.hasSuffix("shutdown: back at noon"))
    #expect(NotificationMessage(code: 4, subcode: 0).description == "4/0 hold timer expired")
    let length = NotificationMessage(code: 3, subcode: 5, data: [1, 2])
    #expect(length.description.hasSuffix("attribute length error [0102]"))
    #expect(NotificationMessage(code: 99, subcode: 1).description == "99/1 unknown error")
    #expect(NotificationMessage(code: 6, subcode: 2, data: [9, 65]).shutdownText == nil)
    #expect(NotificationMessage(code: 6, subcode: 2, data: [1, 0xff]).shutdownText == nil)
    #expect(NotificationMessage.shutdown(text: String(repeating: "é", count: 200)).data.count == 255)
  }
}
