import Foundation
import TestSupport
import Testing

@Suite("Tidy: the README")
struct ReadmeTests {
  @Test("Two commands set everything up: one opens the console, one passes the tests; both scripts are there")
  func setUp() throws {
    let text = try String(contentsOf: Repository.root.appendingPathComponent("README.md"), encoding: .utf8)
    let section = try #require(text.components(separatedBy: "\n## ").first { $0.hasPrefix("Start\n") })
    let commands = section.components(separatedBy: "\n").filter { $0.hasPrefix("    ") }.map { $0.dropFirst(4) }
    #expect(commands == ["scripts/console first-join", "scripts/test"])
    for command in commands {
      let script = Repository.root.appendingPathComponent(String(command.prefix { $0 != " " })).path
      #expect(FileManager.default.isExecutableFile(atPath: script), "\(script) cannot be run")
    }
  }

  @Test("Links of the README and of the docs lead somewhere")
  func links() throws {
    let files =
      [Repository.root.appendingPathComponent("README.md")] + Repository.files(in: "docs", suffix: ".md")
      + Repository.files(in: "labs", suffix: ".md")
    for file in files {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /\]\(([^)#\s]+)(#[^)]*)?\)/) where !match.1.contains("://") {
        let target = file.deletingLastPathComponent().appendingPathComponent(String(match.1))
        #expect(
          FileManager.default.fileExists(atPath: target.path), "\(file.lastPathComponent) links to \(match.1)")
      }
    }
  }
}
