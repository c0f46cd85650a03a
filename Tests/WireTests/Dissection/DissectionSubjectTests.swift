import TestSupport
import Testing
import Wire

@Suite("Octets of which somebody says what they are")
struct DissectionSubjectTests {
  /// Subject, octets, and words of the summary; all are whole.
  static let whole: [(DissectionSubject, String, String)] = [
    (.bgp, BGPDissectionTests.marker + "0013 04" + BGPDissectionTests.marker + "0013 04", "KEEPALIVE; KEEPALIVE"),
    (.evpnNLRI, "0311 00010a0000010064 0000000a 20 0a000001", "3 IMET 10.0.0.1:100"),
    (
      .evpnNLRI, "0311 00010a0000010064 0000000a 20 0a000001 0417 00010a0000010064 00112233445566778899 20 0a000001",
      "from 10.0.0.1; 4 ES"
    ),
    (.pathAttributes, "40010100 400200 40050400000064", "path attributes"),
    (.igmp, "1600f9fcef010101", "239.1.1.1"),
    (.mld, "8300 0000 0000 0000 ff3e0000000000000000000000000001", "without addresses"),
  ]

  @Test("Whole octets are understood to the last", arguments: whole)
  func understood(subject: DissectionSubject, hex: String, words: String) throws {
    let bytes = try Hex.bytes(hex)
    let dissection = Dissector.dissect(bytes, saidToBe: subject)
    #expect(dissection.errors == [])
    #expect(dissection.summary.info.contains(words), "\(dissection.summary.info)")
    #expect(DissectorTests.undecoded(in: dissection) == [])
    #expect(FieldCover.defects(of: dissection.nodes, over: 0..<bytes.count) == [])
  }

  @Test(
    "Octets that end too early, or are damaged, keep a leaf each and never trap", arguments: DissectionSubject.allCases)
  func damaged(subject: DissectionSubject) throws {
    var seeds = Seeds(7)
    for (_, hex, _) in Self.whole {
      let bytes = try Hex.bytes(hex)
      for count in 0...bytes.count {
        for candidate in [Array(bytes.prefix(count)), seeds.damaged(bytes)] {
          let dissection = Dissector.dissect(candidate, saidToBe: subject)
          #expect(FieldCover.defects(of: dissection.nodes, over: 0..<candidate.count) == [])
        }
      }
    }
  }

  @Test("A message that is not whole needs more octets; a header that is none is an error")
  func bgpErrors() throws {
    let short = Dissector.dissect(try Hex.bytes(BGPDissectionTests.marker + "0030 02"), saidToBe: .bgp)
    #expect(short.errors.map(\.reason) == [.truncated(needed: 48, available: 19)])
    let broken = Dissector.dissect([1, 2, 3], saidToBe: .bgp)
    #expect(broken.errors.map(\.field) == ["Marker"])
    #expect(broken.sessionErrors.map(\.code) == [1])
  }

  @Test("What is wrong with a route has its consequence")
  func routeErrors() throws {
    let short = Dissector.dissect(try Hex.bytes("0310 00010a0000010064 0000000a 20 0a0000"), saidToBe: .evpnNLRI)
    #expect(short.errors.count == 1)
    #expect(short.attributeErrors.map(\.cause) == short.errors)
    let flags = Dissector.dissect(
      try Hex.bytes("0618 00010a0000010064 0000000a 00 20 ef010101 20 0a000001 00"), saidToBe: .evpnNLRI)
    #expect(flags.attributeErrors.map(\.action) == [.treatAsWithdraw])
  }
}
