import Engine
import Testing
import Wire

/// Lab 7: PE2 forwards to ES1 for VLAN 10 (10 modulo 3 is 1).
@Suite("The designated forwarder of a segment")
struct ForwarderTests {
  private func joined() throws -> Scenario {
    var scenario = try Scenario(7)
    try scenario.perform("start F1; join H1 F1; join H2 F1; run 2s")
    return scenario
  }

  @Test("S-6: VLAN modulo the number of PEs elects the forwarder", arguments: [(9, "PE1"), (10, "PE2"), (11, "PE3")])
  func modulo(vlan: Int, forwarder: String) throws {
    let scenario = try Scenario(7, edits: ["vlan: 10": "vlan: \(vlan)"])
    #expect(try scenario.holds("df(ES1,\(vlan)) == \(forwarder)"))
  }

  @Test("S-6: the CE gets one copy of each packet, also where every PE gets them")
  func oneCopy() throws {
    var scenario = try joined()
    #expect(try scenario.holds("once(H1,F1) and once(H2,F1) and dup(F1) == 0"))
    #expect(
      try scenario.holds("linkcopies(CE1-PE2,F1) == 1 and linkcopies(CE1-PE1,F1) == 0 and linkcopies(CE1-PE3,F1) == 0"))
    try scenario.perform("set red selective none; run 1s; reset counters; run 1s")
    #expect(try scenario.holds("atroot(F1) == 3 and once(H1,F1) and dup(F1) == 0 and waste(F1) == 2"))
    scenario.expectNoViolation()
  }

  @Test("S-6: what a host sends does not come back to its segment, whichever PE takes it")
  func splitHorizon() throws {
    var scenario = try Scenario(7, edits: ["F1: {from: H9": "F1: {from: H1"])
    try scenario.perform("join H2 F1; join H9 F1; start F1; run 2s")
    #expect(try scenario.holds("once(H9,F1) and once(H2,F1) and never(H1,F1) and dup(F1) == 0"))
    scenario.expectNoViolation()
  }

  @Test("P-3: when the role moves, the SMET route moves with it, and back")
  func selectiveMoves() throws {
    var scenario = try joined()
    try scenario.perform("fail es ES1 at PE2; run 1s")
    #expect(try scenario.holds("df(ES1,10) == PE1 and count(PE4,smet) == 1 and route(PE4,smet,PE1)"))
    #expect(try scenario.holds("originated(PE2,smet) == 0"))
    try scenario.perform("restore es ES1 at PE2; run 6s")
    #expect(try scenario.holds("df(ES1,10) == PE2 and count(PE4,smet) == 1 and route(PE4,smet,PE2)"))
    scenario.expectNoViolation()
  }

  @Test("P-3: a SMET route has the instance's route target, the originator's address and no tunnel")
  func selectiveAttributes() throws {
    let scenario = try joined()
    guard case .selectiveMulticast(let body) = try #require(try scenario.routes(6, at: "PE4").first) else { return }
    #expect(body.originator == IPAddress(192, 0, 2, 2) && body.sourceGroup == .first)
    let attributes = try scenario.attributes(6, of: "PE2")
    #expect(attributes.pmsiTunnel == nil)
    #expect(attributes.extendedCommunities == [RouteTarget.autonomousSystem(65_000, 10).extendedCommunity])
  }

  @Test("P-7: the other PEs keep the state ready, and the forwarder's loss costs the frames in flight only")
  func forwarderFails() throws {
    var scenario = try joined()
    for name in ["PE1", "PE3"] { #expect(try scenario.segment(at: name).isJoined(.first), "\(name)") }
    try scenario.perform("reset counters; run 500ms; fail port PE2:eth2; run 2s")
    // Six milliseconds of BGP and of the way from PE4, and the packets come every ten.
    #expect(try scenario.holds("gap(H1,F1) <= 30ms and gap(H2,F1) <= 30ms and dup(F1) == 0"))
    try scenario.perform("reset counters; run 1s")
    #expect(try scenario.holds("once(H1,F1) and once(H2,F1)"))
    scenario.expectNoViolation()
  }

  @Test("P-7: a PE that crashes is noticed by its neighbours' links, and the segment goes on by another one")
  func crash() throws {
    var scenario = try joined()
    try scenario.perform("fail node PE2; run 100s; reset counters; run 1s")
    #expect(try scenario.holds("df(ES1,10) == PE1 and once(H1,F1) and once(H2,F1)"))
    #expect(try scenario.holds("count(PE4,smet) == 1 and route(PE4,smet,PE1)"))
  }

  @Test("E-4: a PE that returns while another one waits takes over after its own wait, in the eyes of both")
  func twoReturn() throws {
    var scenario = try joined()
    try scenario.perform("fail es ES1 at PE1; fail es ES1 at PE3; run 12s; restore es ES1 at PE1; run 1500ms")
    try scenario.perform("restore es ES1 at PE3; reset counters; run 6s")
    #expect(try scenario.holds("gap(H1,F1) <= 30ms and gap(H2,F1) <= 30ms"))
    #expect(try scenario.holds("df(ES1,10) == PE2"))
    scenario.expectNoViolation()
  }
}
