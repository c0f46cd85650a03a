/// What happened since a record, as lines of a log.
package enum Narration {
  /// One line for each record from `first` on; beyond `limit` their number.
  package static func lines(from first: Int, of world: World, limit: Int) -> [String] {
    let records = world.trace.records
    var lines: [String] = []
    var rest = 0
    for index in min(first, records.count)..<records.count {
      let record = records[index]
      // A person's own words need no repetition.
      if case .command? = record.detail as? PlantDetail { continue }
      guard lines.count < limit else {
        rest += 1
        continue
      }
      lines.append(line(record, world))
    }
    return rest > 0 ? lines + ["… and \(rest) more events"] : lines
  }

  /// `0.012  PE2 originates SMET …  (RFC 9251 §4.1)`.
  package static func line(_ record: TraceRecord, _ world: World) -> String {
    let node = record.node.map { world.name($0) + " " } ?? ""
    let clause = record.clause.map { "  (\($0))" } ?? ""
    return "\(record.time)  \(node)\(record.detail.text)\(clause)"
  }

  /// The numbers of the records from `first` on.
  package static func json(from first: Int, of world: World) -> JSONValue {
    let count = world.trace.records.count
    return .array((min(first, count)..<count).map { .number($0) })
  }
}
