/// The latest lines of what the console has said, above the prompt.
enum LogArea {
  static func draw(_ lines: [LogLine], in canvas: inout Canvas) {
    guard canvas.height > 0, canvas.width > 0 else { return }
    let parts = wrapped(lines.suffix(canvas.height), to: canvas.width, glyphs: canvas.glyphs).suffix(canvas.height)
    for (row, part) in zip((canvas.height - parts.count)..., parts) {
      canvas.write(part.text, row: row, style: part.style)
    }
  }

  /// Lines cut into pieces that fit, further ones indented.
  static func wrapped(_ lines: some Sequence<LogLine>, to width: Int, glyphs: GlyphSet) -> [LogLine] {
    lines.flatMap { line -> [LogLine] in
      var parts: [LogLine] = []
      var text = String.UnicodeScalarView()
      var used = 0
      for scalar in line.text.unicodeScalars {
        let columns = TextWidth.columns(of: Visible.scalar(for: scalar, in: glyphs))
        if used + columns > width, !text.isEmpty {
          parts.append(LogLine(String(text), style: line.style))
          text = String.UnicodeScalarView(width > 8 ? "  ".unicodeScalars : "".unicodeScalars)
          used = text.count
          if parts.count >= 64 { return parts }
        }
        text.append(scalar)
        used += columns
      }
      return parts + [LogLine(String(text), style: line.style)]
    }
  }
}
