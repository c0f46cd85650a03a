import TestSupport
import Testing
import Wire

@Suite("Dissection of frames")
struct DissectorTests {
  /// The leaf with this name, which must be there once.
  static func leaf(_ name: String, in dissection: Dissection) throws -> FieldNode {
    let leaves = dissection.nodes.flatMap(FieldCover.leaves).filter { $0.name == name }
    try #require(leaves.count == 1, "\(name) is there \(leaves.count) times")
    return leaves[0]
  }

  static func undecoded(in dissection: Dissection) -> [FieldNode] {
    dissection.nodes.flatMap(FieldCover.leaves).filter { $0.name == "Undecoded octets" }
  }

  @Test(
    "Leaves cover every octet once, none is undecoded, and nothing is wrong", arguments: SampleFrames.all.map(\.name))
  func cover(_ name: String) throws {
    let bytes = try #require(SampleFrames.all.first { $0.name == name }).bytes
    let dissection = Dissector.dissect(frame: bytes)
    #expect(FieldCover.defects(of: dissection.nodes, over: 0..<bytes.count) == [])
    #expect(Self.undecoded(in: dissection) == [])
    #expect(dissection.errors == [])
  }

  @Test("Every truncation of every frame is covered, and never traps", arguments: SampleFrames.all.map(\.name))
  func truncation(_ name: String) throws {
    let bytes = try #require(SampleFrames.all.first { $0.name == name }).bytes
    for count in 0...bytes.count {
      let dissection = Dissector.dissect(frame: Array(bytes.prefix(count)))
      #expect(FieldCover.defects(of: dissection.nodes, over: 0..<count) == [], "first \(count)")
      #expect(count < 14 ? !dissection.errors.isEmpty : true)
    }
  }

  @Test("A summary says protocol, who to whom, and what")
  func summaries() throws {
    let lines = SampleFrames.basic.map { sample in
      let summary = Dissector.dissect(frame: sample.bytes).summary
      return "\(sample.name): \(summary.protocolName) \(summary.source) > \(summary.destination): \(summary.info)"
    }
    #expect(
      lines == [
        "ARP request: ARP 02:00:00:00:02:01 > ff:ff:ff:ff:ff:ff: who has 10.1.0.254? tell 10.1.0.5",
        "ARP with padding: ARP 02:00:00:00:02:01 > ff:ff:ff:ff:ff:ff: who has 10.1.0.254? tell 10.1.0.5",
        "IGMPv1 report: IGMP 10.1.0.5 > 239.1.1.1: IGMPv1 report 239.1.1.1",
        "IGMPv2 report, tagged: IGMP 10.1.0.5 > 239.1.1.1: IGMPv2 report 239.1.1.1",
        "IGMPv2 leave: IGMP 10.1.0.5 > 224.0.0.2: IGMPv2 leave 239.1.1.1",
        "IGMPv3 report: IGMP 10.1.0.5 > 224.0.0.22: IGMPv3 report IS_IN(239.1.1.1, {10.1.0.5}) TO_EX(239.1.1.1, {})",
        "IGMPv3 query: IGMP 10.1.0.5 > 239.1.1.1: IGMPv3 query (239.1.1.1, {10.1.0.5})",
        "Traffic: UDP 10.1.0.5 > 239.1.1.1: flow 1 run 0 packet 7",
        "Traffic in a tunnel: MPLS 10.1.0.5 > 239.1.1.1: 16002 300 | UDP flow 1 run 0 packet 7",
        "Traffic in a tunnel, with ESI label: MPLS 10.1.0.5 > 239.1.1.1: 16002 300 299 | UDP flow 1 run 0 packet 7",
        "Session under a label: UDP 10.0.0.1 > 10.0.0.2: 1 > 2 len 1",
        "TCP SYN: TCP 10.0.0.1 > 10.0.0.2: 49152 > 179 SYN seq 1 len 0",
        "TCP ACK: TCP 10.0.0.1 > 10.0.0.2: 49152 > 179 PSH ACK seq 1000 ack 2000 len 0",
        "BGP KEEPALIVE: BGP 10.0.0.1 > 10.0.0.2: KEEPALIVE",
        "BGP continuation: TCP 10.0.0.1 > 10.0.0.2: 49152 > 179 PSH ACK seq 1000 ack 2000 len 4",
        "Unknown IP protocol: IPv4 10.0.0.1 > 10.0.0.2: protocol 253",
        "Unknown EtherType: Ethernet 02:00:00:00:02:01 > 02:00:00:00:02:02: 0x88b5",
        "No payload: Ethernet 02:00:00:00:02:01 > 02:00:00:00:02:02: 0x88b5",
      ])
  }

  @Test("A frame in a tunnel shows all its layers and its labels")
  func layers() {
    let summary = Dissector.dissect(frame: SampleFrames.labelled([16_002, 300, 299], SampleFrames.traffic)).summary
    #expect(summary.layers == ["Ethernet", "MPLS", "Ethernet", "IPv4", "UDP", "Lab traffic"])
    #expect(summary.labels.map(\.value) == [16_002, 300, 299])
  }

  @Test("Below the labels stands a frame, also when its address begins with 4; IPv4 only with a right checksum")
  func payloadBelowLabels() {
    var inner = SampleFrames.traffic
    inner[0] = 0x45
    #expect(
      Dissector.dissect(frame: SampleFrames.labelled([300], inner)).summary.layers.prefix(4)
        == ["Ethernet", "MPLS", "Ethernet", "IPv4"])
    let packet = SampleFrames.ipv4(.icmp, [8, 0])
    #expect(
      Dissector.dissect(frame: SampleFrames.labelled([300], packet)).summary.layers == [
        "Ethernet", "MPLS", "IPv4", "ICMP",
      ])
  }

  @Test("A wrong checksum stands at its octet; the header is shown, the rest is undecoded")
  func checksumDefect() throws {
    var bytes = SampleFrames.traffic
    bytes[24] ^= 0xff
    let dissection = Dissector.dissect(frame: bytes)
    #expect(dissection.errors.map(\.offset) == [24])
    #expect(try Self.leaf("Time to live", in: dissection).value == "16")
    #expect(Self.undecoded(in: dissection).map(\.offset) == [34])
    #expect(FieldCover.defects(of: dissection.nodes, over: 0..<bytes.count) == [])
    #expect(dissection.summary.layers == ["Ethernet", "IPv4"])
  }

  @Test("A leaf is found by its octet")
  func path() {
    let dissection = Dissector.dissect(frame: SampleFrames.traffic)
    #expect(dissection.path(toOctet: 22) == ["IPv4", "Time to live"])
    #expect(dissection.path(toOctet: 42) == ["Lab traffic", "Mark"])
    #expect(dissection.path(toOctet: 4000) == [])
  }
}
