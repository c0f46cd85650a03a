import Glibc
import Testing

@testable import LabConsole

@Suite(.serialized) struct PromptHistoryTests {
  private let folder = "/tmp/labconsole-history-\(getpid())"
  private var file: String { folder + "/state/labconsole/history" }

  private func withFolder(_ body: () throws -> Void) rethrows {
    setlocale(LC_CTYPE, "C.UTF-8")
    defer {
      unlink(file)
      unlink(folder + "/elsewhere")
      for path in ["/state/labconsole", "/state", ""] { rmdir(folder + path) }
    }
    try body()
  }

  @Test("Lines come back in the next session, newest first")
  func linesComeBackInTheNext() throws {
    try withFolder {
      let first = try #require(PromptHistory(file: file))
      for line in ["join H1 F1", "why Zürich receives 日本", "run 2s; step"] { first.remember(line) }
      let second = try #require(PromptHistory(file: file))
      #expect(second.lines == ["run 2s; step", "why Zürich receives 日本", "join H1 F1"])
    }
  }

  @Test("The file is for its user alone")
  func theFileIsForItsUser() throws {
    try withFolder {
      try #require(PromptHistory(file: file)).remember("step")
      var status = stat()
      #expect(stat(file, &status) == 0)
      #expect(status.st_mode & 0o777 == 0o600)
      #expect(stat(folder + "/state/labconsole", &status) == 0)
      #expect(status.st_mode & 0o777 == 0o700)
    }
  }

  @Test("A history that is a link elsewhere stays a link")
  func aHistoryThatIsALink() throws {
    try withFolder {
      try #require(PromptHistory(file: file)).remember("step")
      #expect(rename(file, folder + "/elsewhere") == 0 && symlink(folder + "/elsewhere", file) == 0)
      try #require(PromptHistory(file: file)).remember("rstep")
      var status = stat()
      #expect(lstat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
      #expect(try #require(PromptHistory(file: folder + "/elsewhere")).lines == ["rstep", "step"])
    }
  }

  @Test("Blank lines, repeats and controls are not kept")
  func blankLinesRepeatsAndControls() throws {
    let history = try #require(PromptHistory(file: nil))
    for line in ["step", "", "   ", "step", "a\u{1b}[2Jb", "rstep", "step"] { history.remember(line) }
    #expect(history.lines == ["step", "rstep", "step"])
  }

  @Test("A history that cannot be saved still works")
  func aHistoryThatCannotBeSaved() throws {
    let history = try #require(PromptHistory(file: "/proc/nowhere/history"))
    history.remember("step")
    #expect(history.lines == ["step"])
  }

  @Test("A file of something else is no history and no harm")
  func aFileOfSomethingElse() throws {
    #expect(try #require(PromptHistory(file: "/etc/passwd")).lines == [])
    #expect(try #require(PromptHistory(file: "/tmp")).lines == [])
  }

  @Test("It is kept where the base directory specification says")
  func itIsKeptWhereTheBase() {
    func location(_ variables: [String: String]) -> String? { PromptHistory.location { variables[$0] } }
    #expect(location(["XDG_STATE_HOME": "/s", "HOME": "/h"]) == "/s/labconsole/history")
    #expect(location(["XDG_STATE_HOME": "relative", "HOME": "/h"]) == "/h/.local/state/labconsole/history")
    #expect(location(["HOME": "/h"]) == "/h/.local/state/labconsole/history")
    #expect(location([:]) == nil)
  }
}
