import Foundation
import TestSupport
import Testing

/// The tables of `docs/rules.md`: rule → state, code, tests, labs.
@Suite("Tidy: every rule has code, a test that names it, and a lab that shows it")
struct RuleCoverageTests {
  /// A line of a table: `| S-1 | done | what it says | [code](…) | [test](…) | 7, 8 |`.
  struct Row: CustomTestStringConvertible {
    let rule: String
    let state: String
    let code: [URL]
    let tests: [URL]
    let labs: [String]

    var testDescription: String { rule }
  }

  /// Without a lab step a rule is tested, and with one it is done; the invariants are watched in every lab.
  static let states = ["done", "tested", "watched"]

  static let rows: [Row] = {
    let file = Repository.root.appendingPathComponent("docs/rules.md")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard line.hasPrefix("|"), cells.count == 6, cells[0].wholeMatch(of: /[A-Z]+-[0-9.a-z-]+/) != nil else {
        return nil
      }
      return Row(
        rule: cells[0], state: cells[1], code: links(cells[3], in: file), tests: links(cells[4], in: file),
        labs: cells[5].matches(of: /\d+/).map { String($0.0) })
    }
  }()

  private static func links(_ cell: String, in file: URL) -> [URL] {
    cell.matches(of: /\]\(([^)]+)\)/).map { match in
      file.deletingLastPathComponent().appendingPathComponent(String(match.1)).standardized
    }
  }

  @Test("The list has every rule of this version, each once")
  func list() {
    #expect(Self.rows.count > 30)
    #expect(Set(Self.rows.map(\.rule)).count == Self.rows.count)
    for row in Self.rows { #expect(Self.states.contains(row.state), "\(row.rule): \(row.state)") }
  }

  @Test("The code is there", arguments: rows)
  func code(row: Row) {
    #expect(!row.code.isEmpty)
    for url in row.code { #expect(FileManager.default.fileExists(atPath: url.path), "\(url.lastPathComponent)") }
  }

  @Test("Each test file has a test that names the rule", arguments: rows)
  func tests(row: Row) throws {
    #expect(!row.tests.isEmpty)
    for url in row.tests {
      let text = try String(contentsOf: url, encoding: .utf8)
      let names = text.matches(of: /@Test\(\s*"([^"]*)"/).map { String($0.1) }
      #expect(
        names.contains { Self.rules(in: $0).contains(row.rule) },
        "no test of \(url.lastPathComponent) names \(row.rule)")
    }
  }

  @Test("Each lab teaches the rule or checks it; a rule that is done has one", arguments: rows)
  func labs(row: Row) throws {
    if row.state == "done" { #expect(!row.labs.isEmpty) }
    for number in row.labs {
      let prefix = number.count < 2 ? "0\(number)-" : "\(number)-"
      let lab = Repository.files(in: "labs", suffix: ".lab.yml").first { $0.lastPathComponent.hasPrefix(prefix) }
      let text = try String(contentsOf: try #require(lab, "no lab \(number)"), encoding: .utf8)
      let lists = text.matches(of: /(?:teaches|rules):\s*\[([^\]]*)\]/).map { String($0.1) }
      #expect(lists.contains { Self.rules(in: $0).contains(row.rule) }, "lab \(number) does not name \(row.rule)")
    }
  }

  @Test("What labs teach and check are rules of the list")
  func taught() throws {
    let known = Set(Self.rows.map(\.rule))
    for lab in Repository.files(in: "labs", suffix: ".lab.yml") {
      let text = try String(contentsOf: lab, encoding: .utf8)
      for match in text.matches(of: /(?:teaches|rules):\s*\[([^\]]*)\]/) {
        for rule in Self.rules(in: String(match.1)) {
          #expect(known.contains(rule), "\(lab.lastPathComponent) names \(rule)")
        }
      }
    }
  }

  /// The words of a text that may be ids of rules: `S-1`, `B-5.2-3`, `F-3b`.
  static func rules(in text: String) -> Set<String> {
    Set(text.matches(of: /[A-Z]+-\d+(?:\.\d+-\d+)?[a-z]?/).map { String($0.0) })
  }
}
