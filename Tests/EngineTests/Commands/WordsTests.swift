import Engine
import TestSupport
import Testing

@Suite("Prompt lines become words")
struct WordsTests {
  @Test(
    "Words are cut at blanks; quotes and parentheses hold them together",
    arguments: [
      ("join H1 F1", ["join", "H1", "F1"]),
      ("  join\tH1   (*, 239.1.1.1) v3 ", ["join", "H1", "(*,239.1.1.1)", "v3"]),
      ("join H1 (10.0.0.1,232.1.1.1)", ["join", "H1", "(10.0.0.1,232.1.1.1)"]),
      (#"mark "two words" 'a "b"' a\ b"#, ["mark", "two words", #"a "b""#, "a b"]),
      (#"mark "say \"no\"""#, ["mark", #"say "no""#]),
      ("expect once(H1, F1) == 3", ["expect", "once(H1,F1)", "==", "3"]),
      ("set red selective.flows F1,(*,*)", ["set", "red", "selective.flows", "F1,(*,*)"]),
      ("start F1 # and so on; really", ["start", "F1"]),
      ("show x#y", ["show", "x#y"]),
      ("", []), ("   ", []), ("# only", []), (";;", []),
    ])
  func words(line: String, words: [String]) throws {
    #expect(try Words.commands(line).first?.words.map(\.text) ?? [] == words)
  }

  @Test("A line holds several commands, each with stages and its own text")
  func commands() throws {
    let commands = try Words.commands(#"start F1;  show bgp evpn | include "a;b|c" | count ; run 1s # end"#)
    #expect(commands.map(\.text) == ["start F1", #"show bgp evpn | include "a;b|c" | count"#, "run 1s"])
    #expect(commands.map(\.column) == [1, 12, 54])
    #expect(commands[1].words.map(\.text) == ["show", "bgp", "evpn"])
    #expect(commands[1].stages.map { $0.map(\.text) } == [["include", "a;b|c"], ["count"]])
    #expect(commands[1].words.map(\.column) == [12, 17, 21])
  }

  @Test(
    "What cannot be cut is refused at its column",
    arguments: [
      (#"mark "open"#, 6, "a quote that nothing closes"),
      ("join H1 (*,239.1.1.1", 9, "a parenthesis that nothing closes"),
      ("| count", 1, "nothing stands before `|`"),
      ("show bgp | ", 12, "nothing stands behind `|`"),
      ("show bgp | ; run", 12, "nothing stands behind `|`"),
      ("run \u{1b}[A", 5, "a control character"),
      (String(repeating: "x", count: Words.longestLine + 1), 1, "a line of more than 65536 characters"),
    ])
  func refused(line: String, column: Int, text: String) {
    let error = #expect(throws: CommandError.self) { try Words.commands(line) }
    #expect(error?.column == column)
    #expect(error?.text == text)
  }

  @Test("Words are taken one by one, and what is missing or too much has its column")
  func taking() throws {
    var words = try Words("run 250ms twice 3")
    let wrong = words.take("ru")
    let right = words.take("run")
    #expect(!wrong && right)
    #expect(try words.interval() == .milliseconds(250))
    let tooMuch = #expect(throws: CommandError.self) { try words.expectEnd() }
    #expect(tooMuch?.column == 11)
    #expect(try words.choice(among: ["once", "twice"], "how often") == "twice")
    #expect(try words.number("a count", in: 1...3) == 3)
    try words.expectEnd()
    let missing = #expect(throws: CommandError.self) { try words.next("a host") }
    #expect(missing?.column == 19 && missing?.expected == "a host")
  }

  @Test("What is no number is refused", arguments: ["0x3", "99999999999999999999", "3m", "-1", "٣", "4"])
  func numbers(text: String) throws {
    var words = try Words(text)
    #expect(throws: CommandError.self) { try words.number("a count", in: 0...3) }
  }

  @Test("An expression is the rest of the line as it was typed, up to its keyword")
  func rest() throws {
    var words = try Words("expect (once(H1, F1) and  not never(H2,F1)) within 2s")
    _ = try words.next("a verb")
    let rest = try words.rest(before: "within", "a condition")
    #expect(rest.text == "(once(H1, F1) and  not never(H2,F1))")
    #expect(rest.column == 8)
    #expect(words.remaining.map(\.text) == ["within", "2s"])
    var quoted = try Words(#"expect "df(ES1,10) == PE2""#)
    _ = try quoted.next("a verb")
    #expect(try quoted.rest(before: "within", "a condition").text == "df(ES1,10) == PE2")
    var second = try Words(Words.commands("run 1s; expect a == b | json")[1])
    _ = try second.next("a verb")
    #expect(try second.rest("a condition").text == "a == b")
    var none = try Words("expect within 2s")
    _ = try none.next("a verb")
    #expect(throws: CommandError.self) { try none.rest(before: "within", "a condition") }
  }

  @Test("Any line is cut or refused, and nothing else happens", arguments: 0..<500 as Range<UInt64>)
  func damaged(seed: UInt64) {
    var seeds = Seeds(seed)
    let octets = seeds.damaged(Array(#"join H1 (*,239.1.1.1) "x" | include 'a' ; run 1s # c"#.utf8))
    let line = String(decoding: octets, as: UTF8.self)
    do throws(CommandError) {
      for command in try Words.commands(line) {
        var words = Words(command)
        _ = try words.rest(before: "within", "anything")
      }
    } catch {
      #expect(error.column.map { $0 >= 1 && $0 <= line.unicodeScalars.count + 2 } ?? true)
    }
  }
}

@Suite("The nearest word")
struct NearestTests {
  static let words = ["delay", "rate", "endpoints", "loss", "PE1", "PE2", "once", "kind"]

  @Test(
    "A typing error finds its word",
    arguments: [
      ("delya", "delay"), ("DELAY", "delay"), ("dealy", "delay"), ("endpoint", "endpoints"), ("ratee", "rate"),
      ("pe1", "PE1"), ("onec", "once"), ("endp", "endpoints"),
    ])
  func near(wrong: String, right: String) {
    #expect(Nearest.word(to: wrong, among: Self.words) == right)
  }

  @Test("Something else finds nothing", arguments: ["", "xyz", "bandwidth", String(repeating: "delay", count: 1_000)])
  func far(wrong: String) {
    #expect(Nearest.word(to: wrong, among: Self.words) == nil)
  }

  @Test("A word is found in full or by a beginning that only one has")
  func prefixes() throws {
    #expect(PrefixMatch.find("del", among: Self.words) == .one("delay"))
    #expect(PrefixMatch.find("PE", among: Self.words) == .several(["PE1", "PE2"]))
    #expect(PrefixMatch.find("PE", among: ["PE", "PE1"]) == .one("PE"))
    #expect(PrefixMatch.find("", among: Self.words) == .none(nearest: nil))
    #expect(try PrefixMatch.require("r", among: Self.words, noun: "a key", column: 3) == "rate")
    let error = #expect(throws: CommandError.self) {
      try PrefixMatch.require("PE", among: Self.words, noun: "a node", column: 3)
    }
    #expect(error?.description == "`PE` is the beginning of PE1, PE2; expected a node")
    let unknown = #expect(throws: CommandError.self) {
      try PrefixMatch.require("delya", among: Self.words, noun: "a key", column: 3)
    }
    #expect(unknown?.suggestion == "delay" && unknown?.column == 3)
    #expect(unknown?.shifted(by: 4).column == 7)
  }
}
