import Engine

/// The labs that can be found, with what a list of them shows.
struct LabCatalog {
  struct Entry: Hashable {
    let number: Int?
    let name: String
    let title: String
    let minutes: Int?
    /// Ids of all checks of its guide.
    let checks: [String]
    /// How many of them have been green.
    let passed: Int
  }

  private(set) var entries: [Entry] = []
  /// Files that are no valid labs.
  private(set) var errors: [LabReadingError] = []

  init(_ folders: LabFolders = .standard, progress: Progress = .load()) {
    for path in folders.paths {
      do {
        let lab = try LabSource(path: path).lab
        let checks = lab.guide.flatMap(\.checks).map(\.id)
        let green = Set(progress.checks(of: lab.name))
        entries.append(
          Entry(
            number: LabFile.labNumber(ofPath: path), name: lab.name, title: lab.title, minutes: lab.minutes,
            checks: checks, passed: checks.filter(green.contains).count))
      } catch {
        errors.append(error)
      }
    }
  }

  /// The object that `labs --json` prints and the table is made of.
  var json: JSONValue {
    .object([
      "schema": "labconsole/labs/1",
      "labs": .array(
        entries.map { entry in
          .object([
            "number": .optional(entry.number) { .number($0) },
            "name": .string(entry.name),
            "title": .string(entry.title),
            "minutes": .optional(entry.minutes) { .number($0) },
            "progress": entry.checks.isEmpty
              ? .null : .object(["passed": .number(entry.passed), "checks": .number(entry.checks.count)]),
          ])
        }),
    ])
  }

  /// A line for each lab.
  var text: String {
    let table = TextTable(
      rows: "labs",
      columns: [
        .init("number", "no", .right), .init("name"), .init("minutes", "min", .right),
        .init("progress.passed", "done", .right),
        .init("progress.checks", "of", .right), .init("title"),
      ],
      empty: "no labs were found: set LABCONSOLE_LABS to their folder")
    return table.text(of: json)
  }
}
