import Testing
import Wire

@Suite("The text of identifiers")
struct EVPNTextTests {
  @Test(
    "A route distinguisher reads what it writes",
    arguments: [
      ("192.0.2.1:10", RouteDistinguisher.address(IPAddress(192, 0, 2, 1), 10)),
      ("65000:100000", .autonomousSystem(65000, 100000)), ("4200000001:10", .autonomousSystem4(4_200_000_001, 10)),
      ("65000L:10", .autonomousSystem4(65000, 10)), ("0x0003000000000001", RouteDistinguisher(value: 3 << 48 | 1)),
    ])
  func distinguisher(text: String, value: RouteDistinguisher) throws {
    #expect(value.description == text)
    #expect(RouteDistinguisher(text) == value)
    #expect(try RouteDistinguisher(decoding: value.encoded) == value)
  }

  @Test(
    "A route target reads what it writes",
    arguments: [
      ("65000:10", RouteTarget.autonomousSystem(65000, 10)), ("10.0.0.1:0", .address(IPAddress(10, 0, 0, 1), 0)),
      ("70000:7", .autonomousSystem4(70000, 7)), ("65000L:65535", .autonomousSystem4(65000, 65535)),
    ])
  func target(text: String, value: RouteTarget) {
    #expect(value.description == text)
    #expect(RouteTarget(text) == value)
  }

  @Test(
    "What is no distinguisher or target is refused",
    arguments: [
      "", ":", "1:", ":1", "1", "1:2:3", "70000:65536", "65000:4294967296", "10.0.0.1:65536", "10.0.0:1", "+1:1",
      "1:-1", "65000l:1", "L:1", "a:1", " 1:1", "4294967296:1", "0x12", "0x+000000000000001",
    ])
  func refused(text: String) {
    #expect(RouteDistinguisher(text) == nil)
    #expect(RouteTarget(text) == nil)
  }

  @Test("An Ethernet segment identifier reads what it writes, with colons or without")
  func segment() throws {
    let text = "00:11:22:33:44:55:66:77:88:99"
    #expect(BGPSamples.segment.description == text)
    #expect(EthernetSegmentID(text) == BGPSamples.segment)
    #expect(EthernetSegmentID("00112233445566778899") == BGPSamples.segment)
    #expect(EthernetSegmentID(octets: BGPSamples.segment.octets) == BGPSamples.segment)
    #expect(BGPSamples.segment.esImportAddress == MACAddress(0x1122_3344_5566))
    #expect(EthernetSegmentID.zero < BGPSamples.segment)
    #expect(BGPSamples.segment < .maximum)
  }

  @Test(
    "What is no segment identifier is refused",
    arguments: [
      "", "00", "00:11:22:33:44:55:66:77:88", "00:11:22:33:44:55:66:77:88:9", "00:11:22:33:44:55:66:77:88:9g",
      "00-11-22-33-44-55-66-77-88-99", "0011:22:33:44:55:66:77:88:99:", "0011223344556677889", "001122334455667788:9",
    ])
  func refusedSegment(text: String) {
    #expect(EthernetSegmentID(text) == nil)
  }

  @Test("Sources and groups are ordered by group, any first, and written with stars")
  func sourceGroup() {
    let all = MulticastSourceGroup.all
    let anySource = MulticastSourceGroup(group: IPAddress(239, 1, 1, 1))
    let oneSource = MulticastSourceGroup(source: IPAddress(10, 0, 0, 1), group: IPAddress(239, 1, 1, 1))
    let next = MulticastSourceGroup(group: IPAddress(239, 1, 1, 2))
    #expect([next, oneSource, anySource, all].sorted() == [all, anySource, oneSource, next])
    #expect([all, anySource, oneSource].map(\.description) == ["(*, *)", "(*, 239.1.1.1)", "(10.0.0.1, 239.1.1.1)"])
  }
}
