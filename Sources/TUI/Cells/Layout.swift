/// How much of a row or column of parts one part wants.
package enum Extent: Hashable, Sendable {
  /// So many cells; less only when there are not so many.
  case cells(Int)
  /// A share of what the others leave, by weight.
  case share(Int)
}

/// Dividing a part of the screen.
package enum Layout {
  /// Lengths for the wishes, in their order.
  ///
  /// They add up to no more than there is, and to all of it when one is a share.
  package static func lengths(_ extents: [Extent], of total: Int) -> [Int] {
    var left = max(0, total)
    var lengths = [Int](repeating: 0, count: extents.count)
    for (index, extent) in extents.enumerated() {
      guard case .cells(let wanted) = extent else { continue }
      lengths[index] = min(max(0, wanted), left)
      left -= lengths[index]
    }
    var weights = extents.reduce(0) { sum, extent in
      guard case .share(let weight) = extent else { return sum }
      return sum + clamp(weight)
    }
    for (index, extent) in extents.enumerated() {
      guard case .share(let weight) = extent, weights > 0 else { continue }
      // Of what is left, not of the whole: so the last share takes what rounding has left over.
      lengths[index] = left * clamp(weight) / weights
      left -= lengths[index]
      weights -= clamp(weight)
    }
    return lengths
  }

  private static func clamp(_ weight: Int) -> Int { min(max(0, weight), 10_000) }
}

extension Rect {
  /// Parts one below the other.
  package func rows(_ extents: [Extent]) -> [Rect] {
    var next = row
    return Layout.lengths(extents, of: height).map { length in
      defer { next += length }
      return Rect(row: next, column: column, height: length, width: width)
    }
  }

  /// Parts one beside the other.
  package func columns(_ extents: [Extent]) -> [Rect] {
    var next = column
    return Layout.lengths(extents, of: width).map { length in
      defer { next += length }
      return Rect(row: row, column: next, height: height, width: length)
    }
  }
}
