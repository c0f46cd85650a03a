import Engine
import EngineTestSupport
import Testing

@Suite("A wrong command says where, what was expected, and what was perhaps meant")
struct CommandErrorTests {
  struct Wrong: Sendable, CustomTestStringConvertible {
    let line: String
    let column: Int
    let suggestion: String?
    var testDescription: String { line }
  }

  static let wrong: [Wrong] = [
    Wrong(line: "jion H1 F1", column: 1, suggestion: "join"),
    Wrong(line: "join H7 F1", column: 6, suggestion: "H1"),
    Wrong(line: "join PE1 F1", column: 6, suggestion: nil),
    Wrong(line: "join H1", column: 9, suggestion: nil),
    Wrong(line: "join H1 F2", column: 9, suggestion: "F1"),
    Wrong(line: "join H1 10.0.0.1", column: 9, suggestion: nil),
    Wrong(line: "join H1 F1 v4", column: 12, suggestion: "v1"),
    Wrong(line: "join H1 F1 v3 v3 extra", column: 18, suggestion: nil),
    Wrong(line: "run 1s; leave H1", column: 18, suggestion: nil),
    Wrong(line: "run 5parsecs", column: 5, suggestion: nil),
    Wrong(line: "fail link PE1-PE4", column: 11, suggestion: "PE1-P1"),
    Wrong(line: "fail lnik PE1-P1", column: 6, suggestion: "link"),
    Wrong(line: "fail es ES2 at PE1", column: 9, suggestion: "ES1"),
    Wrong(line: "fail es ES1 at PE4", column: 16, suggestion: "PE1"),
    Wrong(line: "fail port PE1:eth7", column: 11, suggestion: "PE1:eth1"),
    Wrong(line: "fail session PE1-P1", column: 14, suggestion: "PE1-PE2"),
    Wrong(line: "set ES1 sinc none", column: 9, suggestion: "sync"),
    Wrong(line: "set ES1 sync nine", column: 14, suggestion: "none"),
    Wrong(line: "set ES1 df per-flow", column: 9, suggestion: nil),
    Wrong(line: "set ES7 sync none", column: 5, suggestion: "ES1"),
    Wrong(line: "show bgpp", column: 6, suggestion: "bgp"),
    Wrong(line: "show bgp evpn type smett", column: 20, suggestion: "smet"),
    Wrong(line: "show bgp evpn type 12", column: 20, suggestion: nil),
    Wrong(line: "show tree F9", column: 11, suggestion: "F1"),
    Wrong(line: "show packets where protocol", column: 28, suggestion: nil),
    Wrong(line: "show packets where (protocol BGP", column: 20, suggestion: nil),
    Wrong(line: "show packets where from PE9", column: 20, suggestion: "PE1"),
    Wrong(line: "expect once(H1,F9)", column: 16, suggestion: "F1"),
    Wrong(line: "expect twice(H1,F1)", column: 8, suggestion: nil),
    Wrong(line: "expect once(H1,F1) within soon", column: 27, suggestion: nil),
    Wrong(line: "goto @nowhere", column: 6, suggestion: nil),
    Wrong(line: "goto -3", column: 6, suggestion: nil),
    Wrong(line: "rewind 1h", column: 8, suggestion: nil),
    Wrong(line: "switch nowhere", column: 8, suggestion: nil),
    Wrong(line: "show df | includ", column: 18, suggestion: nil),
    Wrong(line: "show df | exlude PE1", column: 11, suggestion: "exclude"),
    Wrong(line: "show df | include [", column: 20, suggestion: nil),
    Wrong(line: "why H1 gets F1", column: 8, suggestion: nil),
    Wrong(line: "why PE1 receives F1", column: 9, suggestion: nil),
    Wrong(line: "impair PE1-P1 rate 3%", column: 15, suggestion: nil),
    Wrong(line: "drop next 1 where host H1", column: 19, suggestion: nil),
    Wrong(line: "on PE9 show df", column: 4, suggestion: "PE1"),
    Wrong(line: "PE1 shwo df", column: 5, suggestion: nil),
    Wrong(line: "help jion", column: 6, suggestion: "join"),
  ]

  @Test("A wrong line is refused at its column", arguments: wrong)
  func refuse(wrong: Wrong) throws {
    var shell = ExampleLab.shell
    let digest = shell.world.digest
    let output = try #require(shell.execute(wrong.line).last)
    #expect(output.verdict == .refused)
    #expect(output.error?.column == wrong.column, "\(output.error?.description ?? "")")
    #expect(output.error?.suggestion == wrong.suggestion, "\(output.error?.description ?? "")")
    if !wrong.line.contains(";") { #expect(shell.world.digest == digest) }
  }

  @Test("A refused command ends its line, and the world stays as it was")
  func line() {
    var shell = ExampleLab.shell
    let digest = shell.world.digest
    let outputs = shell.execute("join H9; run 1s")
    #expect(outputs.count == 1)
    #expect(shell.world.digest == digest)
  }

  @Test("What the language provides for and this version does not know is refused by name")
  func notYet() throws {
    for line in ["set red inclusive rsvp-te-p2mp", "join H1 F1 mld2", "clear bgp PE1-PE4 soft", "why tunnel 3 at PE1"] {
      var shell = ExampleLab.shell
      let output = try #require(shell.execute(line).last)
      #expect(output.error?.text.contains("not known to this version") == true, "\(line)")
    }
  }

  @Test("Keywords may be cut short while they stay unique")
  func prefixes() {
    var shell = ExampleLab.shell
    for line in [
      "sta F1", "j H1 F1", "ru 10ms", "show bgp e ty smet", "sh df", "exp converged within 1s", "rese counters",
    ] {
      #expect(shell.execute(line).last?.verdict == .ok, "\(line)")
    }
    let output = shell.execute("re").last
    #expect(output?.error?.text.contains("beginning") == true)
  }
}
