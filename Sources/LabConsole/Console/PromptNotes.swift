import TUI

/// What Tab and `?` have to say, in the few rows that there are for it above the prompt.
enum PromptNotes {
  /// One row for each candidate with its note, or the candidates alone beside each other when those are too many.
  static func rows(of candidates: [Completion.Candidate], in area: Size) -> [String] {
    let width = candidates.map { TextWidth.columns(of: $0.text) }.max() ?? 0
    if candidates.count <= area.rows {
      return candidates.map { "  \(TextWidth.padded($0.text, to: width))  \($0.note)" }
    }
    let perRow = max(1, (area.columns - 2) / (width + 2))
    let rows = stride(from: 0, to: candidates.count, by: perRow).map { first in
      candidates[first..<min(first + perRow, candidates.count)]
        .reduce("  ") { $0 + TextWidth.padded($1.text, to: width + 2) }
    }
    return fitted(rows, to: area.rows)
  }

  /// As many rows as there is room for, the last one saying how many are left out.
  static func fitted(_ rows: [String], to room: Int) -> [String] {
    guard rows.count > max(1, room) else { return rows }
    let kept = max(0, room - 1)
    return rows.prefix(kept) + ["  … \(rows.count - kept) more"]
  }
}
