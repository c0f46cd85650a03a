import Engine
import EngineTestSupport
import Testing

@Suite("Stages behind | work on the rows")
struct OutputStageTests {
  private func output(_ line: String) -> CommandOutput? {
    var shell = ExampleLab.shell
    return shell.execute(line).last
  }

  @Test("Include and exclude keep rows, in text and in JSON alike")
  func filters() {
    let all = output("show nodes")?.json?["nodes"]?.elements?.count ?? 0
    let some = output("show nodes | include \"^PE\"")
    #expect(some?.json?["nodes"]?.elements?.count == 4)
    #expect(some?.lines.count == 5)
    #expect(output("show nodes | exclude \"^PE\"")?.json?["nodes"]?.elements?.count == all - 4)
    #expect(output("show nodes | include nothing")?.json?["nodes"] == [])
  }

  @Test("Count counts rows")
  func count() {
    #expect(output("show nodes | include \"^PE\" | count")?.lines == ["4"])
    #expect(output("show nodes | include nothing | count")?.lines == ["0"])
  }

  @Test("Sort goes by numbers where there are numbers")
  func sort() {
    let rows = output("show bgp evpn | sort -type")?.json?["routes"]?.elements ?? []
    let types = rows.compactMap { $0["type"]?.integerValue }
    #expect(types == types.sorted(by: >) && !types.isEmpty)
    #expect(output("show bgp evpn | sort colour")?.verdict == .refused)
  }

  @Test("JSON is the object as text; a trailing word does the same")
  func json() {
    let piped = output("show df | json")
    #expect(piped?.lines == output("show df json")?.lines)
    #expect(piped?.lines.first == "{")
    #expect(piped?.json?["schema"] == "labconsole/df/1")
  }

  @Test("Save is handed out, with what would have been shown")
  func save() {
    let shown = output("show df")?.lines.joined(separator: "\n")
    #expect(output("show df | save df.txt")?.request == .save(file: "df.txt", text: (shown ?? "") + "\n"))
  }
}

@Suite("Patterns are matched in linear time")
struct PatternTests {
  static let cases: [(pattern: String, text: String, matches: Bool)] = [
    ("abc", "xxabcxx", true), ("^abc", "xabc", false), ("abc$", "xxabc", true), ("abc$", "abcx", false),
    ("a.c", "abc", true), ("a.c", "ac", false), ("ab*c", "ac", true), ("ab+c", "ac", false), ("ab+c", "abbbc", true),
    ("ab?c", "abbc", false), ("(ab|cd)+e", "abcde", true), ("(ab|cd)+e", "abde", false), ("[a-c]+$", "xxabcabc", true),
    ("[^a-c]", "abc", false), ("\\d+\\.\\d+", "10.1", true), ("\\w\\s\\w", "a b", true), ("\\D", "123", false),
    ("a|b|c", "c", true), ("", "anything", true), ("x*", "", true), ("[]a]", "]", true), ("a\\*", "a*", true),
    ("((a?b)*c)?d$", "ababcd", true), ("^(PE1|PE2) ", "PE2 x", true), ("^$", "", true), ("[\\d]", "5", true),
  ]

  @Test("A pattern fits where it should", arguments: cases.indices)
  func fits(index: Int) throws {
    let (pattern, text, matches) = Self.cases[index]
    let compiled = try Pattern(pattern)
    #expect(compiled.matches(text) == matches, "\(pattern) in \(text)")
  }

  @Test("A wrong pattern is refused", arguments: ["(", ")", "*a", "[a", "a\\", "[b-a]", "a(b"])
  func wrong(text: String) {
    #expect(throws: CommandError.self) { try Pattern(text) }
  }

  @Test("Patterns that ruin other machines take no time here")
  func linear() throws {
    let text = String(repeating: "a", count: 2_000)
    let repeated = try Pattern("(a*)*(a|aa)+(a?)+b")
    #expect(!repeated.matches(text))
    let nested = String(repeating: "(", count: 30) + "a" + String(repeating: ")*", count: 30) + "b"
    let deep = try Pattern(nested)
    #expect(!deep.matches(text))
    #expect(throws: CommandError.self) { try Pattern(String(repeating: "(", count: 200)) }
  }
}
