import Foundation
import TestSupport
import Testing

@testable import LabConsole

@Suite("labconsole check")
struct CheckCommandTests {
  @Test("Every lab that ships is valid")
  func valid() throws {
    let paths = Repository.files(in: "labs", suffix: ".lab.yml").map(\.path)
    let result = try Program.built().run(["check"] + paths)
    #expect(result.status == 0)
    #expect(result.lines.count == paths.count)
    #expect(result.lines.allSatisfy { $0.contains(": ok, ") })
  }

  @Test("Every error of a file is printed with its place, the line and a caret, and the others are checked, too")
  func errors() throws {
    let folder = try TemporaryFolder()
    let text = LabSample.text.replacing("minutes: 5", with: "minuets: 5").replacing(
      "group: 239.1.1.1", with: "group: 1.2.3")
    let bad = try folder.file("bad.lab.yml", text.replacing("name: third", with: "name: bad"))
    let result = try Program.built().run("check", bad, "first-join")
    #expect(result.status == 2)
    #expect(result.lines.count == 1)
    let lines = result.narration.split(separator: "\n").map(String.init)
    let first = try #require(lines.firstIndex { $0.hasPrefix("\(bad):3:1: error: ") })
    #expect(lines[first].contains("did you mean `minutes`?"))
    #expect(lines[first + 1] == "  minuets: 5")
    #expect(lines[first + 2] == "  ^")
    let second = try #require(lines.firstIndex { $0.hasPrefix("\(bad):17:25: error: ") })
    #expect(lines[second + 2] == "  " + String(repeating: " ", count: 24) + "^")
  }

  @Test(
    "What is no lab file is refused in clear words, at once",
    arguments: [
      ("/dev/zero", "is a device, not a file"), ("labs/", "is a folder, not a file"),
      ("no/such.lab.yml", "no lab file"),
      ("frist-join", "did you mean `first-join`?"), ("99", "no lab `99`"),
    ])
  func notALab(path: String, reason: String) throws {
    let result = try Program.built().run("check", path)
    #expect(result.status == 2)
    #expect(result.narration.contains(reason))
    #expect(result.output.isEmpty)
  }

  @Test("A pipe that nobody writes to is refused instead of waited for")
  func pipe() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("pipe.lab.yml")
    try #require(mkfifo(path, 0o600) == 0)
    let result = try Program.built().run("check", path)
    #expect(result.status == 2)
    #expect(result.narration.contains("is a pipe, not a file"))
  }

  @Test("A file of more than a mebioctet is refused")
  func tooLong() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("long.lab.yml", String(repeating: "# long\n", count: 160_000))
    let result = try Program.built().run("check", path)
    #expect(result.status == 2)
    #expect(result.narration.contains("is longer than 1048576 octets"))
  }

  @Test("Control characters of a file or of a name never reach the terminal")
  func controlCharacters() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("evil\u{1b}[2J.lab.yml", "name: \"a\u{202e}b\"\n\u{9b}31mbad: \"\\e[31m\"\n")
    let result = try Program.built().run("check", path, "no\u{1b}]0;x\u{7}lab")
    #expect(result.status == 2)
    let allowed = result.narration.unicodeScalars.allSatisfy {
      $0 == "\n" || $0.value >= 32 && !(0x7f...0x9f ~= $0.value)
    }
    #expect(allowed, "\(result.narration.debugDescription)")
    #expect(!result.narration.contains("\u{202e}"))
  }
}
