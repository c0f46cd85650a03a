/// One thing that is wrong with a lab file: where, what, and what to write instead.
package struct LabError: Error, Hashable, Sendable {
  package var position: SourcePosition
  package var what: String
  package var mend: String?

  package init(at position: SourcePosition, _ what: String, mend: String? = nil) {
    self.position = position
    self.what = what
    self.mend = mend
  }

  package var line: Int { position.line }
  package var column: Int { position.column }
}

extension LabError: CustomStringConvertible {
  /// `12:5: unknown key `delya`; did you mean `delay`?`, for the file's name in front.
  package var description: String {
    "\(position): \(what)" + (mend.map { "; \($0)" } ?? "")
  }
}

/// All that is wrong with a lab file, in the order of the file.
package struct LabErrors: Error, Hashable, Sendable {
  /// Nobody reads more; what follows the last is counted.
  package static let limit = 100

  package let errors: [LabError]
  /// How many more there are.
  package let suppressed: Int

  package init(_ errors: [LabError]) {
    let sorted = errors.enumerated().sorted { ($0.element.position, $0.offset) < ($1.element.position, $1.offset) }
    self.errors = sorted.prefix(Self.limit).map(\.element)
    suppressed = max(0, errors.count - Self.limit)
  }
}

extension LabErrors: CustomStringConvertible {
  package var description: String {
    errors.map(\.description).joined(separator: "\n") + (suppressed > 0 ? "\nand \(suppressed) more" : "")
  }
}
