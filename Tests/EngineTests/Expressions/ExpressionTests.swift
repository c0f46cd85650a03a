import Engine
import TestSupport
import Testing

/// Facts by the text of the call.
private struct Facts: ExpressionFacts {
  var values: [String: ExpressionValue]

  func value(of function: String, arguments: [ExpressionArgument]) throws(CommandError) -> ExpressionValue {
    let key = function + (arguments.isEmpty ? "" : "(\(arguments.map(\.text).joined(separator: ",")))")
    guard let value = values[key] else { throw CommandError("no fact \(key)", column: arguments.first?.column) }
    return value
  }
}

@Suite("Expressions")
struct ExpressionTests {
  private let facts = Facts(values: [
    "copies(H1,F1)": .int(3), "once(H1,F1)": .truth(true), "never(H1,F1)": .truth(false), "dup(F1)": .int(0),
    "gap(H1,F1)": .duration(.milliseconds(40)), "df(ES1,10)": .word("PE2"), "state(PE1-P1)": .word("up"),
    "converged": .truth(true), "violations": .int(0), "violations(F-1)": .int(2),
    "digest": .word("00000000000000000000000000000012"), "copies(H1,(*,239.1.1.1))": .int(5), "lost(F1)": .int(-1),
    "count(PE4,smet)": .int(1), "linkcopies(PE1>P1,F1)": .int(7),
  ])

  @Test(
    "Conditions that hold",
    arguments: [
      "once(H1,F1)", "copies(H1,F1) == 3", "copies(H1,F1)==3", "copies( H1 , F1 ) != 4", "copies(H1,F1) <= 3",
      "3 >= copies(H1,F1)", "copies(H1,F1) > 2 and copies(H1,F1) < 4", "not never(H1,F1)", "not (never(H1,F1))",
      "never(H1,F1) or once(H1,F1)", "once(H1,F1) or never(H1,F1) and never(H1,F1)",
      "not (once(H1,F1) and never(H1,F1))", "gap(H1,F1) < 100ms", "gap(H1,F1) == 0.04s", "gap(H1,F1) != 0",
      "df(ES1,10) == PE2", "PE2 == df(ES1,10)", "state(PE1-P1) == up", "converged", "converged == true",
      "violations == 0", "violations(F-1) == 2", "digest == 00000000000000000000000000000012",
      "copies(H1, (*, 239.1.1.1)) == 5", "linkcopies(PE1>P1,F1) == 7", "not not converged",
      "(((converged)))", "lost(F1) < 0", "converged\n  and once(H1,F1)", "count(PE4,smet)==1",
    ])
  func holds(text: String) throws {
    #expect(try Expression(condition: text).holds(facts), "\(text)")
  }

  @Test(
    "Conditions that do not hold",
    arguments: [
      "never(H1,F1)", "not once(H1,F1)", "copies(H1,F1) == 4", "df(ES1,10) == PE1", "gap(H1,F1) == 0",
      "once(H1,F1) and never(H1,F1)", "never(H1,F1) or never(H1,F1)", "(never(H1,F1) or converged) and never(H1,F1)",
      "converged == false", "digest == 12",
    ])
  func fails(text: String) throws {
    #expect(try !Expression(condition: text).holds(facts), "\(text)")
  }

  @Test("Any kind of value can be asked for, and the calls are listed in their order")
  func values() throws {
    #expect(try Expression("copies(H1,F1)").evaluate(facts) == .int(3))
    #expect(try Expression("gap(H1,F1)").evaluate(facts).description == "40ms")
    #expect(try Expression("df(ES1,10)").evaluate(facts).json == "PE2")
    let expression = try Expression("once(H1, F1) and dup(F1) == 0 or not converged")
    #expect(expression.calls.map(\.description) == ["once(H1,F1)", "dup(F1)", "converged"])
    #expect(expression.calls.map(\.column) == [1, 18, 38])
  }

  @Test(
    "What cannot be read is refused at its column",
    arguments: [
      ("", 1, "the expression ends too early", nil),
      ("onec(H1,F1)", 1, "no function `onec`", "once"),
      ("once(H1,F1) and nevr(H1,F1)", 17, "no function `nevr`", "never"),
      ("segments(F1) == 5", 1, "`segments` is not known to this version", nil),
      ("once(H1)", 1, "`once` with 1 arguments", nil),
      ("once(H1,,F1)", 9, "an argument is missing", nil),
      ("once(H1,F1", 11, "the parenthesis of column 5 is not closed", nil),
      ("(converged", 11, "the parenthesis of column 1 is not closed", nil),
      ("converged)", 10, "`)` cannot stand here", nil),
      ("copies(H1,F1) = 3", 15, "`=` cannot stand here", "=="),
      ("copies(H1,F1) ==", 17, "the expression ends too early", nil),
      ("copies(H1,F1) == 3 == 3", 20, "a second comparison", nil),
      ("copies(H1,F1)", 1, "this is a number", nil),
      ("convergd", 1, "`convergd` is no condition", "converged"),
      ("converged and copies(H1,F1)", 15, "this is a number", nil),
      ("copies(H1,F1) and converged", 1, "this is a number", nil),
      ("not dup(F1)", 5, "this is a number", nil),
      ("and converged", 1, "`and` stands alone", nil),
      ("copies(H1,F1) == 3s", 18, "a number cannot be compared with a duration", nil),
      ("gap(H1,F1) < 100", 14, "a duration cannot be compared with a number", nil),
      ("df(ES1,10) < PE2", 12, "`<` needs numbers or durations", nil),
      ("once(H1,F1) == 1", 16, "true or false cannot be compared with a number", nil),
      ("count(PE1,smt) == 1", 11, "no route type `smt`", "smet"),
      ("df(ES1,ten) == PE1", 8, "`ten` is no VLAN", nil),
      ("converged & converged", 11, "`&` cannot stand here", nil),
      ("once(H1,\u{7}F1)", 9, "a control character", nil),
      (String(repeating: "(", count: 40) + "converged", 33, "brackets deeper in each other than 32", nil),
      (String(repeating: "not ", count: 40) + "converged", 132, "brackets deeper in each other than 32", nil),
      (String(repeating: "x", count: 5_000), 1, "an expression of more than 4096 characters", nil),
    ] as [(String, Int, String, String?)])
  func refused(text: String, column: Int, what: String, suggestion: String?) {
    let error = #expect(throws: CommandError.self) { try Expression(condition: text) }
    #expect(error?.text == what)
    #expect(error?.column == column)
    #expect(error?.suggestion == suggestion)
  }

  @Test("A fact that cannot be given is an error, and one that is not needed is not asked for")
  func missing() throws {
    #expect(throws: CommandError.self) { try Expression("dup(F9) == 0").evaluate(facts) }
    #expect(try Expression("never(H1,F1) and dup(F9) == 0").evaluate(facts) == .truth(false))
    #expect(try Expression("converged or dup(F9) == 0").evaluate(facts) == .truth(true))
  }

  @Test("Arguments name links in both directions or in one, also between names with hyphens")
  func arguments() {
    let names = ["leaf-1", "leaf-2", "PE1"]
    #expect(ExpressionArgument("leaf-1-leaf-2").ends(among: names).map { [$0.a, $0.b] } == ["leaf-1", "leaf-2"])
    #expect(ExpressionArgument("PE1>leaf-1").ends(among: names)?.isDirected == true)
    #expect(ExpressionArgument("PE1-leaf").ends(among: names) == nil)
    #expect(ExpressionArgument("(*,239.1.1.1)").sourceGroup.map { [$0.source, $0.group] } == ["*", "239.1.1.1"])
    #expect(ExpressionArgument("(,)").sourceGroup == nil)
  }

  @Test(
    "A name that the lab does not have is found with its column and the nearest",
    arguments: [
      ("once(H7,F1)", 6, "no host `H7`", "H1"), ("once(H1,F9)", 9, "no flow `F9`", "F1"),
      ("count(PE9,smet)==0", 7, "no node `PE9`", "PE1"), ("df(ES7,20)==PE1", 4, "no segment `ES7`", "ES1"),
      ("state(PE1-PE9)==up", 7, "`PE1-PE9` is no link", nil),
      ("linkcopies(PE1-PE2,F1)==0", 12, "no link between PE1 and PE2", nil),
    ] as [(String, Int, String, String?)])
  func unknownNames(text: String, column: Int, what: String, suggestion: String?) throws {
    let lab = try LabFile.read(LabText.small)
    let error = try Expression(condition: text).unknownName(in: lab)
    #expect(error?.text == what)
    #expect(error?.column == column)
    #expect(error?.suggestion == suggestion)
  }

  @Test(
    "Names that the lab has are not complained about",
    arguments: [
      "once(H1,F1)", "once(H1,(*,239.9.9.9))", "copies(H1,239.9.9.9)==0", "state(PE1-PE2)==up", "state(PE1-P1)==up",
      "route(PE1,smet,PE2)", "df(ES1,20)==PE1",
    ])
  func knownNames(text: String) throws {
    let lab = try LabFile.read(LabText.small)
    #expect(try Expression(condition: text).unknownName(in: lab) == nil)
  }

  @Test("Every function has one line of help, and each way to call it is read")
  func functions() throws {
    for function in ExpressionFunction.all {
      #expect(!function.help.isEmpty && !function.help.contains("\n"))
      for signature in function.signatures where !signature.isEmpty {
        let arguments = signature.map { $0 == .routeType ? "smet" : $0 == .vlan ? "10" : "A-B" }
        #expect(throws: Never.self) { try Expression("\(function.name)(\(arguments.joined(separator: ",")))") }
      }
    }
    #expect(Set(ExpressionFunction.all.map(\.name)).count == ExpressionFunction.all.count)
    #expect(ExpressionFunction.named("dup")?.usage == "dup(FLOW) or dup(HOST,FLOW)")
    #expect(ExpressionFunction.routeType("join") == 7 && ExpressionFunction.routeType("11") == 11)
  }

  @Test("Any text is read or refused, and nothing else happens", arguments: 0..<500 as Range<UInt64>)
  func damaged(seed: UInt64) {
    var seeds = Seeds(seed)
    let text = "once(H1,F1) and not (count(PE4,smet,(*,239.1.1.1)) >= 1 or gap(H1,F1) < 100ms)"
    let damaged = String(decoding: seeds.damaged(Array(text.utf8)), as: UTF8.self)
    do throws(CommandError) {
      _ = try Expression(condition: damaged).evaluate(facts)
    } catch {
      #expect(error.column.map { $0 >= 1 && $0 <= damaged.unicodeScalars.count + 1 } ?? true)
    }
  }
}
