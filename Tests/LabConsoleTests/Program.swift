import Foundation
import TestSupport
import Testing

/// The built program as a process of its own, as a person or a script starts it.
struct Program {
  /// What a run left behind.
  struct Result {
    let status: Int32
    let output: String
    let narration: String

    var lines: [String] { output.split(separator: "\n", omittingEmptySubsequences: true).map(String.init) }

    /// The object that was printed.
    func json() throws -> [String: Any] {
      let value = try JSONSerialization.jsonObject(with: Data(output.utf8))
      return try #require(value as? [String: Any])
    }
  }

  let url: URL

  /// The program beside these tests: built from the same sources, in the same configuration.
  static func built() throws -> Program {
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    let places = [
      tests.appendingPathComponent("labconsole"), Repository.root.appendingPathComponent(".build/debug/labconsole"),
      Repository.root.appendingPathComponent(".build/release/labconsole"),
    ]
    let url = places.first { FileManager.default.isExecutableFile(atPath: $0.path) }
    return try Program(url: #require(url, "the program is not built"))
  }

  /// The release build, when there is one that is not older than any source.
  static let release: Program? = {
    let url = Repository.root.appendingPathComponent(".build/release/labconsole")
    guard let built = date(url) else { return nil }
    let sources = Repository.files(in: "Sources", suffix: ".swift") + Repository.files(in: "Sources", suffix: ".c")
    return sources.allSatisfy { date($0) ?? .distantFuture <= built } ? Program(url: url) : nil
  }()

  private static func date(_ url: URL) -> Date? {
    try? url.resolvingSymlinksInPath().resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate
  }

  /// Runs it to its end, in the checkout, with an environment of its own.
  func run(
    _ arguments: String..., input: String = "", environment: [String: String] = [:], redirect: String = ""
  ) throws -> Result {
    try run(arguments, input: input, environment: environment, redirect: redirect)
  }

  func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:], redirect: String = ""
  ) throws -> Result {
    let folder = try TemporaryFolder()
    let files = ["in", "out", "err"].map { folder.path($0) }
    try input.write(toFile: files[0], atomically: false, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    let line = "exec \"$@\" <'\(files[0])' >'\(files[1])' 2>'\(files[2])' \(redirect)"
    process.arguments = ["-c", line, "sh", url.path] + arguments
    process.currentDirectoryURL = Repository.root
    process.environment = [
      "PATH": "/usr/bin:/bin", "HOME": folder.path(""), "TERM": "dumb", "LANG": "C.UTF-8",
      "SWIFT_BACKTRACE": "enable=no",
    ].merging(environment) { $1 }
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
      output: String(decoding: try Data(contentsOf: URL(fileURLWithPath: files[1])), as: UTF8.self),
      narration: String(decoding: try Data(contentsOf: URL(fileURLWithPath: files[2])), as: UTF8.self))
  }
}

/// A folder of a test's own, gone with it.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("labconsole-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// Writes a file, and returns its path.
  func file(_ name: String, _ text: String) throws -> String {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: false, encoding: .utf8)
    return file.path
  }
}
