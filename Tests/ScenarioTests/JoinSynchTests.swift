import Engine
import Testing
import Wire

/// Lab 7: CE1 on PE1, PE2 and PE3; H1 is hashed to PE3, and PE2 is the forwarder.
@Suite("A join on an all-active segment")
struct JoinSynchTests {
  private func joined() throws -> Scenario {
    var scenario = try Scenario(7)
    try scenario.perform("start F1; join H1 F1; run 1s")
    return scenario
  }

  @Test("S-1: the LAG hands the report to one PE, and the others do not hear it")
  func oneHears() throws {
    let scenario = try joined()
    #expect(try scenario.records("igmp-heard", at: "PE3").isEmpty == false)
    for other in ["PE1", "PE2", "PE4"] { #expect(try scenario.records("igmp-heard", at: other).isEmpty, "\(other)") }
  }

  @Test("S-2: every PE of the segment learns the join that one of them received")
  func allKnow() throws {
    let scenario = try joined()
    for name in ["PE1", "PE2", "PE3"] { #expect(try scenario.segment(at: name).isJoined(.first), "\(name)") }
    #expect(try scenario.segment(at: "PE2").localInterest(of: IPAddress(239, 1, 1, 1)).isEmpty)
    scenario.expectNoViolation()
  }

  @Test("S-3: the forwarder signals interest to the core, though the join came in at another PE")
  func forwarderSignals() throws {
    let scenario = try joined()
    #expect(try scenario.holds("df(ES1,10) == PE2 and originated(PE2,smet) == 1"))
    #expect(try scenario.holds("originated(PE1,smet) == 0 and originated(PE3,smet) == 0"))
    #expect(try scenario.holds("count(PE4,smet) == 1 and once(H1,F1) and atroot(F1) == 1"))
    scenario.expectNoViolation()
  }

  @Test("S-2, S-3: without synchronisation nobody signals, and the host gets nothing")
  func withoutSynch() throws {
    var scenario = try Scenario(7)
    try scenario.perform("set ES1 sync none; start F1; join H1 F1; run 2s")
    #expect(try scenario.holds("count(PE4,smet) == 0 and copies(H1,F1) == 0 and lost(H1,F1) > 0"))
    #expect(try scenario.holds("count(PE2,join) == 0"))
  }

  @Test("S-9: a join is a route of type 7 with the segment's ES-Import target and the instance's EVI-RT, and no more")
  func routes() throws {
    let scenario = try joined()
    let routes = try scenario.routes(7, at: "PE3", own: true)
    guard case .membershipReportSynch(let body) = try #require(routes.first), routes.count == 1 else {
      Issue.record("\(routes)")
      return
    }
    #expect(body.sourceGroup == .first && body.originator == IPAddress(192, 0, 2, 3))
    #expect(body.flags == [.version3, .exclude])
    let attributes = try scenario.attributes(7, of: "PE3")
    #expect(attributes.extendedCommunities.count == 2 && attributes.pmsiTunnel == nil)
    #expect(
      attributes.extendedCommunities.contains(ExtendedCommunity(.esImport(body.segment.esImportAddress))))
    #expect(attributes.extendedCommunities.count { $0.isEVIRouteTarget } == 1)
  }

  @Test("S-9: a leave is a route of type 8 while its countdown runs, and no longer")
  func leaveRoute() throws {
    var scenario = try joined()
    try scenario.perform("leave H1 F1; run 100ms")
    for name in ["PE1", "PE2", "PE3"] { #expect(try scenario.holds("route(\(name),leave,PE3)")) }
    try scenario.perform("run 1900ms")
    #expect(try scenario.holds("count(PE1,leave) == 1"))
    try scenario.perform("run 200ms")
    #expect(try scenario.holds("count(PE1,leave) == 0 and count(PE2,leave) == 0 and count(PE3,leave) == 0"))
  }

  @Test("P-5: a PE that is not on the segment heeds no type 7 route of it")
  func othersIgnore() throws {
    // PE4 gets a segment of its own, which shares the ES-Import target but not the identifier.
    let segment = """
      ethernet-segments:
        - {name: ES2, esi: "00:01:02:03:04:05:06:99:99:99", ports: ["PE4:eth8"]}
      """
    var scenario = try Scenario(
      7,
      edits: [
        "    H9: {": "    CE2: {kind: switch}\n    H9: {",
        "  links:\n": "  links:\n    - {endpoints: [\"CE2:eth1\", \"PE4:eth8\"]}\n",
        "ethernet-segments:": segment,
      ])
    try scenario.perform("join H1 F1; run 1s")
    #expect(try scenario.segment(at: "PE4").memberships.isEmpty)
    #expect(try scenario.evpn("PE4").circuits[0].allSatisfy { $0.value.memberships.isEmpty })
    #expect(try scenario.holds("originated(PE4,smet) == 0 and count(PE4,smet) == 1"))
    scenario.expectNoViolation()
  }
}
