/// One place of a canvas: a character with its marks, and what it means.
package struct Cell: Hashable, Sendable {
  /// Which part of its character a cell shows: a wide character takes two.
  package enum Part: Hashable, Sendable {
    case whole, left, right
  }

  /// The base character and the marks on it; a blank in the right part of a wide character.
  package var text: Character
  package var style: Style
  package var part: Part

  package init(_ text: Character, style: Style = .plain, part: Part = .whole) {
    self.text = text
    self.style = style
    self.part = part
  }

  package static let blank = Cell(" ")
}

/// Neighbouring cells of one row in one style: what a terminal is given in one go.
package struct StyledRun: Hashable, Sendable {
  package var column: Int
  package var text: String
  package var style: Style

  package init(column: Int, text: String, style: Style) {
    self.column = column
    self.text = text
    self.style = style
  }
}
