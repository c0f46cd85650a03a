/// Octets in rows, with those of one field between brackets and reversed.
package enum HexRow {
  /// How many octets fit into one row, by eights if they do.
  package static func octetsPerRow(width: Int) -> Int {
    let fit = (width - 6) / 3
    return fit >= 16 ? 16 : fit >= 8 ? 8 : max(1, fit)
  }

  /// Draws the row that begins at an octet.
  package static func draw(
    _ bytes: [UInt8], from start: Int, count: Int, selected: Range<Int>, in canvas: inout Canvas, row: Int
  ) {
    var column = canvas.write(hexadecimal(start, digits: 4), row: row, style: .dim) + 1
    let end = min(bytes.count, start + count)
    for index in start..<max(start, end) {
      let isSelected = selected.contains(index)
      // The brackets take the places of the blanks around the field; a new row of it begins without one.
      let isFirst = index == selected.lowerBound && !selected.isEmpty
      let isAfter = index == selected.upperBound && !selected.isEmpty && index > start
      let space = isFirst ? "[" : isAfter ? "]" : " "
      let isInside = isSelected && !isFirst && index > start
      column = canvas.write(
        space, row: row, column: column,
        style: isFirst || isAfter ? Style.accent.asBold : isInside ? .selected : .plain)
      column = canvas.write(
        hexadecimal(Int(bytes[index]), digits: 2), row: row, column: column,
        style: isSelected ? .selected : .plain)
    }
    if end > start, selected.upperBound == end, !selected.isEmpty {
      canvas.write("]", row: row, column: column, style: Style.accent.asBold)
    }
  }

  private static func hexadecimal(_ value: Int, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
