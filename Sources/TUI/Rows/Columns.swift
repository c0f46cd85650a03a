/// One row as columns of text.
package struct RowText: Hashable, Sendable {
  package struct Piece: Hashable, Sendable {
    package var text: String
    package var style: Style

    package init(_ text: String, _ style: Style = .plain) {
      self.text = text
      self.style = style
    }
  }

  package var pieces: [Piece]

  package init(_ pieces: [Piece]) { self.pieces = pieces }

  package init(_ texts: [String], style: Style = .plain) { pieces = texts.map { Piece($0, style) } }

  /// The row as a search sees it.
  package var plain: String { pieces.map(\.text).joined(separator: " ") }
}

/// The columns of a list: what stands over them, and how wide they want to be.
package struct Columns: Hashable, Sendable {
  package struct Column: Hashable, Sendable {
    package var title: String
    package var extent: Extent
    package var isRight: Bool

    package init(_ title: String, _ extent: Extent, right: Bool = false) {
      self.title = title
      self.extent = extent
      isRight = right
    }
  }

  package var columns: [Column]

  package init(_ columns: [Column]) { self.columns = columns }

  /// Draws the line over the columns.
  package func drawTitles(in canvas: inout Canvas, row: Int) {
    draw(RowText(columns.map(\.title), style: .heading), in: &canvas, row: row)
  }

  /// Draws a row; the selected one is reversed over its whole width.
  package func draw(_ text: RowText, in canvas: inout Canvas, row: Int, isSelected: Bool = false) {
    let gaps = max(0, columns.count - 1)
    let widths = Layout.lengths(columns.map(\.extent), of: canvas.width - gaps)
    var column = 0
    for (index, piece) in text.pieces.enumerated() where index < widths.count {
      // What is empty lends its room to the text before it.
      var width = widths[index]
      var next = index + 1
      while width > 0, next < min(text.pieces.count, widths.count), text.pieces[next].text.isEmpty {
        width += widths[next] + 1
        next += 1
      }
      if width > 0 {
        let fit = TextWidth.fitted(piece.text, to: width, glyphs: canvas.glyphs)
        let shift = columns[index].isRight ? width - TextWidth.columns(of: fit, in: canvas.glyphs) : 0
        canvas.write(fit, row: row, column: column + shift, style: piece.style, limit: column + width)
      }
      column += widths[index] + 1
    }
    guard isSelected else { return }
    canvas.restyle(Rect(row: row, column: 0, height: 1, width: canvas.width)) { $0.asSelected }
  }
}

extension Canvas {
  /// Writes a text that is cut with an ellipsis where it does not fit.
  package mutating func writeFitted(_ text: String, row: Int, column: Int = 0, style: Style = .plain) {
    guard column < width else { return }
    write(TextWidth.fitted(text, to: width - column, glyphs: glyphs), row: row, column: column, style: style)
  }
}
