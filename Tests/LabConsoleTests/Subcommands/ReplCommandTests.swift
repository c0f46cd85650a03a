import Foundation
import Testing

@testable import LabConsole

@Suite("labconsole repl, and the console without a terminal")
struct ReplCommandTests {
  @Test(
    "Lines in, answers out; a mistake is told with its line, and the rest goes on",
    arguments: [["repl", "first-join"], []])
  func lines(arguments: [String]) throws {
    let input = "start F1\njoin H2 F1\nrun 1s\nexpect once(H2,F1)\njoin H9 F1\nshow copies F1 json\n"
    let result = try Program.built().run(arguments, input: input)
    #expect(result.status == 2)
    #expect(result.output.contains("pass: once(H2,F1)"))
    #expect(result.output.contains("labconsole/copies/1"))
    #expect(result.narration.hasPrefix("-:5:6: error: "))
  }

  @Test("quit, q and the end of the input end it; what comes behind quit is not executed")
  func quit() throws {
    for (input, status) in [("quit\nnope\n", 0), ("q\nnope", 0), ("", 0), ("expect 1 == 2\n", 1)] as [(String, Int32)] {
      #expect(try Program.built().run(["repl", "1"], input: input).status == status, "\(input)")
    }
  }

  @Test("Another lab can be loaded, labs be listed, and a script be read")
  func surroundings() throws {
    let folder = try TemporaryFolder()
    let script = try folder.file("s", "run 1ms\nsource \(folder.path("t"))\nrun 4ms\n")
    _ = try folder.file("t", "run 2ms\n")
    let input = "load 7\nshow nodes\nlabs\nsource \(script)\nwhen\nload 99\n"
    let result = try Program.built().run(["repl", "1"], input: input)
    #expect(result.status == 2)
    #expect(result.output.contains("who-heard-the-join: Who heard the join?"))
    #expect(result.output.contains("CE1"))
    #expect(result.output.contains("0.007"))
    #expect(result.narration.contains("no lab `99`"))
  }

  @Test("A script that reads itself is stopped")
  func endlessScript() throws {
    let folder = try TemporaryFolder()
    let script = try folder.file("s", "source \(folder.path("s"))\n")
    let result = try Program.built().run("run", "1", "--script", script)
    #expect(result.status == 2)
    #expect(result.narration.contains("scripts that read each other"))
  }

  @Test("Checks that turn green are remembered in the list of labs")
  func progress() throws {
    let folder = try TemporaryFolder()
    let lab = try folder.file("labs/03-third.lab.yml", LabSample.text)
    let environment = ["LABCONSOLE_LABS": folder.path("labs"), "XDG_STATE_HOME": folder.path("state")]
    let program = try Program.built()
    let result = try program.run(
      ["repl", lab], input: "lab start\nstart F1\njoin H2 F1\nrun 1s\ncheck\n", environment: environment)
    #expect(result.status == 0)
    #expect(result.output.contains("green  c1"))
    #expect(Progress.load(from: folder.path("state/labconsole/progress.json")).checks(of: "third") == ["c1", "c2"])
  }
}
