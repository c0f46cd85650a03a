import Engine
import TUI

/// The trace as text: a line for each record, its fields between tabs.
///
/// Fields: number, time, node, kind, text, number of the cause, clause; a field that has no value is `-`.
enum TraceFile {
  static func write(_ world: borrowing World, to file: OutputFile) throws(FileError) {
    for index in world.trace.records.indices {
      try file.append(line(world.trace.records[index], in: world) + "\n")
    }
    try file.finish()
  }

  static func line(_ record: TraceRecord, in world: borrowing World) -> String {
    let fields = [
      "\(record.id.number)", record.time.description, record.node.map { world.name($0) } ?? "-", record.detail.kind,
      record.detail.text, record.cause.map { "\($0.number)" } ?? "-", record.clause?.description ?? "-",
    ]
    return fields.map { Visible.text($0) }.joined(separator: "\t")
  }
}
