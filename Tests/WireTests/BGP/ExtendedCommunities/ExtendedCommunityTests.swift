import Testing
import Wire

@Suite("Extended communities, RFC 4360 and those of EVPN")
struct ExtendedCommunityTests {
  static let kinds: [(UInt64, ExtendedCommunityKind, String)] = [
    (0x0002_fde8_0000_000a, .routeTarget(.autonomousSystem(65000, 10)), "RT 65000:10"),
    (0x0102_0a00_0001_0000, .routeTarget(.address(IPAddress(10, 0, 0, 1), 0)), "RT 10.0.0.1:0"),
    (0x0202_fa56_ea01_000a, .routeTarget(.autonomousSystem4(4_200_000_001, 10)), "RT 4200000001:10"),
    (0x060a_fde8_0000_000a, .eviRouteTarget(.autonomousSystem(65000, 10)), "EVI-RT 65000:10"),
    (0x060b_0a00_0001_0007, .eviRouteTarget(.address(IPAddress(10, 0, 0, 1), 7)), "EVI-RT 10.0.0.1:7"),
    (0x060c_fa56_ea01_000a, .eviRouteTarget(.autonomousSystem4(4_200_000_001, 10)), "EVI-RT 4200000001:10"),
    (0x060d_0000_0000_0001, .eviRouteTarget(RouteTarget(type: 3, value: 1)), "EVI-RT 0x000000000001"),
    (0x0600_0100_0000_0005, .macMobility(MACMobility(isSticky: true, sequence: 5)), "MAC mobility 5, sticky"),
    (0x0601_0000_0000_0640, .esiLabel(ESILabel(isSingleActive: false, label: 100)), "ESI label 100, all-active"),
    (
      0x0601_4100_00ff_fff0, .esiLabel(ESILabel(isSingleActive: true, splitHorizonType: 1, label: 0xfffff)),
      "ESI label 1048575, single-active, split horizon type 1"
    ),
    (0x0602_1122_3344_5566, .esImport(MACAddress(0x1122_3344_5566)), "ES-Import 11:22:33:44:55:66"),
    (
      0x0606_02c0_0000_7fff,
      .dfElection(DFElection(algorithm: 2, capabilities: [.dontPreempt, .attachmentCircuit], preference: 32767)),
      "DF election algorithm 2, AC-DF, don't preempt, preference 32767"
    ),
    (
      0x0609_0083_0000_0000, .multicastFlags([.igmpProxy, .mldProxy, .segmentation]),
      "multicast flags IGMP proxy, MLD proxy, segmentation"
    ),
    (0x030c_0000_0000_0008, .encapsulation(8), "encapsulation VXLAN"),
    (0x030d_0000_0000_0000, .defaultGateway, "default gateway"),
    (0x0003_fde8_0000_000a, .unknown(0x0003_fde8_0000_000a), "0x0003fde80000000a"),
  ]

  @Test("Each kind is known by its octets, and written as them", arguments: kinds)
  func kind(value: UInt64, kind: ExtendedCommunityKind, text: String) throws {
    let community = ExtendedCommunity(value: value)
    #expect(community.kind == kind)
    #expect(ExtendedCommunity(kind) == community)
    #expect(community.description == text)
    #expect(try ExtendedCommunity(decoding: community.encoded) == community)
  }

  @Test("Reserved octets are kept, although the view does not show them")
  func reserved() throws {
    let community = ExtendedCommunity(value: 0x0600_01ff_0000_0005)
    #expect(community.kind == .macMobility(MACMobility(isSticky: true, sequence: 5)))
    #expect(try ExtendedCommunity(decoding: community.encoded) == community)
  }

  @Test("A community for an instance is no route target, and carries the same value")
  func instance() {
    let target = RouteTarget.address(IPAddress(192, 0, 2, 1), 9)
    #expect(target.eviCommunity.payload == target.extendedCommunity.payload)
    #expect(target.eviCommunity.isEVIRouteTarget)
    #expect(!target.extendedCommunity.isEVIRouteTarget)
    let attributes = PathAttributes(extendedCommunities: [target.eviCommunity, .esImport(MACAddress(1))])
    #expect(attributes.routeTargets == [])
    #expect(attributes.eviRouteTargets == [target])
    #expect(attributes.esImports == [MACAddress(1)])
  }

  @Test("Two DF elections are as good as none, RFC 8584 §2.2")
  func dfElection() {
    let one = DFElection(algorithm: 1).extendedCommunity
    let two = DFElection(algorithm: 2).extendedCommunity
    #expect(PathAttributes(extendedCommunities: [one]).dfElection == DFElection(algorithm: 1))
    #expect(PathAttributes(extendedCommunities: [one, two]).dfElection == nil)
    #expect(PathAttributes().dfElection == nil)
  }

  @Test("A segment's import target holds its octets 1 to 6, RFC 7432 §7.6")
  func esImport() {
    #expect(BGPSamples.segment.esImport == ExtendedCommunity(value: 0x0602_1122_3344_5566))
  }
}
