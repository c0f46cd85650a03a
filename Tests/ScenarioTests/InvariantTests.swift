import Testing
import Wire

@testable import Engine

/// The checks are tested by what they are for: an engine with a deliberate defect is caught, and by the right rule.
@Suite("Invariants catch defects")
struct InvariantTests {
  /// A defect, what is done, and the rule that must see it.
  private func caught(
    _ rule: String, by mutant: Mutant, lab: Int = 7, edits: KeyValuePairs<String, String> = [:], _ commands: String
  ) throws {
    for mutants in [[], [mutant]] as [Set<Mutant>] {
      var scenario = try Scenario(lab, mutants: mutants, edits: edits)
      try scenario.perform(commands)
      let isCaught = scenario.world.violations.contains { $0.rule == rule }
      #expect(isCaught == !mutants.isEmpty, "\(scenario.world.violations.map { "\($0.rule) \($0.text)" }.prefix(3))")
    }
  }

  @Test("F-1: two forwarders of one segment make duplicates")
  func duplicates() throws {
    try caught("F-1", by: .everybodyForwards, "start F1; join H1 F1; run 8s")
  }

  @Test("E-1: several PEs of a segment that all think they forward")
  func forwarders() throws {
    try caught("E-1", by: .everybodyForwards, "start F1; fail es ES1 at PE3; run 10s")
  }

  @Test("F-3: a forwarder that is deaf to join synch is a black hole")
  func blackHole() throws {
    try caught("F-3", by: .joinSynchIgnored, "start F1; join H1 F1; run 3s")
  }

  @Test("F-4: without ESI label what a host sends comes back to its segment")
  func splitHorizon() throws {
    try caught("F-4", by: .noSegmentLabel, edits: ["F1: {from: H9": "F1: {from: H1"], "join H2 F1; start F1; run 2s")
  }

  @Test("C-1: a frame that ends without a reason")
  func conservation() throws {
    try caught("C-1", by: .dropWithoutReason, lab: 1, "start F1; run 1s")
  }

  @Test("I-3: a countdown without the allowance for BGP prunes a member that has answered")
  func prune() throws {
    try caught(
      "I-3", by: .noDelta, lab: 8,
      "start F1; join H1 F1; join H2 F1 silent; run 1500ms; set H2 respond 1995ms; leave H1 F1; run 3s")
  }

  @Test("I-5: what one PE tells, the others hold")
  func joinSynch() throws {
    try caught("I-5", by: .joinSynchIgnored, "start F1; join H1 F1; run 3s")
  }

  @Test("I-7: a PE that is forwarder no more keeps its SMET route")
  func selective() throws {
    // PE3 comes back, and the role moves from PE1 to PE2 while nothing else changes for the group.
    try caught(
      "I-7", by: .selectiveKept,
      "fail es ES1 at PE3; run 5s; start F1; join H2 F1; run 2s; restore es ES1 at PE3; run 10s")
  }

  @Test("I-8: what the network keeps of a group that nobody wants is garbage")
  func garbage() throws {
    var scenario = try Scenario(7)
    try scenario.perform("start F1; join H1 F1; run 1s")
    var world = scenario.world
    let host = try scenario.node("H1")
    // The host forgets and says nothing, which no engine without defect does.
    world.nodes[host].host?.value.reset()
    world.run(for: .seconds(4))
    #expect(world.violations.contains { $0.rule == "I-8" })
    scenario.run(.seconds(4))
    scenario.expectNoViolation()
  }

  @Test("I-8: a leave that got lost is excused for as long as the group lives without reports")
  func lostLeave() throws {
    var scenario = try Scenario(1)
    try scenario.perform("join H2 F1; run 2s; drop next 2 where link H2-PE2; leave H2 F1; run 30s")
    #expect(try scenario.holds("count(PE1,smet) == 1"))
    scenario.expectNoViolation()
    try scenario.perform("run 260s")
    #expect(try scenario.holds("count(PE1,smet) == 0"))
    scenario.expectNoViolation()
  }

  @Test("F-2: a ring of switches is a loop")
  func loop() throws {
    let links = """
        links:
          - {endpoints: ["X1:eth1", "X2:eth1"]}
          - {endpoints: ["X2:eth2", "X3:eth1"]}
          - {endpoints: ["X3:eth2", "X1:eth2"]}
          - {endpoints: ["X1:eth9", "PE1:eth8"]}

      """
    let switches = (1...3).map { "    X\($0): {kind: switch}\n" }.joined()
    var scenario = try Scenario(1, edits: ["  links:\n": switches + links])
    try scenario.perform("set red selective none; run 1s; send F1 1; run 50ms")
    #expect(scenario.world.violations.contains { $0.rule == "F-2" })
  }
}
