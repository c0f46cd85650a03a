import Foundation
import TestSupport
import Testing

/// A routing daemon as a process of its own, which ends with the test, however the test ends.
///
/// A shell stands between: it holds the daemon as its child and reads from a pipe that only the test writes to. When the
/// test closes the pipe, or dies, the shell ends the daemon, first kindly.
final class Daemon {
  /// Its configuration, its sockets and its log; gone with it.
  let folder: URL
  private let process = Process()
  private let lifeline = Pipe()

  init(_ name: String) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("labconsole-\(name)-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { stop() }

  /// Where a Debian package puts the program; `nil` when it is not installed.
  static func installed(_ paths: String...) -> String? {
    paths.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  func write(_ text: String, to name: String) throws {
    try text.write(toFile: path(name), atomically: false, encoding: .utf8)
  }

  func start(_ program: String, _ arguments: [String]) throws {
    let guardian = """
      "$@" </dev/null >log 2>&1 &
      child=$!
      read line
      kill $child 2>/dev/null
      for turn in 1 2 3 4 5 6 7 8 9 10; do kill -0 $child 2>/dev/null || break; sleep 0.1; done
      kill -9 $child 2>/dev/null
      rm -rf "$PWD"
      """
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", guardian, "sh", program] + arguments
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": folder.path, "LANG": "C.UTF-8"]
    process.standardInput = lifeline
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    try? lifeline.fileHandleForReading.close()
  }

  /// What the daemon has written.
  var log: String { (try? String(contentsOfFile: path("log"), encoding: .utf8)) ?? "" }

  func stop() {
    guard FileManager.default.fileExists(atPath: folder.path) else { return }
    try? lifeline.fileHandleForWriting.close()
    if process.isRunning { process.waitUntilExit() }
    try? FileManager.default.removeItem(at: folder)
  }
}

/// A program that runs to its end.
enum Tool {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// What it prints; throws what it complains about.
  static func output(_ program: String, _ arguments: [String], in folder: URL) throws -> String {
    let process = Process()
    let name = "tool-\(UUID().uuidString)"
    let file = folder.appendingPathComponent(name)
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "exec \"$@\" </dev/null >\(name) 2>\(name).err", "sh", program] + arguments
    process.currentDirectoryURL = folder
    try process.run()
    process.waitUntilExit()
    let text = try String(contentsOf: file, encoding: .utf8)
    guard process.terminationStatus == 0 else {
      let complaint = try String(contentsOf: file.appendingPathExtension("err"), encoding: .utf8)
      throw Failure(description: "\(program) \(arguments.joined(separator: " ")): \(text)\(complaint)")
    }
    return text
  }

  /// Asks again until the answer pleases, or the time is over; then the last answer counts.
  static func poll<Answer>(
    for seconds: Double = 20, _ ask: () throws -> Answer, until pleases: (Answer) -> Bool
  ) throws -> Answer {
    let end = Date().addingTimeInterval(seconds)
    while true {
      let answer = try ask()
      if pleases(answer) || Date() > end { return answer }
      Thread.sleep(forTimeInterval: 0.05)
    }
  }
}
