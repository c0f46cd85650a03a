import Engine
import Foundation
import TestSupport
import Testing

@Suite("docs/fidelity.md")
struct FidelityTests {
  private func section(behind mark: String) throws -> Substring {
    let text = try String(contentsOf: Repository.root.appendingPathComponent("docs/fidelity.md"), encoding: .utf8)
    let start = try #require(text.range(of: "<!-- \(mark) -->"))
    let rest = text[start.upperBound...]
    return rest[..<(rest.range(of: "\n## ")?.lowerBound ?? rest.endIndex)]
  }

  @Test("The list of drop reasons is the closed list, in its order")
  func dropReasons() throws {
    let rows = try section(behind: "drop reasons").split(separator: "\n").filter { $0.hasPrefix("| `") }
    let names = rows.compactMap { $0.split(separator: "`").dropFirst().first.map(String.init) }
    #expect(names == DropReason.allCases.map(\.name))
  }

  @Test("The rules that are named are those that run")
  func rules() throws {
    let list = try #require(try section(behind: "rules").split(separator: "\n").first)
    let names = list.split { $0 == "," || $0.isWhitespace }.map(String.init)
    #expect(Set(names) == Set(Invariants.all.map { $0.id }))
  }
}
