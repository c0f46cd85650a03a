import Engine
import TestSupport
import Testing

@Suite("Lab files: what is no lab")
struct HostileLabTests {
  @Test(
    "What is not YAML is refused at its place",
    arguments: [
      ("", "1:1: the file is empty; a lab starts with `name:` and `topology:`"),
      ("# nothing\n", "1:1: the file is empty; a lab starts with `name:` and `topology:`"),
      ("just words", "1:1: lab is a table (key: value), not `just words`"),
      ("- a\n- b", "1:1: lab is a table (key: value), not a list"),
      (
        "name: x\n\ttitle: y",
        "2:1: this is not YAML: while scanning a plain scalar: found a tab character that violates indentation; "
          + "indent with blanks, not tabs"
      ),
      (
        "topology:\n\tnodes: {}",
        "2:1: this is not YAML: while scanning for the next token: found character that cannot start any token; "
          + "indent with blanks, not tabs; put odd text in quotes"
      ),
      (
        "name: a: b",
        "1:8: this is not YAML: mapping values are not allowed in this context; "
          + "put text with a colon in quotes; check the indent"
      ),
      ("name: x\n---\nname: y", "2:1: a second document in the file; a file holds one lab; remove the `---`"),
      ("name: x\nname: y", "2:1: duplicate key `name`, first at 1:1; keep one of them"),
      ("[a]: b", "1:1: a key is one word, not a list or a table"),
      (
        "name: &x small",
        "1:7: a lab file has no anchors (`&…`) and no aliases (`*…`); write the value out, or put the text in quotes"
      ),
      (
        "name: *x",
        "1:7: a lab file has no anchors (`&…`) and no aliases (`*…`); write the value out, or put the text in quotes"
      ),
      (
        "topology: &t {nodes: {}}",
        "1:11: a lab file has no anchors (`&…`) and no aliases (`*…`); write the value out, or put the text in quotes"
      ),
      (
        "flows: [*,*]",
        "1:9: a lab file has no anchors (`&…`) and no aliases (`*…`); write the value out, or put the text in quotes"
      ),
    ])
  func refused(text: String, error: String) {
    #expect(LabText.errors(text).first == error)
  }

  @Test("An ampersand in a text is no anchor")
  func ampersand() throws {
    let text = LabText.replacing("name: small", by: "name: small\ntitle: Tom & Jerry &c")
    #expect(try LabFile.read(text).title == "Tom & Jerry &c")
  }

  static let bombs: [(String, String)] = [
    ("billion laughs", laughs(depth: 30)),
    ("billion laughs as a key", laughs(depth: 30) + "\n? *a29\n: x"),
    ("brackets", String(repeating: "[", count: 1_000_000)),
    ("braces", String(repeating: "{", count: 1_000_000)),
    ("nested tables on a line", String(repeating: "{a: ", count: 250_000)),
    ("nested lists on a line", String(repeating: "- ", count: 500_000)),
    ("nested keys on a line", String(repeating: "? ", count: 500_000)),
    ("nested tables on lines", (0..<1_400).map { String(repeating: " ", count: $0) + "a:\n" }.joined()),
    ("a closed nest", String(repeating: "[", count: 900) + String(repeating: "]", count: 900)),
    ("a long word", String(repeating: "x", count: 1_000_000)),
    ("an open quote", "\"" + String(repeating: "x\n", count: 500_000)),
    ("many keys", (0..<90_000).map { "k\($0): 1\n" }.joined()),
    ("the same key", String(repeating: "k: 1\n", count: 200_000)),
    ("many documents", String(repeating: "---\n", count: 250_000)),
    ("many colons", String(repeating: ":", count: 1_000_000)),
    ("many comments", String(repeating: "#\n", count: 500_000)),
    ("wrong nodes", "topology: {nodes: {" + (0..<25_000).map { "abcdefgh\($0): {kind: pe, x: 1}," }.joined() + "}}"),
    ("too large", String(repeating: "# filler\n", count: 200_000)),
  ]

  private static func laughs(depth: Int) -> String {
    var text = "a0: &a0 [x, x]\n"
    for level in 1..<depth { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    return text
  }

  @Test("A bomb does not go off", .timeLimit(.minutes(1)), arguments: bombs)
  func bomb(name: String, text: String) {
    let clock = ContinuousClock()
    let time = clock.measure { #expect(!LabText.errors(text).isEmpty) }
    #expect(time < .seconds(8), "\(name) took \(time) without optimisation")
  }

  @Test("What is nested deeper than a lab can be says so")
  func depth() {
    let text = "name: " + String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
    #expect(LabText.errors(text).first == "1:22: lists and tables deeper in each other than 16")
  }

  @Test("No more than a hundred errors are shown, and the rest is counted")
  func many() {
    let text = "name: x\ntopology: {nodes: {" + (0..<300).map { "N\($0): {}," }.joined() + "}}"
    do {
      _ = try LabFile.read(text)
      Issue.record("it was read")
    } catch {
      #expect(error.errors.count == LabErrors.limit)
      #expect(error.suppressed == 200)
    }
  }

  @Test("Octets that are no text are refused at their line")
  func octets() {
    do {
      _ = try LabFile.read(octets: Array("name: x\n".utf8) + [0xff, 0xfe])
      Issue.record("it was read")
    } catch {
      #expect(error.description == "2:1: this is not text in UTF-8; save the file as UTF-8")
    }
  }

  @Test("A damaged lab file is read or refused, and nothing else happens", arguments: 0..<300 as Range<UInt64>)
  func damaged(seed: UInt64) {
    var seeds = Seeds(seed)
    let octets = seeds.damaged(Array(LabText.small.utf8))
    do {
      _ = try LabFile.read(octets: octets)
    } catch {
      #expect(error.errors.allSatisfy { $0.line >= 1 && $0.column >= 1 })
    }
  }
}
