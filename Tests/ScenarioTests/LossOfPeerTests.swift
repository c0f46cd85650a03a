import Engine
import Testing
import Wire

/// Lab 7, with H1 joined by PE3, when PE3's link to the segment goes.
@Suite("A PE of a segment is lost")
struct LossOfPeerTests {
  private func lost(_ commands: String = "") throws -> (scenario: Scenario, at: Instant) {
    var scenario = try Scenario(7)
    try scenario.perform("start F1; join H1 F1; run 2s; \(commands)")
    let start = scenario.world.now
    try scenario.perform("fail es ES1 at PE3")
    return (scenario, start)
  }

  @Test("P-13: what the lost PE told of is kept, and the others ask the segment")
  func kept() throws {
    var (scenario, start) = try lost()
    try scenario.perform("run 200ms")
    #expect(try scenario.holds("count(PE2,join) == 0"))
    #expect(try scenario.segment(at: "PE1").isJoined(.first) && scenario.segment(at: "PE2").isJoined(.first))
    for name in ["PE1", "PE2"] {
      #expect(try scenario.records("igmp-query", at: name, since: start).isEmpty == false, "\(name)")
    }
    #expect(try scenario.holds("count(PE4,smet) == 1"))
  }

  @Test("P-13: what a host confirms stays, and no packet is lost once the new forwarder is there")
  func confirmed() throws {
    var (scenario, _) = try lost()
    try scenario.perform("run 12s")
    #expect(try scenario.holds("count(PE4,smet) == 1 and count(PE2,join) == 1 and gap(H1,F1) <= 30ms"))
    try scenario.perform("reset counters; run 1s")
    #expect(try scenario.holds("once(H1,F1)"))
    scenario.expectNoViolation()
  }

  @Test("P-13: what nobody confirms is deleted after the time for answers")
  func unconfirmed() throws {
    var (scenario, _) = try lost("set H1 respond none")
    try scenario.perform("run 9s")
    #expect(try scenario.holds("count(PE4,smet) == 1"))
    try scenario.perform("run 2s")
    #expect(try scenario.holds("count(PE4,smet) == 0 and count(PE2,join) == 0"))
    for name in ["PE1", "PE2"] { #expect(try !scenario.segment(at: name).isJoined(.first), "\(name)") }
  }

  @Test("P-13: a PE that crashed leaves nothing behind")
  func crashed() throws {
    var scenario = try Scenario(7)
    try scenario.perform("start F1; join H1 F1; run 2s; fail node PE3; run 120s")
    #expect(try scenario.holds("count(PE2,join,PE3) == 0 and count(PE4,es,PE3) == 0 and count(PE4,imet,PE3) == 0"))
    try scenario.perform("reset counters; run 1s")
    #expect(try scenario.holds("once(H1,F1) and count(PE4,smet) == 1"))
  }

  @Test("I-3: a PE that was cut off while it asked does no harm when its old leave is seen again")
  func oldLeave() throws {
    var scenario = try Scenario(7)
    try scenario.perform("start F1; join H2 F1; run 1s; leave H2 F1; run 100ms; fail link PE1-P1; run 12s")
    try scenario.perform("join H1 F1; run 2s; reset counters; restore link PE1-P1; run 12s")
    #expect(try scenario.holds("gap(H1,F1) <= 30ms"))
    scenario.expectNoViolation()
  }
}
