/// `show events [last N]`: the trace.
struct EventsView: View {
  static let spec = CommandSpec(
    "show events", "Show what happened, in order, with causes and the clauses of the standards.", group: .look,
    forms: [[.option([.word("last"), .value(.text("N"))])]],
    examples: [
      ("show events last 20", "the last twenty things that happened"),
      ("PE4 show events | include SMET", "what PE4 did about SMET routes"),
    ])

  let last: Int?

  init(parsing words: inout Words, in world: World) throws(CommandError) {
    guard !words.isEmpty else {
      last = nil
      return
    }
    try words.expect("last")
    last = try words.number("a number of events")
  }

  func json(of world: World, scope: Scope) -> JSONValue {
    var rows: [JSONValue] = []
    let trace = world.trace
    for index in trace.records.indices.reversed() {
      if let last, rows.count == last { break }
      let record = trace.records[index]
      // Commands and links belong to no node, and are everybody's.
      if let node = record.node, !scope.contains(node) { continue }
      if record.node == nil, scope.nodes != nil { continue }
      rows.append(Self.row(record, world))
    }
    return .view("events", world, ["events": .array(rows.reversed())])
  }

  static func row(_ record: TraceRecord, _ world: World) -> JSONValue {
    [
      "number": .number(record.id.number),
      "time": .time(record.time),
      "node": .optional(record.node) { .string(world.name($0)) },
      "kind": .string(record.detail.kind),
      "text": .string(record.detail.text),
      "cause": .optional(record.cause) { .number($0.number) },
      "rule": .text((record.detail as? ViolationDetail)?.rule),
      "standard": .text(record.clause),
    ]
  }

  var layout: ViewLayout {
    .table(
      TextTable(
        rows: "events",
        columns: [
          .init("number", "no", .right), .init("time", "time", .right), .init("node"), .init("text"),
          .init("standard"), .init("cause", "cause", .right),
        ], empty: "nothing has happened"))
  }
}
