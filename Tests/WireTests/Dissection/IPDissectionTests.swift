import TestSupport
import Testing
import Wire

@Suite("Dissection of IP")
struct IPDissectionTests {
  @Test("A summary says protocol, who to whom, and what")
  func summaries() {
    let lines = SampleFrames.ip.map { sample in
      let summary = Dissector.dissect(frame: sample.bytes).summary
      return "\(sample.name): \(summary.protocolName) \(summary.source) > \(summary.destination): \(summary.info)"
    }
    #expect(
      lines == [
        "IPv6 UDP: UDP 2001:db8::1 > 2001:db8::2: 5555 > 6666 len 3",
        "IPv6 TCP: TCP 2001:db8::1 > 2001:db8::2: 49152 > 179 SYN seq 1 len 0",
        "IPv6 BGP: BGP 2001:db8::1 > 2001:db8::2: KEEPALIVE",
        "IPv6 with padding: UDP 2001:db8::1 > 2001:db8::2: 5555 > 6666 len 3",
        "IPv6 hop-by-hop: UDP 2001:db8::1 > 2001:db8::2: 5555 > 6666 len 3",
        "IPv6 destination options: UDP 2001:db8::1 > 2001:db8::2: 5555 > 6666 len 3",
        "IPv6 segment routing: UDP 2001:db8::1 > 2001:db8::5: 5555 > 6666 len 3",
        "IPv6 fragment: IPv6 2001:db8::1 > 2001:db8::2: fragment of UDP from octet 1480",
        "IPv6 no next header: IPv6 2001:db8::1 > 2001:db8::2: no next header",
        "IPv6 unknown protocol: IPv6 2001:db8::1 > 2001:db8::2: protocol 253",
        "IPv4 fragment: IPv4 10.0.0.1 > 10.0.0.2: fragment of UDP from octet 1480",
        "IPv4 in IPv4: IPv4 10.0.0.1 > 10.0.0.2: protocol 253",
        "IPv6 in IPv4: UDP 2001:db8::1 > 2001:db8::2: 5555 > 6666 len 3",
        "IPv4 options: IPv4 10.0.0.1 > 10.0.0.2: protocol 253",
      ])
  }

  @Test("Extension headers are groups of the IPv6 header, in words")
  func extensionHeaders() throws {
    let sample = try #require(SampleFrames.ip.first { $0.name == "IPv6 segment routing" })
    let header = try #require(Dissector.dissect(frame: sample.bytes).nodes.first { $0.name == "IPv6" })
    let group = try #require(header.children.last)
    #expect(group.name == "Extension header")
    #expect(group.value == "segment routing by 2001:db8::5, 2001:db8::2, 1 left")
    #expect(group.children.first?.value == "UDP (17)")
  }

  @Test("An error in an extension header stands at its octet, and what was read before it is shown")
  func malformedExtension() throws {
    var bytes = try #require(SampleFrames.ip.first { $0.name == "IPv6 hop-by-hop" }).bytes
    bytes[14 + 40 + 3] = 200
    let dissection = Dissector.dissect(frame: bytes)
    #expect(dissection.errors.map(\.offset) == [14 + 40 + 4])
    #expect(try DissectorTests.leaf("Header length", in: dissection).value == "16 octets")
    #expect(FieldCover.defects(of: dissection.nodes, over: 0..<bytes.count) == [])
  }
}
