/// The cells of one link in a picture, from its end `a` to its end `b`.
package struct LinkPath: Hashable, Sendable {
  package struct Step: Hashable, Sendable {
    package let position: Position
    package let glyph: Glyph
  }

  package let steps: [Step]

  /// The way between two nodes' boxes.
  ///
  /// In one row or column it is straight; else a run along `a`'s row and a slope at `b`, or the other way round when
  /// `a` has more links.
  package init(from a: Rect, to b: Rect, slopeAtStart: Bool = false, lane: Int = 0) {
    let (rowA, rowB) = (a.row + a.height / 2, b.row + b.height / 2)
    if a.column + a.width >= b.column, b.column + b.width >= a.column {
      // In the middle of what the two have in common.
      let common = (max(a.column, b.column), min(a.column + a.width, b.column + b.width) - 1)
      steps = Self.upright(a, b, column: (common.0 + common.1) / 2 + lane * 2)
    } else if a.column < b.column {
      steps = Self.across(
        from: Position(row: rowA + lane, column: a.column + a.width),
        to: Position(row: rowB + lane, column: b.column - 1), slopeAtStart: slopeAtStart)
    } else {
      steps =
        Self.across(
          from: Position(row: rowB + lane, column: b.column + b.width),
          to: Position(row: rowA + lane, column: a.column - 1), slopeAtStart: !slopeAtStart
        ).reversed()
    }
  }

  private init(steps: [Step]) { self.steps = steps }

  /// A way below both boxes, for two nodes of one row with another one between them.
  package static func below(from a: Rect, to b: Rect) -> LinkPath {
    let row = max(a.row + a.height, b.row + b.height)
    let (first, last) = (a.column + a.width / 2, b.column + b.width / 2)
    let columns = first <= last ? Array(first...last) : Array((last...first).reversed())
    let steps = columns.enumerated().map { index, column -> Step in
      let isEnd = index == 0 || index == columns.count - 1
      let isLeft = column == min(first, last)
      return Step(
        position: Position(row: row, column: column), glyph: isEnd ? isLeft ? .bottomLeft : .bottomRight : .linkUp)
    }
    return LinkPath(steps: steps)
  }

  /// Between boxes that stand one above the other.
  private static func upright(_ a: Rect, _ b: Rect, column: Int) -> [Step] {
    let isDown = a.row < b.row
    let (upper, lower) = isDown ? (a, b) : (b, a)
    let first = upper.row + upper.height
    let last = lower.row - 1
    guard first <= last else { return [] }
    let steps = (first...last).map { Step(position: Position(row: $0, column: column), glyph: .linkUpright) }
    return isDown ? steps : steps.reversed()
  }

  /// From left to right.
  private static func across(from start: Position, to end: Position, slopeAtStart: Bool) -> [Step] {
    let width = end.column - start.column + 1
    let height = end.row - start.row
    guard width > 0 else { return [] }
    let slope: Glyph = height > 0 ? .linkFalling : .linkRising
    if abs(height) > width { return steep(from: start, to: end, slope: slope) }
    // The slope needs one column for each row; the rest is a run along one of the two rows.
    let rise = abs(height)
    let sign = height < 0 ? -1 : 1
    return (0..<width).map { index in
      let column = start.column + index
      let climbed = slopeAtStart ? index : index - (width - rise) + 1
      let isSlope = slopeAtStart ? index < rise : climbed > 0
      let row = isSlope ? start.row + sign * climbed : slopeAtStart ? end.row : start.row
      return Step(position: Position(row: row, column: column), glyph: isSlope ? slope : .linkUp)
    }
  }

  /// More rows than columns: a slope at each end, and an upright run between them.
  private static func steep(from start: Position, to end: Position, slope: Glyph) -> [Step] {
    let width = end.column - start.column + 1
    let count = abs(end.row - start.row) + 1
    let sign = end.row < start.row ? -1 : 1
    let first = (width + 1) / 2
    let second = width - first
    return (0..<count).map { index in
      let isFirst = index < first
      let isSecond = index >= count - second
      let column = isFirst ? start.column + index : isSecond ? end.column - (count - 1 - index) : start.column + first
      return Step(
        position: Position(row: start.row + sign * index, column: isFirst || isSecond ? column : column - 1),
        glyph: isFirst || isSecond ? slope : .linkUpright)
    }
  }

  /// The cell at a part of the way, 0 at end `a` and 1 at end `b`, in thousandths.
  package func step(at thousandths: Int) -> Step? {
    guard !steps.isEmpty else { return nil }
    return steps[min(max(0, thousandths * steps.count / 1_000), steps.count - 1)]
  }
}
