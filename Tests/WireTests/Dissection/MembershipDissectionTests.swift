import TestSupport
import Testing
import Wire

@Suite("Dissection of what nodes say of groups, packets and each other")
struct MembershipDissectionTests {
  private static func lines(_ samples: [(name: String, bytes: [UInt8])]) -> [String] {
    samples.map { sample in
      let summary = Dissector.dissect(frame: sample.bytes).summary
      return "\(summary.protocolName) \(summary.source) > \(summary.destination): \(summary.info)"
    }
  }

  @Test("A summary of a membership message says protocol, who to whom, and what")
  func membership() {
    #expect(
      Self.lines(SampleFrames.membership) == [
        "IGMP 10.1.0.5 > 224.0.0.1: IGMPv1 query general", "IGMP 10.1.0.5 > 224.0.0.1: IGMPv2 query general",
        "IGMP 10.1.0.5 > 239.1.1.1: IGMPv2 query 239.1.1.1", "IGMP 10.1.0.5 > 224.0.0.1: IGMPv3 query general",
        "IGMP 10.1.0.5 > 239.1.1.1: IGMPv3 query 239.1.1.1",
        "IGMP 10.1.0.5 > 239.1.1.1: IGMPv3 query (239.1.1.1, {192.0.2.10, 10.1.0.5})",
        "IGMP 10.1.0.5 > 224.0.0.22: IGMPv3 report IS_IN(239.1.1.1, {192.0.2.10}) IS_EX(239.1.1.1, {192.0.2.10})"
          + " TO_IN(239.1.1.1, {192.0.2.10}) TO_EX(239.1.1.1, {192.0.2.10}) ALLOW(239.1.1.1, {192.0.2.10})"
          + " BLOCK(239.1.1.1, {192.0.2.10}) IS_EX(239.1.1.1, {}) TO_IN(239.1.1.1, {})",
        "IGMP 10.1.0.5 > 224.0.0.22: IGMPv3 report of nothing",
        "IGMP 10.0.0.1 > 10.0.0.2: IGMP multicast router advertisement (0x30)",
        "MLD fe80::200:ff:fe00:101 > ff02::1: MLDv1 query general",
        "MLD fe80::200:ff:fe00:101 > ff3e::1: MLDv1 query ff3e::1",
        "MLD fe80::200:ff:fe00:101 > ff3e::1: MLDv1 report ff3e::1",
        "MLD fe80::200:ff:fe00:101 > ff02::2: MLDv1 done ff3e::1", "MLD :: > ff3e::1: MLDv1 report ff3e::1",
        "MLD fe80::200:ff:fe00:101 > ff02::1: MLDv2 query general",
        "MLD fe80::200:ff:fe00:101 > ff3e::1: MLDv2 query ff3e::1",
        "MLD fe80::200:ff:fe00:101 > ff3e::1: MLDv2 query (ff3e::1, {2001:db8::99})",
        "MLD fe80::200:ff:fe00:101 > ff02::16: MLDv2 report IS_IN(ff3e::1, {2001:db8::99}) IS_EX(ff3e::1, {2001:db8::99})"
          + " TO_IN(ff3e::1, {2001:db8::99}) TO_EX(ff3e::1, {2001:db8::99}) ALLOW(ff3e::1, {2001:db8::99})"
          + " BLOCK(ff3e::1, {2001:db8::99}) IS_EX(ff3e::1, {}) TO_IN(ff3e::1, {})",
        "MLD fe80::200:ff:fe00:101 > ff02::16: MLDv2 report IS_EX(ff3e::1, {})",
        "MLD fe80::200:ff:fe00:101 > ff02::16: MLDv2 report of nothing",
      ])
  }

  @Test("A summary of a bridged frame goes through tags and LLC")
  func bridged() {
    #expect(
      Self.lines(SampleFrames.bridged) == [
        "UDP 10.0.0.1 > 10.0.0.2: 5000 > 7000 len 3", "UDP 10.0.0.1 > 10.0.0.2: 5000 > 7000 len 3",
        "UDP 10.0.0.1 > 10.0.0.2: 5000 > 7000 len 3",
        "LLC 02:00:00:00:02:01 > 01:80:c2:00:00:00: spanning tree (0x42) > spanning tree (0x42)",
        "UDP 10.0.0.1 > 10.0.0.2: 5000 > 7000 len 3", "LLC 02:00:00:00:02:01 > 01:80:c2:00:00:00: SNAP 0x2000",
        "UDP 10.0.0.1 > 10.0.0.2: 5000 > 7000 len 1",
      ])
  }

  @Test("A membership message that could have come from afar is shown, with the error at its octet")
  func carriage() throws {
    var frame = SampleFrames.igmp(.reportV2(group: SampleFrames.group))
    #expect(IPv4Packet.decrementTimeToLive(in: &frame, at: 14) == nil)
    frame[14 + 8] = 2
    frame[14 + 10] -= 1
    let igmp = Dissector.dissect(frame: frame)
    #expect(igmp.errors.map(\.offset) == [14 + 8])
    #expect(igmp.summary.info == "IGMPv2 report 239.1.1.1")
    let mld = Dissector.dissect(
      frame: SampleFrames.mld(.reportV1(group: SampleFrames.group6), from: SampleFrames.hostAddress6))
    #expect(mld.errors.map(\.offset) == [14 + 8])
    #expect(mld.summary.info == "MLDv1 report ff3e::1")
    #expect(DissectorTests.undecoded(in: mld) == [])
  }

  @Test("A neighbour's message from beyond the link is shown, with the error at its octet")
  func neighbour() throws {
    var frame = try #require(SampleFrames.icmp.first { $0.name == "Neighbor advertisement" }).bytes
    frame[14 + 7] = 254
    let dissection = Dissector.dissect(frame: frame)
    #expect(dissection.errors.map(\.offset) == [14 + 7])
    #expect(dissection.summary.info.hasPrefix("fe80::200:ff:fe00:101 is here, router override"))
  }

  @Test("An LLC frame that is shorter than its length says so; what is there is shown")
  func shortFrame() {
    let bytes = SampleFrames.ethernet(EtherType(rawValue: 40), [0x42, 0x42, 3, 0, 0])
    let dissection = Dissector.dissect(frame: bytes)
    #expect(dissection.errors.map(\.offset) == [12])
    #expect(dissection.summary.protocolName == "LLC")
  }

  @Test("The packet in an error message is taken apart, also when it was cut short")
  func quoted() throws {
    let frame = try #require(SampleFrames.icmp.first { $0.name == "ICMP unreachable" }).bytes
    let message = try #require(Dissector.dissect(frame: frame).nodes.last)
    let packet = try #require(message.children.last)
    #expect(packet.name == "Original packet")
    #expect(packet.value == "UDP 10.0.0.1 port 5000 > 10.0.0.2 port 7000")
    #expect(packet.children.map(\.name).suffix(4) == ["Source port", "Destination port", "Length", "Checksum"])
  }
}
