import Engine
import EngineTestSupport
import Testing

@Suite("The shell carries out what is typed")
struct ShellTests {
  private func run(_ lines: String..., in shell: inout Shell) -> [CommandOutput] {
    lines.flatMap { shell.execute($0) }
  }

  @Test("A join crosses the segment: one copy, at the host that asked")
  func join() {
    var shell = ExampleLab.shell
    let outputs = run(
      "start F1", "join H1 F1", "run 2s", "expect once(H1,F1)", "expect count(PE4,smet)==1",
      "expect route(PE2,join,PE3,F1) and originated(PE2,smet)==1 and atroot(F1)==1", in: &shell)
    #expect(outputs.allSatisfy { $0.verdict == .ok })
    #expect(outputs.allSatisfy { $0.violations.isEmpty })
  }

  @Test("Without synchronisation the host gets nothing, and the answer says why")
  func noSynch() throws {
    var shell = ExampleLab.shell
    let outputs = run(
      "set ES1 sync none", "start F1", "join H1 F1", "run 2s", "expect once(H1,F1)", in: &shell)
    #expect(outputs.map(\.verdict) == [.ok, .ok, .ok, .ok, .failed])
    let text = try #require(outputs.last?.lines.joined(separator: "\n"))
    #expect(text.contains("PE2, which forwards, does not know of the member"))
    let why = try #require(run("why-not H1 receives F1", in: &shell).last?.json)
    #expect(why["holds"] == false)
  }

  @Test("Synchronisation that is turned on again mends it")
  func mend() {
    var shell = ExampleLab.shell
    let outputs = run(
      "set ES1 sync none", "join H1 F1", "start F1", "run 1s", "set ES1 sync routes", "query PE3", "run 12s",
      "reset counters", "run 1s", "expect copies(H1,F1) >= 99", in: &shell)
    #expect(outputs.last?.verdict == .ok, "\(outputs.last?.lines ?? [])")
  }

  @Test("A PE without the proxy gets every packet, and floods none of its own members away")
  func supports() {
    var shell = ExampleLab.shell
    let outputs = run(
      "set PE1 supports none", "run 1s", "start F1", "run 1s", "expect atroot(F1)==1 and waste(F1)==1",
      "set PE1 supports proxy", "run 1s", "expect atroot(F1)==0", in: &shell)
    #expect(outputs.allSatisfy { $0.verdict == .ok }, "\(outputs.map(\.lines))")
  }

  @Test("Packet n leaves at start + n / rate, and what is asked at the same instant comes first")
  func traffic() {
    var shell = ExampleLab.shell
    let outputs = run(
      "start F1 rate 10pps", "stop F1", "run 1s", "show copies F1", "start F1 rate 10pps", "run 1s", "show copies F1",
      in: &shell)
    #expect(outputs[3].json?["sent"] == 0)
    #expect(outputs[6].json?["sent"] == 11)
  }

  @Test("Single packets are counted together")
  func send() {
    var shell = ExampleLab.shell
    let outputs = run(
      "join H1 F1", "run 1s", "send F1", "run 100ms", "send F1 3", "run 1s", "expect copies(H1,F1)==4", in: &shell)
    #expect(outputs.last?.verdict == .ok)
    #expect(run("start F1; send F1", in: &shell).last?.verdict == .refused)
  }

  @Test("A filter replaces what the host wanted")
  func filters() {
    var shell = ExampleLab.shell
    let outputs = run(
      "join H1 239.1.1.1 exclude H9", "run 1s", "start F1", "run 1s", "expect lost(H1,F1)==0 and not once(H1,F1)",
      "join H1 239.1.1.1 include H9", "run 5s", "reset counters", "run 1s", "expect once(H1,F1)",
      "expect count(PE4,smet,(H9,239.1.1.1))==1", in: &shell)
    #expect(outputs.allSatisfy { $0.verdict == .ok }, "\(outputs.map(\.lines))")
  }

  @Test("A session can be ended, and comes back when it is restored")
  func sessions() {
    var shell = ExampleLab.shell
    let outputs = run(
      "expect state(PE1-PE4)==up", "fail session PE1-PE4", "run 1s", "expect state(PE1-PE4)==down",
      "restore session PE1-PE4", "until state(PE1-PE4)==up within 60s", "clear bgp PE1-PE4",
      "until state(PE1-PE4)==down within 1s", "until state(PE1-PE4)==up within 60s", in: &shell)
    #expect(outputs.allSatisfy { $0.verdict == .ok }, "\(outputs.map(\.lines))")
  }

  @Test("A forwarder that fails leaves its role to another, and the host loses little")
  func failure() {
    var shell = ExampleLab.shell
    let outputs = run(
      "start F1", "join H1 F1", "run 1s", "expect df(ES1,10)==PE2", "fail es ES1 at PE2", "run 5s",
      "expect df(ES1,10)==PE1", "restore es ES1 at PE2", "run 10s", "expect df(ES1,10)==PE2 and dup(H1,F1)==0",
      in: &shell)
    #expect(outputs.allSatisfy { $0.verdict == .ok }, "\(outputs.map(\.lines))")
  }

  @Test("A link that flaps is up at the end")
  func flap() {
    var shell = ExampleLab.shell
    let outputs = run(
      "flap link PE1-P1 every 200ms for 1s", "expect state(PE1-P1)==down", "run 100ms", "expect state(PE1-P1)==up",
      "run 110ms", "expect state(PE1-P1)==down", "run 5s", "expect state(PE1-P1)==up", in: &shell)
    #expect(outputs.allSatisfy { $0.verdict == .ok }, "\(outputs.map(\.lines))")
  }

  @Test("Frames that are to be dropped are, and no others")
  func drop() {
    var shell = ExampleLab.shell
    let outputs = run(
      "join H1 F1", "run 1s", "start F1", "run 105ms", "drop next 2 where link PE4-H9", "run 1s", "stop F1", "run 1s",
      "expect lost(H1,F1)==2", in: &shell)
    #expect(outputs.allSatisfy { $0.verdict == .ok }, "\(outputs.map(\.lines))")
  }

  @Test("A watched expression stops the clock when it changes")
  func watch() {
    var shell = ExampleLab.shell
    let outputs = run("watch df(ES1,10)", "fail es ES1 at PE2", "run 60s", in: &shell)
    #expect(shell.world.now < Instant(nanoseconds: 10_000_000_000))
    #expect(outputs.last?.lines.contains { $0.contains("df(ES1,10): PE2 → ") } == true)
    #expect(run("watch none", in: &shell).last?.json?["watches"] == [])
  }

  @Test("A line that ends in a question mark is helped with and not run")
  func question() {
    var shell = ExampleLab.shell
    let output = shell.execute("fail link PE ?").last
    #expect(shell.timeline.journal.isEmpty)
    #expect(output?.verdict == .ok)
    #expect(shell.execute("join H1 ?").last?.lines.contains { $0.hasPrefix("F1") } == true)
  }

  @Test("A command of the surroundings is handed out")
  func outer() {
    var shell = ExampleLab.shell
    shell.outerSpecs = [CommandSpec("theme", "Change the colours.", group: .session, examples: [])]
    guard case .outer("theme", let line)? = shell.execute("theme dusk").last?.request else {
      Issue.record("theme was not handed out")
      return
    }
    #expect(line.words.map(\.text) == ["theme", "dusk"])
  }
}
