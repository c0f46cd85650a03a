import Foundation
import Testing

@testable import LabConsole

@Suite("Files")
struct FileStoreTests {
  @Test("A file is replaced as a whole, and a symbolic link stays one")
  func replacing() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("real", "old")
    let link = folder.path("link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    try FileStore.replace(link, with: Array("new".utf8))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
    #expect(FileStore.names(in: folder.path("")).filter { !$0.hasPrefix(".") } == ["link", "real"])
  }

  @Test("What cannot be written says why, and leaves nothing behind")
  func unwritable() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("file", "")
    let error = #expect(throws: FileError.self) { try FileStore.replace(folder.path("file/below"), with: [1]) }
    #expect(error?.status == .refused)
    let full = #expect(throws: FileError.self) {
      let file = try OutputFile("/dev/full")
      try file.append("x")
      try file.finish()
    }
    #expect(full == FileError("/dev/full", "No space left on device", .refused))
  }

  @Test("No more than the limit is read, however long the file is")
  func limit() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("file", "12345678")
    #expect(try FileStore.read(path, limit: 8).count == 8)
    let error = #expect(throws: FileError.self) { try FileStore.read(path, limit: 7) }
    #expect(error?.status == .badInput)
    #expect(throws: FileError.self) { try FileStore.read("/dev/zero", limit: 100_000, .streams) }
  }

  @Test("What has been written can be taken back from a file, and not from a pipe")
  func truncating() throws {
    let folder = try TemporaryFolder()
    let file = try OutputFile(folder.path("file"))
    try file.append("one two")
    #expect(file.canTruncate)
    try file.truncate(to: 3)
    try file.append("!")
    try file.finish()
    #expect(try String(contentsOfFile: folder.path("file"), encoding: .utf8) == "one!")
    #expect(try !OutputFile("/dev/null").canTruncate)
  }
}
