import Engine
import Testing
import Wire

/// Lab 1: three PEs, one host each.
@Suite("Selective forwarding by SMET routes")
struct SelectiveTests {
  @Test("P-1: a PE keeps reports to itself, and asks on its own ports")
  func proxy() throws {
    var scenario = try Scenario(1)
    try scenario.perform("join H2 F1; run 1s")
    #expect(try scenario.records("igmp-heard", at: "PE2").isEmpty == false)
    for name in ["PE1", "PE3"] {
      #expect(try scenario.records("igmp-heard", at: name).isEmpty, "\(name)")
      #expect(try scenario.records("igmp-query", at: name, since: Instant(nanoseconds: .min)).isEmpty == false)
    }
    scenario.expectNoViolation()
  }

  @Test("P-2: one SMET route for a group, whatever the number of members, until the last has left")
  func oneRoute() throws {
    let hosts = (4...8).map { "    H\($0): {kind: host, ip: 10.0.0.\($0)/24}\n" }.joined()
    let links = (4...8).map { "    - {endpoints: [\"H\($0):eth0\", \"PE2:eth1\($0)\"]}\n" }.joined()
    var scenario = try Scenario(1, edits: ["  links:\n": hosts + "  links:\n" + links])
    for number in [2, 4, 5, 6, 7, 8] {
      try scenario.perform("join H\(number) F1; run 200ms")
      #expect(try scenario.holds("count(PE1,smet) == 1 and originated(PE2,smet) == 1"))
    }
    for number in [2, 4, 5, 6, 7] {
      try scenario.perform("leave H\(number) F1; run 2500ms")
      #expect(try scenario.holds("count(PE1,smet) == 1"))
    }
    try scenario.perform("leave H8 F1; run 1900ms")
    #expect(try scenario.holds("count(PE1,smet) == 1"))
    try scenario.perform("run 200ms")
    #expect(try scenario.holds("count(PE1,smet) == 0"))
    scenario.expectNoViolation()
  }

  @Test("P-2: the version flags are the union of what the members use; the key stays the same")
  func flags() throws {
    var scenario = try Scenario(7)
    try scenario.perform("join H1 F1 v2; run 1s")
    #expect(try flags(of: scenario) == [[.version2]])
    try scenario.perform("join H2 F1 v3; run 1s")
    #expect(try flags(of: scenario) == [[.version2, .version3, .exclude]])
    #expect(try scenario.holds("count(PE4,smet) == 1"))
    scenario.expectNoViolation()
  }

  private func flags(of scenario: Scenario) throws -> [MembershipFlags] {
    try scenario.routes(6, at: "PE4").compactMap { route in
      guard case .selectiveMulticast(let body) = route else { return nil }
      return body.flags
    }
  }

  @Test("P-4: a remote SMET route opens the way to its PE, and its withdrawal shuts it")
  func remote() throws {
    var scenario = try Scenario(1)
    try scenario.perform("start F1; run 500ms")
    #expect(try scenario.holds("linkcopies(H1-PE1,F1) == 1 and atroot(F1) == 0"))
    try scenario.perform("join H2 F1; run 500ms")
    #expect(try scenario.holds("atroot(F1) == 1 and linkcopies(PE1-PE2,F1) == 1 and linkcopies(PE1-PE3,F1) == 0"))
    try scenario.perform("join H3 F1; run 500ms")
    #expect(try scenario.holds("atroot(F1) == 2 and once(H2,F1) and once(H3,F1) and waste(F1) == 0"))
    try scenario.perform("leave H2 F1; leave H3 F1; run 3s")
    #expect(try scenario.holds("linkcopies(H1-PE1,F1) == 1 and atroot(F1) == 0"))
    scenario.expectNoViolation()
  }

  @Test("P-8: a PE without the proxy says so, and gets every packet; the others only what they asked for")
  func plain() throws {
    var scenario = try Scenario(1, edits: ["PE3: {kind: pe,": "PE3: {kind: pe, supports: [],"])
    #expect(try flagsOfInclusive("PE2", scenario) == [.multicastFlags(.igmpProxy)])
    #expect(try flagsOfInclusive("PE3", scenario) == [])
    try scenario.perform("start F1; run 1s")
    #expect(try scenario.holds("atroot(F1) == 1 and copies(H3,F1) > 0 and never(H2,F1)"))
    try scenario.perform("join H2 F1; run 1s")
    #expect(try scenario.holds("atroot(F1) == 2 and once(H2,F1)"))
    scenario.expectNoViolation()
  }

  private func flagsOfInclusive(_ name: String, _ scenario: Scenario) throws -> [ExtendedCommunityKind] {
    try scenario.attributes(3, of: name).extendedCommunities.map(\.kind).filter { kind in
      if case .multicastFlags = kind { return true }
      return false
    }
  }

  @Test("P-8: a PE that gives the proxy up, or takes it up, while the lab runs, is treated so at once")
  func changes() throws {
    var scenario = try Scenario(1)
    try scenario.perform("start F1; run 500ms; set PE3 supports none; run 1s")
    #expect(try scenario.holds("atroot(F1) == 1 and copies(H3,F1) > 0"))
    try scenario.perform("set PE3 supports proxy; run 1s")
    #expect(try scenario.holds("atroot(F1) == 0 and linkcopies(H1-PE1,F1) == 1"))
    scenario.expectNoViolation()
  }

  @Test("P-15: link-local groups are flooded to all, and leave no route and no state")
  func linkLocal() throws {
    var scenario = try Scenario(1, edits: ["group: 239.1.1.1,": "group: 224.0.0.251,"])
    try scenario.perform("join H2 F1; start F1; run 1s")
    #expect(try scenario.holds("count(PE1,smet) == 0 and originated(PE2,smet) == 0 and atroot(F1) == 2"))
    #expect(try scenario.holds("once(H2,F1) and copies(H3,F1) > 0"))
    for name in ["PE1", "PE2", "PE3"] { #expect(try scenario.evpn(name).groups(of: 0).isEmpty, "\(name)") }
    scenario.expectNoViolation()
  }

  @Test("P-15: on a segment, too, a link-local group makes no route, and reaches the CE once")
  func linkLocalOnSegment() throws {
    var scenario = try Scenario(7, edits: ["group: 239.1.1.1,": "group: 224.0.0.251,"])
    try scenario.perform("join H1 F1; start F1; run 1s")
    #expect(try scenario.holds("count(PE2,join) == 0 and count(PE4,smet) == 0 and once(H1,F1) and dup(F1) == 0"))
    scenario.expectNoViolation()
  }
}
