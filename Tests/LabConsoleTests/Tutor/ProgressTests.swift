import Testing

@testable import LabConsole

@Suite("Progress")
struct ProgressTests {
  @Test("Green checks are remembered, each once, across runs")
  func remembering() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("state/labconsole/progress.json")
    var progress = Progress.load(from: path)
    #expect(progress.checks(of: "first-join").isEmpty)
    let isNew = progress.note(["c2", "c1"], of: "first-join")
    let isNewAgain = progress.note(["c1"], of: "first-join")
    #expect(isNew && !isNewAgain)
    progress.save(to: path)
    #expect(Progress.load(from: path).checks(of: "first-join") == ["c1", "c2"])
  }

  @Test("A file that makes no sense counts as none")
  func nonsense() throws {
    let folder = try TemporaryFolder()
    for text in ["", "[]", "{\"labs\": 7}", "\u{0}\u{1}"] {
      #expect(try Progress.load(from: folder.file("progress.json", text)) == Progress())
    }
    #expect(Progress.load(from: "/dev/zero") == Progress())
  }

  @Test("The file lies in the XDG state folder, or below the home folder")
  func location() {
    #expect(Progress.location { ["XDG_STATE_HOME": "/s", "HOME": "/h"][$0] } == "/s/labconsole/progress.json")
    #expect(
      Progress.location { ["XDG_STATE_HOME": "s", "HOME": "/h"][$0] } == "/h/.local/state/labconsole/progress.json")
    #expect(Progress.location { _ in nil } == nil)
  }
}
