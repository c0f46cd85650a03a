import Engine
import Testing
import Wire

@Suite("The same lab, seed and commands give the same run")
struct DeterminismTests {
  private static let script = "start F1; join H1 F1; join H2 F1 silent; run 1s; leave H1 F1"

  @Test("D-1: the digest depends on lab, seed and commands alone")
  func repeated() throws {
    var digests: [Digest] = []
    for seed in [1, 1, 2] as [UInt64] {
      var scenario = try Scenario(8, seed: seed)
      try scenario.perform(Self.script + "; run 4s")
      digests.append(scenario.world.digest)
    }
    #expect(digests[0] == digests[1])
    #expect(digests[0] != digests[2])
  }

  @Test("D-3: one long step and ten thousand short ones give the same digest, and so does looking")
  func steps() throws {
    var long = try Scenario(8)
    try long.perform(Self.script)
    var short = long
    long.run(.seconds(10))
    for _ in 0..<10_000 { short.run(.milliseconds(1)) }
    #expect(short.world.digest == long.world.digest)
    #expect(short.world.eventCount == long.world.eventCount)
    var watched = try Scenario(8)
    try watched.perform(Self.script)
    for _ in 0..<100 {
      watched.run(.milliseconds(100))
      _ = try watched.holds("once(H2,F1) and count(PE4,smet) == 1 and converged")
      _ = watched.world.explain(.receives(try watched.node("H2"), flow: 0))
    }
    #expect(watched.world.digest == long.world.digest)
  }

  @Test("D-2: a copy of the world goes on as the world does, and another command makes another run")
  func copies() throws {
    var scenario = try Scenario(8)
    try scenario.perform(Self.script + "; run 700ms")
    var copy = scenario
    var other = scenario
    scenario.run(.seconds(5))
    try other.perform("join H1 F1; run 5s")
    copy.run(.seconds(5))
    #expect(copy.world.digest == scenario.world.digest)
    #expect(copy.world.eventCount == scenario.world.eventCount)
    #expect(other.world.digest != scenario.world.digest)
  }

  @Test("D-2: rewinding and going on again is as if nothing had been")
  func rewind() throws {
    var scenario = try Scenario(8)
    try scenario.perform("start F1")
    var shell = Shell(scenario.world)
    for command in ["join H1 F1", "run 1s", "leave H1 F1", "run 3s"] {
      #expect(shell.execute(command).allSatisfy { $0.verdict == .ok })
    }
    let digest = shell.world.digest
    for command in ["rewind 3500ms", "run 3500ms"] {
      #expect(shell.execute(command).allSatisfy { $0.verdict == .ok })
    }
    #expect(shell.world.digest == digest)
    for command in ["rewind 2s", "join H2 F1", "run 2s"] {
      #expect(shell.execute(command).allSatisfy { $0.verdict == .ok })
    }
    #expect(shell.world.digest != digest)
  }
}
