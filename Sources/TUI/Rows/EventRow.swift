package import Engine

/// One record of the trace as a row.
package enum EventRow {
  package static let columns = Columns([
    .init("", .cells(1)), .init("no", .cells(5), right: true), .init("time", .cells(8), right: true),
    .init("node", .cells(6)), .init("what", .share(1)), .init("cause", .cells(6), right: true),
  ])

  /// `isCause`: the selected record names this one as its cause.
  package static func text(_ id: RecordID, _ view: borrowing WorldView, isCause: Bool = false) -> RowText {
    guard let record = view.world.trace[id] else { return RowText([]) }
    let isViolation = record.detail.kind == "violation"
    let clause = record.clause.map { " (\($0))" } ?? ""
    return RowText([
      .init(isCause ? Glyph.arrowRight.text(in: view.glyphs) : " ", .accent),
      .init("\(id.number)", .dim),
      .init(TimeText.short(record.time)),
      .init(record.node.map { view.name($0) } ?? "", .heading),
      .init(record.detail.text + clause, isViolation ? .bad : isCause ? .accent : .plain),
      .init(record.cause.map { "<\($0.number)" } ?? "", .dim),
    ])
  }
}
