/// A grid of styled cells that one draws on.
///
/// What lies outside is clipped, so that no drawing can fail at any size, and every text passes through `Visible`, so
/// that none can do harm.
package struct Canvas: Hashable, Sendable {
  /// No terminal is larger; a size from outside is cut to this.
  private static let largest = 4096

  /// What this canvas is asked to draw in, as its user sees it.
  package let height: Int
  package let width: Int
  package let glyphs: GlyphSet

  /// All cells, row by row, of the outermost canvas.
  private var cells: [Cell]
  private let stride: Int
  /// Where this canvas' own corner lies in the outermost one.
  private let origin: Position
  /// What of the outermost one may be drawn on.
  private let clip: Rect

  package init(_ size: Size, glyphs: GlyphSet = .unicode) {
    height = min(max(0, size.rows), Self.largest)
    width = min(max(0, size.columns), Self.largest)
    self.glyphs = glyphs
    cells = [Cell](repeating: .blank, count: height * width)
    stride = width
    origin = Position(row: 0, column: 0)
    clip = Rect(Size(rows: height, columns: width))
  }

  private init(part: Rect, of parent: inout Canvas) {
    height = part.height
    width = part.width
    glyphs = parent.glyphs
    stride = parent.stride
    origin = Position(row: parent.origin.row + part.row, column: parent.origin.column + part.column)
    clip = parent.clip.intersection(Rect(row: origin.row, column: origin.column, height: height, width: width))
    cells = []
    swap(&cells, &parent.cells)
  }

  package var size: Size { Size(rows: height, columns: width) }
  package var bounds: Rect { Rect(size) }

  /// What stands at a place, or `nil` outside.
  package subscript(row: Int, column: Int) -> Cell? {
    index(row, column).map { cells[$0] }
  }

  /// Draws on a part as if it were a canvas of its own; what does not fit into both is clipped.
  package mutating func draw(in part: Rect, _ body: (inout Canvas) -> Void) {
    var child = Canvas(part: part, of: &self)
    body(&child)
    swap(&cells, &child.cells)
  }

  /// What of this canvas can be seen at all, in its own coordinates: however large it claims to be, loops are short.
  private var visible: Rect {
    Rect(row: clip.row - origin.row, column: clip.column - origin.column, height: clip.height, width: clip.width)
      .intersection(bounds)
  }

  /// The place of a cell among all cells, if it may be drawn on.
  private func index(_ row: Int, _ column: Int) -> Int? {
    guard row >= 0, row < height, column >= 0, column < width else { return nil }
    let place = Position(row: origin.row + row, column: origin.column + column)
    return clip.contains(place) ? place.row * stride + place.column : nil
  }
}

// MARK: Text

extension Canvas {
  /// Writes one line of text and says in which column the next would go.
  ///
  /// Columns left of 0 are clipped as well.
  @discardableResult
  package mutating func write(
    _ text: String, row: Int, column: Int = 0, style: Style = .plain, limit: Int = .max
  ) -> Int {
    let end = min(width, limit)
    var column = max(column, .min / 2)
    for original in text.unicodeScalars {
      if column >= end { break }
      let scalar = Visible.scalar(for: original, in: glyphs)
      switch TextWidth.columns(of: scalar) {
      case 0:
        // The mark of a character that itself did not fit is left out with it.
        mark(row, column - 1, with: scalar)
      case 1:
        put(Cell(Character(scalar), style: style), row, column)
        column += 1
      default:
        putWide(Character(scalar), row, column, style: style, end: end)
        column += 2
      }
    }
    return column
  }

  /// Writes one of the signs of the screen.
  @discardableResult
  package mutating func write(_ glyph: Glyph, row: Int, column: Int, style: Style = .plain) -> Int {
    write(glyph.text(in: glyphs), row: row, column: column, style: style)
  }

  /// Writes pieces of different styles one after the other.
  @discardableResult
  package mutating func write(_ pieces: [(String, Style)], row: Int, column: Int = 0, limit: Int = .max) -> Int {
    pieces.reduce(column) { write($1.0, row: row, column: $0, style: $1.1, limit: limit) }
  }

  private mutating func putWide(_ text: Character, _ row: Int, _ column: Int, style: Style, end: Int) {
    guard column + 1 < end, index(row, column) != nil, index(row, column + 1) != nil else {
      // Half a character cannot be drawn: a blank says that something is here.
      put(Cell(" ", style: style), row, column)
      if column + 1 < end { put(Cell(" ", style: style), row, column + 1) }
      return
    }
    put(Cell(text, style: style, part: .left), row, column)
    put(Cell(" ", style: style, part: .right), row, column + 1, after: .left)
  }

  /// Puts one cell, and blanks what is left of a wide character that it hits.
  private mutating func put(_ cell: Cell, _ row: Int, _ column: Int, after previous: Cell.Part = .whole) {
    guard let index = index(row, column) else { return }
    if cells[index].part == .right && previous != .left { blank(index - 1) }
    if cells[index].part == .left { blank(index + 1) }
    cells[index] = cell
  }

  private mutating func blank(_ index: Int) {
    cells[index].text = " "
    cells[index].part = .whole
  }

  /// Adds a mark to the character before, as far as a terminal's cell holds them.
  private mutating func mark(_ row: Int, _ column: Int, with scalar: Unicode.Scalar) {
    guard var index = index(row, column) else { return }
    if cells[index].part == .right { index -= 1 }
    var scalars = cells[index].text.unicodeScalars
    guard scalars.count <= 4 else { return }
    scalars.append(scalar)
    // What does not join into one character (a vowel after a Latin letter) is left out.
    let text = String(scalars)
    if text.count == 1, let joined = text.first { cells[index].text = joined }
  }
}

// MARK: Areas and lines

extension Canvas {
  /// Fills an area with one character.
  package mutating func fill(_ area: Rect, with character: Character = " ", style: Style = .plain) {
    let text = String(character)
    let area = area.intersection(visible)
    guard !area.isEmpty, TextWidth.columns(of: text) == 1 else { return }
    for row in area.row..<(area.row + area.height) {
      for column in area.column..<(area.column + area.width) { write(text, row: row, column: column, style: style) }
    }
  }

  /// Changes what an area means and leaves its text: a selected row, a hit of a search.
  package mutating func restyle(_ area: Rect, _ change: (Style) -> Style) {
    let area = area.intersection(visible)
    guard !area.isEmpty else { return }
    for row in area.row..<(area.row + area.height) {
      for column in area.column..<(area.column + area.width) {
        if let index = index(row, column) { cells[index].style = change(cells[index].style) }
      }
    }
  }

  package mutating func horizontalLine(
    _ glyph: Glyph = .horizontal, row: Int, from column: Int = 0, length: Int = .max, style: Style = .border
  ) {
    let line = Rect(row: row, column: column, height: 1, width: length).intersection(visible)
    guard !line.isEmpty else { return }
    for column in line.column..<(line.column + line.width) { write(glyph, row: row, column: column, style: style) }
  }

  package mutating func verticalLine(
    _ glyph: Glyph = .vertical, column: Int, from row: Int = 0, length: Int = .max, style: Style = .border
  ) {
    let line = Rect(row: row, column: column, height: length, width: 1).intersection(visible)
    guard !line.isEmpty else { return }
    for row in line.row..<(line.row + line.height) { write(glyph, row: row, column: column, style: style) }
  }

  /// The frame of a pane: a title in its upper edge, a note at the right of it.
  ///
  /// The one in focus is heavy and its title bracketed.
  package mutating func frame(_ area: Rect, title: String, note: String = "", isFocused: Bool = false) {
    draw(in: area) { $0.frameAround(title: title, note: note, isFocused: isFocused) }
  }

  private mutating func frameAround(title: String, note: String, isFocused: Bool) {
    guard height > 0, width > 0 else { return }
    let style: Style = isFocused ? .focusedBorder : .border
    let corners: [Glyph] =
      isFocused
      ? [.heavyTopLeft, .heavyTopRight, .heavyBottomLeft, .heavyBottomRight]
      : [.topLeft, .topRight, .bottomLeft, .bottomRight]
    for row in [0, height - 1] { horizontalLine(isFocused ? .heavyHorizontal : .horizontal, row: row, style: style) }
    for column in [0, width - 1] { verticalLine(isFocused ? .heavyVertical : .vertical, column: column, style: style) }
    write(corners[0], row: 0, column: 0, style: style)
    write(corners[1], row: 0, column: width - 1, style: style)
    write(corners[2], row: height - 1, column: 0, style: style)
    write(corners[3], row: height - 1, column: width - 1, style: style)

    let room = width - 4
    guard room > 2 else { return }
    let label = TextWidth.fitted(isFocused ? "[\(title)]" : " \(title) ", to: room, glyphs: glyphs)
    let end = write(label, row: 0, column: 2, style: isFocused ? .accent : .heading)
    let remark = " \(note) "
    let start = width - 2 - TextWidth.columns(of: remark, in: glyphs)
    if !note.isEmpty, start > end { write(remark, row: 0, column: start, style: .dim) }
  }
}

// MARK: What has been drawn

extension Canvas {
  /// One row as stretches of equal style.
  ///
  /// A wide character is in the text once.
  package func runs(row: Int) -> [StyledRun] {
    var runs: [StyledRun] = []
    guard row >= 0, row < height else { return runs }
    for column in 0..<width {
      guard let cell = self[row, column], cell.part != .right else { continue }
      if let last = runs.indices.last, runs[last].style == cell.style {
        runs[last].text.append(cell.text)
      } else {
        runs.append(StyledRun(column: column, text: String(cell.text), style: cell.style))
      }
    }
    return runs
  }

  /// Whether a row of this canvas shows the same as that of another one.
  package func shows(row: Int, as other: Canvas) -> Bool {
    guard size == other.size, row >= 0, row < height else { return false }
    return (0..<width).allSatisfy { self[row, $0] == other[row, $0] }
  }

  /// The text of all rows, without the blanks at their ends.
  package var text: String {
    (0..<height).map { row in
      var line = runs(row: row).map(\.text).joined()
      while line.last == " " { line.removeLast() }
      return line
    }
    .joined(separator: "\n")
  }
}
