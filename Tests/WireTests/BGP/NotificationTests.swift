import TestSupport
import Testing
import Wire

@Suite("NOTIFICATION and its data, RFC 4271 §4.5, §6")
struct NotificationTests {
  /// Code and subcode, the data, and the message in words.
  static let rows: [(UInt8, UInt8, String, String)] = [
    (1, 1, "", "1/1 message header error, connection not synchronized"),
    (1, 2, "1001", "1/2 message header error, bad message length: length 4097"),
    (1, 3, "06", "1/3 message header error, bad message type: type 6"),
    (2, 1, "0004", "2/1 OPEN message error, unsupported version: version 4 is supported"),
    (2, 2, "", "2/2 OPEN message error, bad peer AS"),
    (2, 3, "", "2/3 OPEN message error, bad BGP identifier"),
    (2, 4, "", "2/4 OPEN message error, unsupported optional parameter"),
    (2, 6, "", "2/6 OPEN message error, unacceptable hold time"),
    (
      2, 7, "0104 00190046 4104 0000fde8",
      "2/7 OPEN message error, unsupported capability: multiprotocol L2VPN EVPN; four-octet AS 65000"
    ),
    (2, 11, "", "2/11 OPEN message error, role mismatch"),
    (3, 1, "", "3/1 UPDATE message error, malformed attribute list"),
    (3, 2, "40630105", "3/2 UPDATE message error, unrecognized well-known attribute: attribute 99 05"),
    (3, 3, "01", "3/3 UPDATE message error, missing well-known attribute: ORIGIN is missing"),
    (3, 4, "c0010100", "3/4 UPDATE message error, attribute flags error: ORIGIN 00"),
    (3, 5, "40010200ff", "3/5 UPDATE message error, attribute length error: ORIGIN 00ff"),
    (3, 5, "400100", "3/5 UPDATE message error, attribute length error: ORIGIN, no value"),
    (3, 6, "40010107", "3/6 UPDATE message error, invalid ORIGIN: ORIGIN 07"),
    (3, 8, "40030400000000", "3/8 UPDATE message error, invalid NEXT_HOP: NEXT_HOP 00000000"),
    (
      3, 9, "900e000500194605",
      "3/9 UPDATE message error, optional attribute error: MP_REACH_NLRI 00194605, which claims 5 octets"
    ),
    (3, 10, "", "3/10 UPDATE message error, invalid network field"),
    (3, 11, "4002020200", "3/11 UPDATE message error, malformed AS_PATH: AS_PATH 0200"),
    (4, 0, "", "4/0 hold timer expired"),
    (5, 0, "", "5/0 finite state machine error"),
    (5, 1, "02", "5/1 finite state machine error, unexpected message in OpenSent: UPDATE"),
    (5, 2, "01", "5/2 finite state machine error, unexpected message in OpenConfirm: OPEN"),
    (5, 3, "07", "5/3 finite state machine error, unexpected message in Established: message of type 7"),
    (6, 1, "0019 46 000003e8", "6/1 cease, maximum number of prefixes reached: L2VPN EVPN, at most 1000"),
    (6, 2, "0d 6261636b 206174 206e6f6f6e 21", "6/2 cease, administrative shutdown: back at noon!"),
    (6, 2, "00", "6/2 cease, administrative shutdown"),
    (6, 3, "", "6/3 cease, peer de-configured"),
    (6, 4, "01 61", "6/4 cease, administrative reset: a"),
    (6, 5, "", "6/5 cease, connection rejected"), (6, 6, "", "6/6 cease, other configuration change"),
    (6, 7, "", "6/7 cease, connection collision resolution"), (6, 8, "", "6/8 cease, out of resources"),
    (6, 9, "06 02 01 61", "6/9 cease, hard reset: 6/2 cease, administrative shutdown: a"),
    (6, 9, "04 00", "6/9 cease, hard reset: 4/0 hold timer expired"),
    (6, 9, "06 09 06 02", "6/9 cease, hard reset [06090602]"),
    (6, 10, "", "6/10 cease, BFD down"),
    (
      7, 1, "ffffffffffffffffffffffffffffffff 0018 05 0019004600",
      "7/1 ROUTE-REFRESH message error, invalid message length: a message of 24 octets"
    ),
    (2, 7, "0104 0019", "2/7 OPEN message error, unsupported capability [01040019]"),
    (6, 2, "09 61", "6/2 cease, administrative shutdown [0961]"),
    (6, 2, "01 ff", "6/2 cease, administrative shutdown [01ff]"),
    (6, 3, "0102", "6/3 cease, peer de-configured [0102]"), (99, 1, "00", "99/1 unknown error [00]"),
  ]

  @Test("Its data are told in the words that each code gives them", arguments: rows)
  func words(code: UInt8, subcode: UInt8, data: String, words: String) {
    let message = NotificationMessage(code: code, subcode: subcode, data: BGPSamples.octets(data))
    #expect(message.description == words)
  }

  @Test("Every octet of the data has a leaf, whatever they are", arguments: rows)
  func leaves(code: UInt8, subcode: UInt8, data: String, words: String) throws {
    let message = NotificationMessage(code: code, subcode: subcode, data: BGPSamples.octets(data))
    for count in 0...message.data.count {
      let octets = [code, subcode] + message.data.prefix(count)
      var reader = ByteReader(octets)
      reader.recorder = FieldRecorder()
      let again = try NotificationMessage(reading: &reader)
      #expect(again.encoded == octets)
      #expect(FieldCover.defects(of: reader.recorder?.roots ?? [], over: 0..<octets.count) == [])
    }
  }

  @Test("No text from outside moves a cursor or turns the writing round")
  func controls() {
    let text = NotificationMessage.shutdown(text: "a\u{1b}[2Jb\u{202e}c\n")
    #expect(text.shutdownText == "a\u{fffd}[2Jb\u{fffd}c\u{fffd}")
    let name = Capability.domainName(RouterName(host: "pe\u{7}1"))
    #expect(name.description == "router name \"pe\u{fffd}1\"")
  }

  @Test("What this side says is what the other reads")
  func made() {
    let limit = NotificationMessage.maximumPrefixes(.evpn, limit: 1000)
    #expect(limit == NotificationMessage(code: 6, subcode: 1, data: [0, 25, 70, 0, 0, 3, 232]))
    let inner = NotificationMessage.shutdown(text: "a")
    #expect(NotificationMessage.hardReset(inner).inner == inner)
    #expect(inner.inner == nil)
  }

  @Test("A hard reset in a hard reset in a hard reset is read without going deeper")
  func nesting() {
    let data = (0..<60_000).map { $0 % 2 == 0 ? UInt8(6) : 9 }
    #expect(NotificationMessage(code: 6, subcode: 9, data: data).description.hasPrefix("6/9 cease, hard reset [0609"))
  }
}
