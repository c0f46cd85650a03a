import Engine
import EngineTestSupport
import Testing

@Suite("Completion knows the live names")
struct CompletionTests {
  private func texts(_ line: String, in shell: Shell = ExampleLab.shell) -> [String] {
    shell.completions(line, cursor: line.unicodeScalars.count).map(\.text)
  }

  static let cases: [(line: String, some: [String], none: [String])] = [
    ("", ["join", "show", "fail", "PE1", "on", "lab"], ["H7"]),
    ("jo", ["join"], ["leave"]),
    ("join ", ["H1", "H2", "H9"], ["PE1", "F1"]),
    ("join H1 ", ["F1", "239.1.1.1", "(*,239.1.1.1)", "(H9,239.1.1.1)"], ["H1"]),
    ("join H1 F1 ", ["v2", "silent"], ["delay"]),
    ("fail ", ["link", "node", "port", "session", "es"], ["H1"]),
    ("fail li", ["link"], ["node"]),
    ("fail link PE2-", ["PE2-P1", "PE2-CE1"], ["PE1-P1"]),
    ("fail es ES1 ", ["at"], ["PE1"]),
    ("set ES1 ", ["sync"], []),
    ("set ES1 sync ", ["none", "routes"], ["smet"]),
    ("show ", ["bgp", "df", "topology"], ["join"]),
    ("show bgp ", ["evpn", "summary", "neighbor"], ["df"]),
    ("show bgp evpn type ", ["smet", "imet"], ["F1"]),
    ("PE1 ", ["show"], ["join", "H1"]),
    ("PE1 show d", ["df"], ["topology"]),
    ("on ", ["PE1", "pe"], ["show"]),
    ("on PE1 ", ["show"], ["join"]),
    ("show df | ", ["include", "json"], ["show"]),
    ("run 1s; jo", ["join"], []),
    ("expect on", ["once("], ["copies("]),
    ("expect once(", ["once(H1,"], ["once(PE1,"]),
    ("expect once(H1,", ["once(H1,F1)"], ["once(H1,H1"]),
    ("expect count(PE4,sm", ["count(PE4,smet)", "count(PE4,smet,"], ["count(PE4,imet)"]),
    ("why H1 ", ["receives"], []),
    ("help jo", ["join"], []),
  ]

  @Test("What fits is offered, and nothing else", arguments: cases.indices)
  func candidates(index: Int) {
    let (line, some, none) = Self.cases[index]
    let found = texts(line)
    for text in some { #expect(found.contains(text), "`\(line)` does not offer \(text): \(found)") }
    for text in none { #expect(!found.contains(text), "`\(line)` offers \(text)") }
  }

  @Test("A candidate takes the place of the word that it completes")
  func columns() {
    let found = ExampleLab.shell.completions("run 1s; fail li x", cursor: 15)
    #expect(found.map(\.columns) == [14..<16])
    #expect(found.map(\.text) == ["link"])
  }

  @Test("Marks, forks and checks are offered once they are there")
  func live() {
    var shell = ExampleLab.shell
    #expect(texts("goto ", in: shell).isEmpty)
    _ = shell.execute("mark here; fork other")
    #expect(texts("goto ", in: shell) == ["@here"])
    #expect(texts("switch ", in: shell) == ["other"])
    #expect(texts("check ", in: shell) == ["c1"])
  }

  @Test("Nothing that a person types while a line grows makes it fail", arguments: CommandErrorTests.wrong.map(\.line))
  func robust(line: String) {
    let count = line.unicodeScalars.count
    for cursor in 0...count { _ = ExampleLab.shell.completions(line, cursor: cursor) }
    #expect(ExampleLab.shell.completions(line, cursor: -5).count == ExampleLab.shell.completions(line, cursor: 0).count)
  }
}
