/// The rows of a list as places in order, some of which a filter hides: what scrolling walks over.
package struct RowSpace {
  /// How many hidden places in a row are skipped before a walk gives up.
  package static let patience = 50_000

  package let count: Int
  private let isShown: ((Int) -> Bool)?

  package init(count: Int, where isShown: ((Int) -> Bool)? = nil) {
    self.count = count
    self.isShown = isShown
  }

  package var first: Int? { next(after: -1) }
  package var last: Int? { previous(before: count) }

  package func contains(_ place: Int) -> Bool { place >= 0 && place < count && isShown?(place) ?? true }

  package func next(after place: Int) -> Int? {
    walk(from: max(place, -1), by: 1)
  }

  package func previous(before place: Int) -> Int? {
    walk(from: min(place, count), by: -1)
  }

  private func walk(from start: Int, by step: Int) -> Int? {
    var place = start + step
    var patience = Self.patience
    while place >= 0, place < count, patience > 0 {
      if isShown?(place) ?? true { return place }
      place += step
      patience -= 1
    }
    return nil
  }

  /// The place so many rows further on, or back; at an end as far as there are rows.
  package func place(_ distance: Int, from start: Int) -> Int {
    var place = start
    for _ in 0..<min(abs(distance), count) {
      guard let next = distance > 0 ? next(after: place) : previous(before: place) else { break }
      place = next
    }
    return place
  }

  /// The nearest shown place at or behind `place`, else the last before it.
  package func nearest(to place: Int) -> Int? { next(after: place - 1) ?? previous(before: place) }

  /// The places to show in `height` rows, so that the selected one is among them.
  ///
  /// What was the top row stays it if it can; without one, the selection is in the middle.
  package func window(top: Int?, selected: Int, height: Int) -> [Int] {
    guard height > 0, count > 0 else { return [] }
    if let top, top <= selected, contains(top) {
      let rows = collect(from: top, height)
      if rows.contains(selected) { return filled(rows, height) }
      return filled(backwards(from: selected, height), height)
    }
    if top != nil { return filled(collect(from: selected, height), height) }
    return filled(backwards(from: selected, height / 2 + 1), height)
  }

  private func collect(from start: Int, _ count: Int) -> [Int] {
    var rows = contains(start) ? [start] : []
    var place = start
    while rows.count < count, let next = next(after: place) {
      rows.append(next)
      place = next
    }
    return rows
  }

  private func backwards(from start: Int, _ count: Int) -> [Int] {
    var rows = contains(start) ? [start] : []
    var place = start
    while rows.count < count, let previous = previous(before: place) {
      rows.append(previous)
      place = previous
    }
    return rows.reversed()
  }

  /// Fills what is left of the height with rows behind, then with rows before.
  private func filled(_ rows: [Int], _ height: Int) -> [Int] {
    guard let last = rows.last, let first = rows.first else { return [] }
    var result = Array(rows.prefix(height))
    if result.count < height { result += collect(from: last, height - result.count + 1).dropFirst() }
    if result.count < height { result = backwards(from: first, height - result.count + 1).dropLast() + result }
    return result
  }
}
