import Engine
import Foundation
import Testing

@Suite("JSON values")
struct JSONValueTests {
  static let sample: JSONValue = [
    "schema": "labconsole/rib/1", "at": .seconds(nanoseconds: 12_450_000_000), "peer": nil, "best": true,
    "routes": [["type": 6, "flags": ["v2", "ie"], "pmsi": ["label": 16]], [:]], "none": [],
  ]

  @Test("The compact form is one line, keys in their order")
  func compact() {
    #expect(
      JSONWriter.compact(Self.sample)
        == #"{"schema":"labconsole/rib/1","at":12.45,"peer":null,"best":true,"#
        + #""routes":[{"type":6,"flags":["v2","ie"],"pmsi":{"label":16}},{}],"none":[]}"#)
  }

  @Test("The pretty form has a line for each key, and lists of plain values on one line")
  func pretty() {
    #expect(
      JSONWriter.pretty(Self.sample) == """
        {
          "schema": "labconsole/rib/1",
          "at": 12.45,
          "peer": null,
          "best": true,
          "routes": [
            {
              "type": 6,
              "flags": ["v2", "ie"],
              "pmsi": {
                "label": 16
              }
            },
            {}
          ],
          "none": []
        }
        """)
  }

  @Test(
    "Times are exact decimals of seconds",
    arguments: [
      (0, "0"), (1_000_000_000, "1"), (-310_000_000, "-0.31"), (1, "0.000000001"), (-1, "-0.000000001"),
      (Int64.min, "-9223372036.854775808"),
    ] as [(Int64, String)])
  func seconds(nanoseconds: Int64, text: String) {
    #expect(JSONWriter.compact(.seconds(nanoseconds: nanoseconds)) == text)
  }

  @Test("Strings escape what RFC 8259 asks for, and what steers a terminal")
  func escapes() {
    #expect(
      JSONWriter.compact(.string("a\"b\\c\n\r\t\u{0}\u{1b}\u{7f}\u{9b}\u{202e}é😀"))
        == #""a\"b\\c\n\r\t\u0000\u001b\u007f\u009b\u202eé😀""#)
  }

  @Test("Another JSON reader reads both forms, any character included", arguments: [true, false])
  func reads(isPretty: Bool) throws {
    let all = String(String.UnicodeScalarView((0..<0x250).compactMap { Unicode.Scalar(UInt32($0)) })) + "\u{2028}😀"
    let value: JSONValue = ["text": .string(all), "list": [1, -2, nil, false, ["deep": []]]]
    let text = isPretty ? JSONWriter.pretty(value) : JSONWriter.compact(value)
    let read = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(read["text"] as? String == all)
    #expect((read["list"] as? [Any])?.count == 5)
  }

  @Test("An object keeps the place of a key that is set again, and forgets one that is set to nothing")
  func objects() {
    var object: JSONObject = ["a": 1, "b": 2]
    object["a"] = 3
    object["c"] = 4
    object["b"] = JSONValue?.none
    #expect(object.keys == ["a", "c"])
    #expect(object["a"] == 3)
    #expect(Self.sample[path: "routes"]?.elements?.first?[path: "pmsi.label"]?.integerValue == 16)
    #expect(Self.sample[path: "routes.x"] == nil)
  }
}

@Suite("Text tables")
struct TextTableTests {
  static let table = TextTable(
    rows: "routes",
    columns: [
      .init("node"), .init("count", "n", .right), .init("pmsi.label", "label", .right), .init("flags"), .init("at"),
      .init("empty"),
    ], empty: "no routes")

  @Test("A table shows what the object holds, aligned, without columns of nothing")
  func table() {
    let first: JSONValue = [
      "node": "PE1", "count": 7, "pmsi": ["label": 16], "flags": ["v2", "ie"],
      "at": .seconds(nanoseconds: -310_000_000),
    ]
    let second: JSONValue = ["node": "RR10", "count": 1234, "pmsi": nil, "flags": [], "at": .seconds(nanoseconds: 1)]
    #expect(
      Self.table.text(of: ["routes": [first, second]]) == """
        node     n  label  flags  at
        PE1      7     16  v2 ie  -0.310
        RR10  1234      -  -      0.000000001
        """)
  }

  @Test("An object without rows says so in words")
  func empty() {
    #expect(Self.table.text(of: ["routes": []]) == "no routes")
    #expect(Self.table.text(of: [:]) == "no routes")
  }

  @Test("A value that steers a terminal is spelled out")
  func controls() {
    #expect(TextTable.cell("a\u{1b}[2J") == "a\\u{1b}[2J")
  }
}
