/// A part of a canvas.
///
/// Its size is never negative, and no number in it is so large that sums could overflow.
package struct Rect: Hashable, Sendable {
  private static let largest = 1 << 24

  package let row: Int
  package let column: Int
  package let height: Int
  package let width: Int

  package init(row: Int, column: Int, height: Int, width: Int) {
    self.row = min(max(-Self.largest, row), Self.largest)
    self.column = min(max(-Self.largest, column), Self.largest)
    self.height = min(max(0, height), Self.largest)
    self.width = min(max(0, width), Self.largest)
  }

  /// The whole of something of that size.
  package init(_ size: Size) {
    self.init(row: 0, column: 0, height: size.rows, width: size.columns)
  }

  package var size: Size { Size(rows: height, columns: width) }
  package var isEmpty: Bool { height == 0 || width == 0 }

  package func contains(_ position: Position) -> Bool {
    position.row >= row && position.row < row + height && position.column >= column && position.column < column + width
  }

  /// A position of the whole, seen from this part; `nil` when it lies outside.
  package func local(_ position: Position) -> Position? {
    guard contains(position) else { return nil }
    return Position(row: position.row - row, column: position.column - column)
  }

  /// What is left inside a frame of one cell.
  package var inside: Rect {
    Rect(row: row + 1, column: column + 1, height: height - 2, width: width - 2)
  }

  /// What both have in common, or something empty.
  package func intersection(_ other: Rect) -> Rect {
    let top = max(row, other.row)
    let left = max(column, other.column)
    return Rect(
      row: top, column: left, height: min(row + height, other.row + other.height) - top,
      width: min(column + width, other.column + other.width) - left)
  }
}
