import TestSupport
import Testing

@testable import LabConsole

@Suite("labconsole test")
struct TestCommandTests {
  @Test("The labs that ship are sound")
  func shipped() throws {
    let result = try Program.built().run("test")
    #expect(result.status == 0, "\(result.narration)")
    #expect(result.lines.count == Repository.files(in: "labs", suffix: ".lab.yml").count)
  }

  @Test("A solution that leaves a check red, and a check that the start turns green, are told with their place")
  func unsound() throws {
    let folder = try TemporaryFolder()
    let lab = try folder.file(
      "third.lab.yml",
      LabSample.text.replacing("count(PE1, smet) == 1", with: "count(PE1, smet) == 0")
        .replacing("\"join H2 F1\", \"run 1s\"", with: "\"run 1s\""))
    let program = try Program.built()
    let result = try program.run("test", lab)
    #expect(result.status == 1)
    #expect(result.lines.first?.hasSuffix("2 wrong") == true)
    #expect(result.narration.contains("\(lab):22:9: error: solution: c1: "))
    #expect(result.narration.contains("\(lab):23:9: error: start: c2: "))
    #expect(
      try program.run("test", folder.file("good.lab.yml", LabSample.text.replacing("third", with: "good"))).status == 0)
    #expect(try program.run("test", "nope").status == 2)
  }
}
