import Engine
import EngineTestSupport
import Testing

@Suite("Exercises lead through a lab, and are tested themselves")
struct LabGuideTests {
  @Test("A check is red, then green, and the world stays as it was")
  func check() {
    var shell = ExampleLab.shell
    let digest = shell.world.digest
    let red = shell.execute("check").last
    #expect(red?.verdict == .failed)
    #expect(red?.lines.contains { $0.contains("Nobody told the forwarder.") } == true)
    #expect(shell.world.digest == digest)
    #expect(shell.world.now == .zero)
    _ = shell.execute("start F1; join H1 F1")
    let digestBefore = shell.world.digest
    #expect(shell.execute("check c1").last?.verdict == .ok)
    #expect(shell.world.digest == digestBefore)
    #expect(shell.guide.isDone(shell.world.plant.description))
  }

  @Test("Hints come one by one, and the last one stays")
  func hints() {
    var shell = ExampleLab.shell
    let texts = (1...4).map { _ in shell.execute("lab hint").last?.json?["text"]?.stringValue }
    #expect(texts == ["Who hears the report?", "Look at show groups.", "join H1 F1", "join H1 F1"])
  }

  @Test("The next step waits for this one's checks")
  func steps() {
    var shell = ExampleLab.shell
    #expect(shell.execute("lab step").last?.verdict == .refused)
    _ = shell.execute("start F1; join H1 F1; run 1s; check")
    #expect(shell.execute("lab step").last?.lines == ["that was the last step: the lab is done"])
    #expect(shell.execute("lab status").last?.json?["done"] == true)
    _ = shell.execute("lab start")
    #expect(shell.execute("lab status").last?.json?["done"] == false)
  }

  private func lab(replacing old: String = "", with new: String = "") throws -> LabDescription {
    var text = ExampleLab.text
    if !old.isEmpty {
      let parts = text.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
      #expect(parts.count == 2)
      text = parts.joined(separator: new)
    }
    return try LabFile.read(text)
  }

  @Test("A sound lab passes: green by the solution, red at the start and by the wrong answer")
  func sound() throws {
    let test = LabTest(try lab())
    #expect(test.passes, "\(test.failures)")
    #expect(test.findings.map(\.answer) == ["solution", "start", "no-sync"])
  }

  @Test("A solution that solves nothing is found")
  func weakSolution() throws {
    let test = LabTest(try lab(replacing: "solution: [\"start F1\", \"join H1 F1\"", with: "solution: [\"start F1\""))
    #expect(test.failures.map(\.answer) == ["solution"])
  }

  @Test("A wrong answer that is right is found")
  func rightAnswer() throws {
    let test = LabTest(try lab(replacing: "\"set ES1 sync none\", ", with: ""))
    #expect(test.failures.map(\.answer) == ["no-sync"])
  }

  @Test("A check that is green at the start is found")
  func easyCheck() throws {
    let test = LabTest(try lab(replacing: "once(H1, F1)", with: "never(H2, F1)"))
    #expect(test.failures.contains { $0.answer == "start" })
  }

  @Test("A command that is wrong is found, with its place")
  func wrongCommand() throws {
    let test = LabTest(try lab(replacing: "\"join H1 F1\", \"run 1s\"]\nwrong", with: "\"jion H1 F1\"]\nwrong"))
    let failure = try #require(test.failures.first { $0.check == "commands" })
    #expect(failure.text.contains("jion"))
    #expect(failure.position.line > 1)
  }
}
