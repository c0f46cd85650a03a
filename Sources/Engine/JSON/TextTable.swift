/// A table of text made from a JSON object, so that the two cannot differ.
///
/// The object holds its rows as an array of objects under one key; each column names the value that it shows.
package struct TextTable: Sendable {
  package enum Alignment: Sendable { case left, right }

  package struct Column: Sendable {
    /// Keys with dots between them, from the row: `pmsi.label`.
    package let path: String
    package let heading: String
    package let alignment: Alignment

    package init(_ path: String, _ heading: String? = nil, _ alignment: Alignment = .left) {
      self.path = path
      self.heading = heading ?? path
      self.alignment = alignment
    }
  }

  package let rows: String
  package let columns: [Column]
  /// What stands there instead of a table without rows.
  package let empty: String

  package init(rows: String, columns: [Column], empty: String = "none") {
    self.rows = rows
    self.columns = columns
    self.empty = empty
  }

  /// Lines without trailing blanks: the heading, then a line for each row.
  ///
  /// Columns of nothing but null are left out.
  package func lines(of object: JSONValue) -> [String] {
    let records = object[path: rows]?.elements ?? []
    guard !records.isEmpty else { return [empty] }
    let cells = columns.map { column in records.map { Self.cell($0[path: column.path] ?? .null) } }
    let shown = columns.indices.filter { column in cells[column].contains { !$0.isEmpty } }
    var table: [[String]] = [shown.map { columns[$0].heading }]
    for row in records.indices { table.append(shown.map { cells[$0][row].isEmpty ? "-" : cells[$0][row] }) }
    let widths = shown.indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    return table.map { row in
      var line = ""
      for (index, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[index] - cell.count)
        if index > 0 { line += "  " }
        line += columns[shown[index]].alignment == .right ? padding + cell : cell + padding
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  package func text(of object: JSONValue) -> String { lines(of: object).joined(separator: "\n") }

  /// A value in a cell: text as it is, lists with blanks between, nothing for null.
  package static func cell(_ value: JSONValue) -> String {
    switch value {
    case .null: ""
    case .bool(let truth): truth ? "yes" : "no"
    case .integer(let number): "\(number)"
    case .seconds(let nanoseconds): Instant(nanoseconds: nanoseconds).description
    case .string(let text): Printable.text(text, limit: .max)
    case .array(let elements): elements.map(cell).joined(separator: " ")
    case .object(let object):
      zip(object.keys, object.values).filter { $0.1 != .null }.map { "\($0.0) \(cell($0.1))" }.joined(separator: " ")
    }
  }
}
