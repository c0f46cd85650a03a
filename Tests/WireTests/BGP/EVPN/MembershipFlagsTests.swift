import TestSupport
import Testing
import Wire

@Suite("Flags of membership routes, RFC 9251 §9")
struct MembershipFlagsTests {
  /// Flags that do not contradict the rules, of all 256; the upper four bits mean nothing.
  static let legal: [(source: Bool, family: IPAddress.Family?, flags: [UInt8])] = [
    (false, .v4, [0x2, 0x3, 0x4, 0x5, 0x6, 0x7, 0xa, 0xb, 0xc, 0xd, 0xe, 0xf]),
    (true, .v4, [0x4, 0x5, 0xc, 0xd]), (false, .v6, [0x1, 0x2, 0x3, 0x9, 0xa, 0xb]), (true, .v6, [0x2, 0xa]),
    (false, nil, [0x1, 0x2, 0x3, 0x4, 0x5, 0x6, 0x7, 0x9, 0xa, 0xb, 0xc, 0xd, 0xe, 0xf]),
  ]

  @Test("Every octet of flags, with and without a source, for each family", arguments: legal)
  func contradictions(source: Bool, family: IPAddress.Family?, flags: [UInt8]) {
    let group = family.map { $0 == .v4 ? BGPSamples.group : BGPSamples.group6 }
    let address = family == .v4 ? BGPSamples.source : BGPSamples.originator6
    for value in UInt8.min...UInt8.max {
      let route = EVPNRouteTests.selective(source ? address : nil, group, MembershipFlags(rawValue: value))
      #expect((route.contradiction == nil) == flags.contains(value & 0xf), "\(value)")
    }
  }

  @Test("A source and a group of different families contradict each other")
  func families() {
    #expect(EVPNRouteTests.selective(BGPSamples.originator6, BGPSamples.group, .version3).contradiction != nil)
  }

  @Test("The bits have the names of the group's family")
  func names() {
    let flags: MembershipFlags = [.version2, .exclude]
    #expect(flags.text(for: .v4) == "v2 exclude")
    #expect(flags.text(for: .v6) == "MLDv2 exclude")
    #expect(MembershipFlags().text(for: .v4) == "none")
  }
}
