import TestSupport
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
      "ESI label 1048575, single-active, split horizon: local bias"
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
    (0x0003_fde8_0000_000a, .routeOrigin(.autonomousSystem(65000, 10)), "route origin 65000:10"),
    (0x0103_0a00_0001_0007, .routeOrigin(.address(IPAddress(10, 0, 0, 1), 7)), "route origin 10.0.0.1:7"),
    (0x0203_fa56_ea01_000a, .routeOrigin(.autonomousSystem4(4_200_000_001, 10)), "route origin 4200000001:10"),
    (0x0009_fde8_0000_0000, .sourceAS(SourceAS(65000)), "source AS 65000"),
    (0x0209_fa56_ea01_0000, .sourceAS(SourceAS(fourOctet: 4_200_000_001)), "source AS 4200000001"),
    (0x0209_0000_fde8_0000, .sourceAS(SourceAS(fourOctet: 65000)), "source AS 65000L"),
    (0x010b_0a00_0001_0007, .routeImport(AddressedNumber(IPAddress(10, 0, 0, 1), 7)), "VRF route import 10.0.0.1:7"),
    (
      0x0112_0a00_0001_0000, .segmentedNextHop(AddressedNumber(IPAddress(10, 0, 0, 1), 0)),
      "segmented next hop 10.0.0.1:0"
    ),
    (0x0307_0000_0000_0001, .additionalPMSIFlags(.commonBlock), "PMSI flags DCB"),
    (
      0x0307_8000_0000_0001, .additionalPMSIFlags(AdditionalPMSIFlags(rawValue: 0x8000_0000_0001)),
      "PMSI flags DCB 0x800000000000"
    ),
    (
      0x0308_0000_0006_4000, .contextLabelSpace(ContextLabelSpace(identifierType: 0, identifier: 100 << 12)),
      "context label space label 100"
    ),
    (
      0x4308_0000_0006_4000,
      .contextLabelSpace(ContextLabelSpace(identifierType: 0, identifier: 100 << 12, isTransitive: false)),
      "context label space label 100"
    ),
    (
      0x0308_0001_0006_4000, .contextLabelSpace(ContextLabelSpace(identifierType: 1, identifier: 100 << 12)),
      "context label space type 1 0x00064000"
    ), (0x030b_0000_0000_0007, .color(Color(color: 7)), "color 7"),
    (0x030b_c000_0000_0007, .color(Color(flags: 0xc000, color: 7)), "color 7, flags 0xc000"),
    (0x0603_0200_0000_0001, .routerMAC(MACAddress(0x0200_0000_0001)), "router's MAC 02:00:00:00:00:01"),
    (
      0x0604_0006_05dc_0000,
      .layer2Attributes(Layer2Attributes(flags: [.primary, .controlWord], maximumTransmissionUnit: 1500)),
      "L2 attributes primary, control word, MTU 1500"
    ),
    (
      0x0604_0001_0000_0000, .layer2Attributes(Layer2Attributes(flags: .backup)),
      "L2 attributes backup, MTU not checked"
    ),
    (0x0605_0100_0000_0640, .eTree(ETree(isLeaf: true, leafLabel: 100)), "E-Tree leaf, leaf label 100"),
    (0x0605_0000_0000_0000, .eTree(ETree(isLeaf: false)), "E-Tree root"),
    (
      0x0606_0110_0000_0000, .dfElection(DFElection(algorithm: 1, capabilities: .timeSynchronization)),
      "DF election algorithm 1, time synchronization"
    ), (0x0607_0000_0000_0005, .serviceInstance(5), "I-SID 0x000000000005"),
    (0x0608_0500_0000_0000, .arpND(flags: 5), "ARP/ND flags 0x05"),
    (
      0x060f_0000_0400_8000, .serviceCarvingTime(ServiceCarvingTime(seconds: 1024, fraction: 0x8000)),
      "service carving time 1024.500 s"
    ),
    (
      0x0601_4200_0000_0640, .esiLabel(ESILabel(redundancyMode: 2, splitHorizonType: 1, label: 100)),
      "ESI label 100, redundancy mode 2, split horizon: local bias"
    ), (0x0005_fde8_0000_000a, .unknown(0x0005_fde8_0000_000a), "0x0005fde80000000a"),
    (0x4308_0000_0006_4000 | 0xc000 << 48, .unknown(0xc308_0000_0006_4000), "0xc308000000064000"),
  ]

  @Test("Each kind is known by its octets, and written as them", arguments: kinds)
  func kind(value: UInt64, kind: ExtendedCommunityKind, text: String) throws {
    let community = ExtendedCommunity(value: value)
    #expect(community.kind == kind)
    #expect(ExtendedCommunity(kind) == community)
    #expect(community.description == text)
    #expect(try ExtendedCommunity(decoding: community.encoded) == community)
  }

  @Test("Each is a group of its type, its sub-type and its fields", arguments: kinds)
  func dissection(value: UInt64, kind: ExtendedCommunityKind, text: String) throws {
    var reader = ByteReader(ExtendedCommunity(value: value).encoded)
    reader.recorder = FieldRecorder()
    _ = try ExtendedCommunity(reading: &reader)
    let roots = reader.recorder?.roots ?? []
    #expect(FieldCover.defects(of: roots, over: 0..<8) == [])
    let group = try #require(roots.first)
    #expect(roots.count == 1)
    #expect(group.name == "Extended community")
    #expect(group.value == text)
    #expect(group.children.prefix(2).map(\.name) == ["Type", "Sub-type"])
    #expect(group.children.count > 2)
    #expect(group.children.allSatisfy { !$0.value.isEmpty })
  }

  @Test("Every type and sub-type is covered by its fields, and its view writes the octets that it reads")
  func everySubtype() throws {
    for type: UInt8 in [0, 1, 2, 3, 4, 6, 0x40, 0x41, 0x42, 0x43, 0x46, 0x80, 0xff] {
      for subtype in UInt8.min...UInt8.max {
        let community = ExtendedCommunity(type: type, subtype: subtype, value: 0x0102_0304_0506)
        let recorder = FieldRecorder()
        var reader = ByteReader(community.encoded)
        reader.recorder = recorder
        guard try ExtendedCommunity(reading: &reader) == community,
          FieldCover.defects(of: recorder.roots, over: 0..<8) == [],
          ExtendedCommunity(community.kind).kind == community.kind, ExtendedCommunity(community.kind).type == type,
          ExtendedCommunity(community.kind).subtype == subtype
        else {
          Issue.record("\(community)")
          return
        }
      }
    }
  }

  @Test("All octets of flags of the segment label, the E-Tree, and the election")
  func smallFields() {
    for octet in UInt8.min...UInt8.max {
      func community(_ subtype: UInt8) -> ExtendedCommunity {
        ExtendedCommunity(type: 0x06, subtype: subtype, value: UInt64(octet) << 40)
      }
      let label = ESILabel(redundancyMode: octet & 3, splitHorizonType: octet >> 6, label: 0)
      #expect(community(0x01).kind == .esiLabel(label))
      #expect(label.isSingleActive == (octet & 1 == 1))
      #expect(community(0x05).kind == .eTree(ETree(isLeaf: octet & 1 == 1)))
      #expect(community(0x06).kind == .dfElection(DFElection(algorithm: octet & 0x1f)))
      #expect(community(0x00).kind == .macMobility(MACMobility(isSticky: octet & 1 == 1, sequence: 0)))
      #expect(community(0x08).kind == .arpND(flags: octet))
    }
    for bit in 0..<16 {
      let flags = UInt16(1) << UInt16(bit)
      let value = UInt64(flags) << 32
      let multicast = ExtendedCommunity(type: 0x06, subtype: 0x09, value: value)
      #expect(multicast.kind == .multicastFlags(MulticastFlags(rawValue: flags)))
      #expect(!MulticastFlags(rawValue: flags).description.isEmpty)
      let attributes = Layer2Attributes(flags: Layer2Attributes.Flags(rawValue: flags))
      #expect(ExtendedCommunity(type: 0x06, subtype: 0x04, value: value).kind == .layer2Attributes(attributes))
    }
  }

  @Test("A route origin has a type from 0 to 2; a label space is named by a label")
  func limits() throws {
    #expect(RouteOrigin(type: 3, value: 1) == nil)
    #expect(RouteOrigin(type: 2, value: 0x0001_0002_0003) == .autonomousSystem4(0x10002, 3))
    let label = try #require(MPLSLabel(100))
    #expect(ContextLabelSpace(label: label).label == label)
    #expect(ContextLabelSpace(label: label).extendedCommunity == ExtendedCommunity(value: 0x0308_0000_0006_4000))
    #expect(ContextLabelSpace(identifierType: 1, identifier: 0).label == nil)
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
