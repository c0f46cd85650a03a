import Engine
import EngineTestSupport
import Testing

@Suite("Time goes back and forward")
struct TimeTravelTests {
  private let play = "start F1; join H1 F1; run 400ms; fail link PE2-P1; run 600ms"

  private func digest(_ lines: String...) -> Digest {
    var shell = ExampleLab.shell
    for line in lines {
      for output in shell.execute(line) {
        #expect(output.verdict != .refused, "\(output.error?.description ?? "")")
      }
    }
    return shell.world.digest
  }

  @Test("D-2: going back and forward again gives the same world")
  func rewind() {
    let straight = digest(play, "run 2s")
    #expect(digest(play, "run 2s; rewind 1s; run 1s") == straight)
    #expect(digest(play, "run 2s; rewind 2500ms; run 2500ms") == straight)
    #expect(digest(play, "run 2s; goto 0.1; goto 3") == straight)
    #expect(digest(play, "run 2s; rstep 40; goto 3") == straight)
    #expect(digest(play, "mark a; run 2s; goto @a; run 2s") == straight)
    #expect(digest(play, "run 2s; goto 0; run 3s") == straight)
  }

  @Test("D-1: a thousand short runs are one long run")
  func slices() {
    var shell = ExampleLab.shell
    _ = shell.execute("start F1; join H1 F1")
    for _ in 0..<1_000 { _ = shell.execute("run 1ms") }
    #expect(shell.world.digest == digest("start F1; join H1 F1; run 1s"))
  }

  @Test("Every step forward is taken back by one step back")
  func steps() {
    var shell = ExampleLab.shell
    _ = shell.execute("start F1; join H1 F1")
    var digests = [shell.world.digest]
    for _ in 0..<30 {
      _ = shell.execute("step")
      digests.append(shell.world.digest)
    }
    for expected in digests.dropLast().reversed() {
      _ = shell.execute("rstep")
      #expect(shell.world.digest == expected)
    }
    var fresh = ExampleLab.shell
    #expect(fresh.execute("rstep").last?.verdict == .refused)
  }

  @Test("Steps of a kind go to such an event, and back before it", arguments: ["message", "hop", "timer", "change"])
  func kinds(kind: String) {
    var shell = ExampleLab.shell
    _ = shell.execute("start F1; join H1 F1; run 1ms")
    _ = shell.execute("step 3 \(kind)")
    let there = shell.world.eventCount
    _ = shell.execute("step 2 \(kind); rstep 2 \(kind)")
    #expect(shell.world.eventCount >= there)
    _ = shell.execute("rstep \(kind)")
    #expect(shell.world.eventCount == there - 1)
  }

  @Test("Undo goes to just before the last command, time included; redo does it again")
  func undo() {
    var shell = ExampleLab.shell
    _ = shell.execute("start F1; run 400ms")
    let before = shell.world.digest
    _ = shell.execute("join H1 F1")
    let joined = shell.world.digest
    _ = shell.execute("run 1s; undo")
    #expect(shell.world.digest == before)
    #expect(shell.world.now == Instant(nanoseconds: 400_000_000))
    _ = shell.execute("redo")
    #expect(shell.world.digest == joined)
    _ = shell.execute("undo; undo")
    #expect(shell.world.now == .zero)
    #expect(shell.execute("undo").last?.verdict == .refused)
  }

  @Test("A new command after a rewind keeps the old future as a fork")
  func forks() {
    var shell = ExampleLab.shell
    _ = shell.execute("start F1; run 1s; join H1 F1; run 1s")
    let future = shell.world.digest
    _ = shell.execute("goto 0.5; join H2 F1")
    #expect(shell.forks.map(\.name) == ["future-1"])
    #expect(shell.timeline.journal.map(\.text) == ["start F1", "join H2 F1"])
    _ = shell.execute("switch future-1; goto 2")
    #expect(shell.branch == "future-1")
    #expect(shell.world.digest == future)
    #expect(shell.forks.map(\.name) == ["main"])
  }

  @Test("Until stops at the event that makes it true, or fails at the limit")
  func until() {
    var shell = ExampleLab.shell
    let met = shell.execute("start F1; join H1 F1; until copies(H1,F1)==1").last
    #expect(met?.verdict == .ok)
    #expect(shell.world.ledger.flows[0].hosts.values.map(\.received).max() == 1)
    #expect(shell.world.now < Instant(nanoseconds: 100_000_000))
    let now = shell.world.now
    let missed = shell.execute("until copies(H2,F1)==1000 within 1s").last
    #expect(missed?.verdict == .failed)
    #expect(shell.world.now == now + .seconds(1))
  }

  @Test("Expect lets the world run until it holds, and not further")
  func expect() {
    var shell = ExampleLab.shell
    let output = shell.execute("join H1 F1; expect count(PE4,smet)==1 within 1s").last
    #expect(output?.verdict == .ok)
    #expect(shell.world.now > .zero && shell.world.now < Instant(nanoseconds: 100_000_000))
    #expect(output?.expectations.first?.word == "pass")
  }

  @Test("Reset begins anew; another seed throws other dice")
  func reset() {
    var shell = ExampleLab.shell
    let start = shell.world.digest
    _ = shell.execute("start F1; run 1s; reset")
    #expect(shell.world.digest == start)
    #expect(shell.timeline.journal.isEmpty)
    _ = shell.execute("reset seed 99")
    #expect(shell.world.seed == 99)
    #expect(shell.world.digest != start)
  }
}
