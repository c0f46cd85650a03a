import Engine
import Testing

@Suite("Faults that are drawn, and nodes that stand still")
struct ImpairmentTests {
  @Test("D-1: a lossy link loses the same frames with the same seed, and nearly as many as asked for")
  func loss() throws {
    func run() throws -> Scenario {
      var scenario = try Scenario(1)
      try scenario.perform("join H2 F1; run 1s; impair H1-PE1 loss 20%; start F1; run 10s")
      return scenario
    }
    let scenario = try run()
    let tally = try #require(scenario.world.ledger.flows[0].hosts[scenario.node("H2")])
    #expect((140...250).contains(tally.lost))
    #expect(scenario.world.digest == (try run()).world.digest)
    scenario.expectNoViolation()
  }

  @Test("TCP absorbs loss in the core: a join over a lossy link still arrives")
  func lossyCore() throws {
    var scenario = try Scenario(1)
    try scenario.perform("impair PE1-PE2 loss 30% jitter 3ms; join H2 F1; run 30s; impair PE1-PE2 none; run 10s")
    #expect(try scenario.holds("route(PE1,smet,PE2)"))
    try scenario.perform("start F1; run 1s")
    #expect(try scenario.holds("once(H2,F1)"))
    scenario.expectNoViolation()
  }

  @Test("A frozen PE answers nobody; thawed within the hold time it takes up what has waited")
  func freeze() throws {
    var scenario = try Scenario(1)
    try scenario.perform("start F1; freeze PE2; join H2 F1; run 5s")
    #expect(try scenario.holds("not route(PE1,smet,PE2) and never(H2,F1) and not converged"))
    try scenario.perform("thaw PE2; run 2s")
    #expect(try scenario.holds("route(PE1,smet,PE2) and converged"))
    try scenario.perform("reset counters; run 1s")
    #expect(try scenario.holds("once(H2,F1)"))
    scenario.expectNoViolation()
  }

  @Test("BGP-5: a PE that is frozen longer than the hold time is forgotten, and comes back when it is thawed")
  func hold() throws {
    var scenario = try Scenario(1)
    try scenario.perform("join H2 F1; run 1s; freeze PE2; run 100s")
    #expect(try scenario.holds("state(PE1-PE2) == down and not route(PE1,smet,PE2)"))
    try scenario.perform("thaw PE2; run 60s")
    #expect(try scenario.holds("state(PE1-PE2) == up and route(PE1,smet,PE2)"))
    scenario.expectNoViolation()
  }
}

extension ImpairmentTests {
  @Test("The nodes of a lab with boot jitter start at drawn times, and the lab converges all the same")
  func bootJitter() throws {
    var scenario = try Scenario(1, edits: ["services:": "defaults: {boot: {jitter: 4s}}\n\nservices:"])
    let starts = try ["PE1", "PE2", "PE3"].map { name in
      try #require(scenario.records("node", at: name, since: .zero - .seconds(60)).first).time
    }
    #expect(Set(starts).count == 3)
    try scenario.perform("join H2 F1; start F1; run 1s")
    #expect(try scenario.holds("once(H2,F1)"))
    scenario.expectNoViolation()
  }
}
