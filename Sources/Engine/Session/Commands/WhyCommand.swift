/// `why FACT`: the chain of causes.
struct WhyCommand: SessionCommand {
  static let spec = CommandSpec(
    "why", "Explain why something is so: causes, premises and the clauses of the standards.", group: .explain,
    forms: FactWords.forms,
    examples: [
      ("why H1 receives F1", "from H1's report to the forwarding entry of the source's PE"),
      ("why PE4 forwards F1", "what PE4's entry follows from"),
      ("why PE2 is df of ES1 vlan 10", "the candidates and the arithmetic"),
      ("why route smet at PE4", "where PE4's SMET routes come from"),
      ("why session PE1-PE4 down", "what last happened to the session"),
    ])

  let fact: Fact

  init(parsing words: inout Words, in shell: Shell) throws(CommandError) {
    fact = try words.fact(in: shell.world)
  }

  func run(in shell: inout Shell) throws(CommandError) -> Reply {
    Self.reply(shell.world.explain(fact), in: shell.world, schema: "why")
  }

  static func reply(_ explanation: Explanation, in world: World, schema: String) -> Reply {
    let steps = explanation.steps.map { step -> JSONValue in
      [
        "event": .optional(step.record) { .number($0.number) }, "time": .time(step.time), "node": .text(step.node),
        "text": .string(step.text), "standard": .text(step.clause),
        "because": .array(step.because.map { .number($0.number) }),
        "holds": .optional(step.holds) { .bool($0) },
      ]
    }
    let json = JSONValue.view(
      schema, world,
      ["fact": .string(explanation.fact), "holds": .bool(explanation.holds), "steps": .array(steps)])
    return Reply(json, layout: .lines(lines))
  }

  /// Numbered steps; the first premise that does not hold is where to look.
  private static func lines(_ object: JSONValue) -> [String] {
    let holds = object["holds"] == .bool(true)
    let steps = object["steps"]?.elements ?? []
    let width = "\(steps.count)".count
    let firstFalse = steps.firstIndex { $0["holds"] == .bool(false) }
    let lines = steps.enumerated().map { index, step in
      let number = "\(index + 1)"
      var line = String(repeating: " ", count: width - number.count + 2) + number + "  "
      line += TextTable.cell(step["time"] ?? .null)
      if let node = step["node"]?.stringValue { line += "  \(node)" }
      line += "  \(TextTable.cell(step["text"] ?? .null))"
      if let clause = step["standard"]?.stringValue { line += "  (\(clause))" }
      return index == firstFalse ? line + "  <-- here" : line
    }
    return ["\(TextTable.cell(object["fact"] ?? .null)): \(holds ? "yes" : "no")"] + lines
  }
}

/// `why-not FACT`: the same, for what is not so.
struct WhyNotCommand: SessionCommand {
  static let spec = CommandSpec(
    "why-not", "Explain why something is not so: the first premise that does not hold.", group: .explain,
    forms: FactWords.forms,
    examples: [("why-not H1 receives F1", "the first step on the way that is missing")])

  let fact: Fact

  init(parsing words: inout Words, in shell: Shell) throws(CommandError) {
    fact = try words.fact(in: shell.world)
  }

  func run(in shell: inout Shell) throws(CommandError) -> Reply {
    WhyCommand.reply(shell.world.explain(fact), in: shell.world, schema: "why")
  }
}

/// How facts are written.
enum FactWords {
  static let forms: [[Syntax]] = [
    [.value(.host), .word("receives"), .value(.flow)],
    [.value(.pe), .word("forwards"), .value(.flow)],
    [.value(.pe), .word("is"), .word("df"), .word("of"), .value(.segment), .word("vlan"), .value(.text("VLAN"))],
    [.word("route"), .value(.text("TYPE")), .option([.value(.text("KEY"))]), .word("at"), .value(.speaker)],
    [.word("packet"), .value(.text("N")), .word("dropped")],
    [.word("session"), .value(.session), .choice(["down", "up"])],
  ]
}

extension Words {
  /// `H1 receives F1`, `PE4 forwards F1`, … .
  mutating func fact(in world: World) throws(CommandError) -> Fact {
    if take("route") { return try routeFact(in: world) }
    if take("packet") {
      let number = try number("a packet's number, as `show packets` has it")
      try expect("dropped")
      return .packetDropped(CopyID(UInt32(clamping: number)))
    }
    if take("session") {
      guard case .session(let a, let b) = try session(in: world) else { throw CommandError("no session") }
      return .session(a, b, isDown: try choice(among: ["down", "up"], "down or up") == "down")
    }
    if let word = peek(), word.text == "tunnel" {
      throw CommandError(
        "`why tunnel` is not known to this version", column: word.column, expected: "route imet at NODE, or forwards")
    }
    let node = try node("a node, route, packet or session", in: world) { _ in true }
    let column = peek()?.column
    switch try choice(among: ["receives", "forwards", "is"], "receives, forwards or is") {
    case "receives":
      guard world.plant[node].kind == .host else {
        throw CommandError("\(world.name(node)) is no host", column: column, expected: "a host")
      }
      return .receives(node, flow: try flow(in: world))
    case "forwards": return .forwards(node, flow: try flow(in: world))
    default: return try forwarderFact(node, in: world)
    }
  }

  private mutating func routeFact(in world: World) throws(CommandError) -> Fact {
    let type = try routeType()
    var key: String?
    if let word = peek(), word.text != "at" {
      key = word.text
      _ = take(word.text)
    }
    try expect("at")
    return .route(type: type, key: key, at: try node("a BGP speaker", in: world) { $0.kind.isSpeaker })
  }

  private mutating func forwarderFact(_ node: NodeID, in world: World) throws(CommandError) -> Fact {
    for keyword in ["df", "of"] { try expect(keyword) }
    let segment = try segment(in: world)
    var vlan = world.plant.description.services.first?.vlan ?? 0
    if !isEmpty {
      try expect("vlan")
      vlan = UInt16(clamping: try number("a VLAN", in: 1...4_094))
    }
    return .forwarder(node, segment: segment, vlan: vlan)
  }
}
