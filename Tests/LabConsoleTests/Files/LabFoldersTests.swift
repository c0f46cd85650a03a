import Testing

@testable import LabConsole

@Suite("Where labs are found")
struct LabFoldersTests {
  @Test("A lab is found by name, by number and by path; the first folder wins")
  func finding() throws {
    let folder = try TemporaryFolder()
    let mine = try folder.file("a/01-first-join.lab.yml", "")
    _ = try folder.file("b/01-first-join.lab.yml", "")
    let other = try folder.file("b/12-other.lab.yml", "")
    let folders = LabFolders(variable: "\(folder.path("a")):\(folder.path("b"))", executable: nil)
    #expect(try folders.find("first-join") == mine)
    #expect(try folders.find("1") == mine)
    #expect(try folders.find("01") == mine)
    #expect(try folders.find("other") == other)
    #expect(try folders.find("12-other") == other)
    #expect(try folders.find(other) == other)
    #expect(throws: LabNotFound.self) { try folders.find("13") }
    #expect(throws: LabNotFound.self) { try folders.find(folder.path("a/none.lab.yml")) }
  }

  @Test("Labs are found beside the prefix of an installed program and beside the checkout of a built one")
  func program() throws {
    let folder = try TemporaryFolder()
    let installed = try folder.file("usr/share/labconsole/labs/05-five.lab.yml", "")
    _ = try folder.file("usr/bin/labconsole", "")
    let folders = LabFolders(variable: nil, executable: folder.path("usr/bin/labconsole"))
    #expect(try FileStore.resolved(folders.find("five")) == FileStore.resolved(installed))
    let shipped = try folder.file("code/labs/06-six.lab.yml", "")
    _ = try folder.file("code/Package.swift", "")
    for place in ["code/.build/release/labconsole", "code/.build/x86_64-unknown-linux-gnu/release/labconsole"] {
      let program = try folder.file(place, "")
      let found = try LabFolders(variable: nil, executable: program).find("six")
      #expect(FileStore.resolved(found) == FileStore.resolved(shipped))
    }
  }

  @Test("What is not found is told with the nearest name")
  func nearest() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("07-who-heard-the-join.lab.yml", "")
    let folders = LabFolders(variable: folder.path(""), executable: nil)
    let error = #expect(throws: LabNotFound.self) { try folders.find("who-herd-the-join") }
    #expect(error?.description.contains("did you mean `who-heard-the-join`?") == true)
  }
}
