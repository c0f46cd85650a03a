import Engine
import Testing
import Wire

/// Labs 7 and 8 with nobody left: what a leave starts, and what it leaves behind.
@Suite("The last member leaves an all-active segment")
struct LastMemberTests {
  private func left(after commands: String = "join H1 F1") throws -> (scenario: Scenario, at: Instant) {
    var scenario = try Scenario(8)
    try scenario.perform("start F1; \(commands); run 1s")
    let start = scenario.world.now
    try scenario.perform("leave H1 F1")
    return (scenario, start)
  }

  /// Group-specific queries that a PE sent, as times after the leave reached it.
  private func queries(_ scenario: Scenario, _ name: String, since start: Instant) throws -> [Instant] {
    try scenario.records("igmp-query", at: name, since: start).map(\.time)
  }

  @Test("S-4: the PE that hears the leave asks twice, a second apart, before it removes the group")
  func asks() throws {
    var (scenario, start) = try left()
    try scenario.perform("run 2050ms")
    let heard = start + .milliseconds(2)
    #expect(try queries(scenario, "PE3", since: start) == [heard, heard + .seconds(1)])
    for name in ["PE1", "PE2", "PE3"] { #expect(try scenario.segment(at: name).isJoined(.first), "\(name)") }
    try scenario.perform("run 100ms")
    for name in ["PE1", "PE2", "PE3"] { #expect(try !scenario.segment(at: name).isJoined(.first), "\(name)") }
  }

  @Test("S-4: with nobody left the flow is pruned on time, and nothing is left behind")
  func pruned() throws {
    var (scenario, start) = try left()
    // Two queries, delta, two ways over the access links and the time that BGP takes.
    let bound = start + .milliseconds(2 + 2_100 + 20)
    while scenario.world.now < bound, try scenario.holds("count(PE4,smet) == 1") { scenario.run(.milliseconds(1)) }
    #expect(scenario.world.now < bound)
    #expect(scenario.world.now >= start + .seconds(2))
    try scenario.perform("run 1s")
    #expect(try scenario.holds("atroot(F1) == 0 and linkcopies(H9-PE4,F1) == 1"))
    for name in ["PE1", "PE2", "PE3", "PE4"] {
      #expect(try scenario.holds("count(\(name),smet) == 0 and count(\(name),join) == 0 and count(\(name),leave) == 0"))
      #expect(try scenario.evpn(name).groups(of: 0).isEmpty, "\(name)")
    }
    #expect(scenario.world.converged)
    scenario.expectNoViolation()
  }

  @Test("P-6: the Leave Synch route carries 2.1 s, and the others count down by it without queries of their own")
  func responseTime() throws {
    var (scenario, start) = try left()
    try scenario.perform("run 50ms")
    guard case .leaveSynch(let body) = try #require(try scenario.routes(8, at: "PE1").first) else { return }
    #expect(body.maximumResponseTime == 21 && body.originator == IPAddress(192, 0, 2, 3))
    for name in ["PE1", "PE2"] {
      let countdown = try #require(
        try scenario.segment(at: name).groups[IPAddress(239, 1, 1, 1)]?.countdowns[.first], "\(name)")
      #expect(countdown.origin == .received(from: IPAddress(192, 0, 2, 3)))
      #expect(countdown.until > start + .milliseconds(2_100) && countdown.until < start + .milliseconds(2_120))
    }
    try scenario.perform("run 3s")
    for name in ["PE1", "PE2"] { #expect(try queries(scenario, name, since: start).isEmpty, "\(name)") }
  }

  @Test("P-6: a PE that heard the join drops its own state, although the leave arrived at another PE")
  func ownStateGoes() throws {
    var scenario = try Scenario(8)
    // While CE1's link to PE3 is down, H1's join takes another door; when PE3 is back it asks, and knows of H1, too.
    try scenario.perform("start F1; fail link CE1-PE3; run 5s; join H1 F1; run 1s; restore link CE1-PE3; run 10s")
    try scenario.perform("reset counters; run 1s")
    #expect(try scenario.holds("once(H1,F1) and originated(PE3,join) == 1 and count(PE2,join) == 2"))
    let start = scenario.world.now
    try scenario.perform("leave H1 F1; run 100ms")
    #expect(try scenario.holds("originated(PE3,leave) == 1"))
    #expect(try scenario.records("igmp-heard", at: "PE3", since: start).isEmpty == false)
    try scenario.perform("run 2100ms")
    #expect(try scenario.holds("count(PE2,join) == 0 and count(PE4,smet) == 0 and count(PE4,join) == 0"))
    scenario.expectNoViolation()
  }

  @Test("P-6: repeated leaves neither start another round nor make it last longer")
  func repeated() throws {
    var (scenario, start) = try left()
    try scenario.perform("run 700ms; leave H1 F1; run 700ms; leave H1 F1; run 1s")
    #expect(try queries(scenario, "PE3", since: start).count >= 2)
    try scenario.perform("run 3s")
    #expect(try scenario.holds("count(PE2,join) == 0 and count(PE2,leave) == 0 and count(PE4,smet) == 0"))
    scenario.expectNoViolation()
  }
}
