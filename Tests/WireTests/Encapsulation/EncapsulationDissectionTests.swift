import TestSupport
import Testing
import Wire

@Suite("Dissection of tunnels")
struct EncapsulationDissectionTests {
  @Test("A summary names the tunnel and what is in it")
  func summaries() {
    let lines = SampleFrames.encapsulated.map { sample in
      let summary = Dissector.dissect(frame: sample.bytes).summary
      return "\(sample.name): \(summary.protocolName): \(summary.info)"
    }
    let traffic = "UDP flow 1 run 0 packet 7"
    #expect(
      lines == [
        "Entropy label: MPLS: 16002 7 70000 300 | \(traffic)",
        "Extended label: MPLS: 16002 15 18 300 | \(traffic)",
        "Control word: MPLS: 16002 300 | \(traffic)",
        "IPv4 explicit null: UDP: 1 > 2 len 1",
        "Associated channel: G-ACh: BFD control without IP (0x0007)",
        "Associated channel with IPv4: UDP: 1 > 2 len 1",
        "Upstream-assigned label: MPLS: 300 | \(traffic)",
        "VXLAN: VXLAN: VNI 10000 | \(traffic)",
        "VXLAN with a report: VXLAN: VNI 10000 | IGMP IGMPv2 report 239.1.1.1",
        "VXLAN-GPE: VXLAN-GPE: VNI 10000, Ethernet (3), replicated | \(traffic)",
        "VXLAN-GPE with IPv4: VXLAN-GPE: VNI 10000, IPv4 (1) | UDP 1 > 2 len 1",
        "VXLAN-GPE with a service header: VXLAN-GPE: VNI 10000, network service header (4)",
        "Geneve: Geneve: VNI 10000 | \(traffic)",
        "Geneve with options: Geneve: VNI 10000, option class 0x0102 type 0x81, critical, 4 octets, "
          + "option class 0x0103 type 0x02, 0 octets | IGMP IGMPv2 report 239.1.1.1",
        "NVGRE: NVGRE: VSID 10000, flow 3 | \(traffic)",
        "GRE: GRE: IPv4 (0x0800) | UDP 1 > 2 len 1",
        "GRE with all fields: GRE: IPv4 (0x0800), key 42, sequence 7 | UDP 1 > 2 len 1",
        "MPLS in GRE: GRE: MPLS (0x8847) | MPLS 300 | \(traffic)",
        "MPLS in IP: MPLS: 300 | \(traffic)",
        "MPLS in UDP: MPLS: 300 | \(traffic)",
        "BIER below a label: BIER: 5 > bits 2 7 | MPLS 300 | \(traffic)",
        "BIER with 256 bits: BIER: 5 > bits 2 7 | MPLS 300 | \(traffic)",
        "BIER without labels: BIER: 5 > bits 2 7 | MPLS 300 299 | \(traffic)",
        "BIER with a frame: BIER: 5 > bits 2 7 | IGMP IGMPv2 report 239.1.1.1",
        "BIER with a packet: BIER: 5 > bits 2 7 | UDP 1 > 2 len 1",
        "BIER with VXLAN: BIER: 5 > bits 2 7 | VXLAN VNI 10000 | \(traffic)",
        "BIER with NVGRE: BIER: 5 > bits 2 7 | NVGRE VSID 10000, flow 3 | \(traffic)",
        "BIER with Geneve: BIER: 5 > bits 2 7 | Geneve VNI 10000 | \(traffic)",
        "BIER with OAM: BIER: 5 > bits 2 7",
        "IPv6 below a label: UDP: 5555 > 6666 len 3",
        "IPv6 explicit null: UDP: 5555 > 6666 len 3",
        "Associated channel with IPv6: UDP: 5555 > 6666 len 3",
        "VXLAN over IPv6: VXLAN: VNI 10000 | \(traffic)",
        "VXLAN-GPE with IPv6: VXLAN-GPE: VNI 10000, IPv6 (2) | UDP 5555 > 6666 len 3",
        "GRE with IPv6: GRE: IPv6 (0x86dd) | UDP 5555 > 6666 len 3",
        "BIER with IPv6: BIER: 5 > bits 2 7 | UDP 5555 > 6666 len 3",
      ])
  }

  @Test("Tunnels in tunnels end at a depth that no standard builds")
  func nesting() {
    let header = Array(SampleFrames.bier(.mpls, .mplsUpstream))
    let bytes = SampleFrames.ethernet(.mpls, Array(repeating: header, count: 2000).flatMap(\.self))
    let dissection = Dissector.dissect(frame: bytes)
    #expect(FieldCover.defects(of: dissection.nodes, over: 0..<bytes.count) == [])
    #expect(dissection.summary.layers.count < 80)
  }
}
