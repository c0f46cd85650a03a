package import Engine

/// One line of the flow tree or of the flood lists: a place in a tree, why it is there, and how much it carried.
package struct TunnelLine: Hashable, Sendable {
  /// The names on the way to it.
  package var path: [String]
  /// For each level, whether the line's branch is the last there; the root has none.
  package var branches: [Bool]
  package var text: String
  package var style: Style
  package var why: String
  package var count: String
  /// The links that a branch takes.
  package var way: [String]
  /// What the other panes show when the line is chosen.
  package var node: NodeID?
  package var link: LinkID?

  package init(
    _ path: [String], branches: [Bool] = [], _ text: String, style: Style = .plain, why: String = "",
    count: String = "", way: [String] = [], node: NodeID? = nil, link: LinkID? = nil
  ) {
    self.path = path
    self.branches = branches
    self.text = text
    self.style = style
    self.why = why
    self.count = count
    self.way = way
    self.node = node
    self.link = link
  }
}

/// The lines of the flow tree as rows.
package enum TunnelRow {
  package static func columns(width: Int) -> Columns {
    if width < 56 { return Columns([.init("tree", .share(1)), .init("copies", .cells(12))]) }
    return Columns([
      .init("tree", .share(2)), .init("because", width < 90 ? .cells(27) : .share(2)),
      .init("copies", .cells(width < 90 ? 12 : 22)),
    ])
  }

  package static func text(_ line: TunnelLine, width: Int, glyphs: GlyphSet) -> RowText {
    let indent = line.branches.enumerated().map { level, isLast -> String in
      guard level == line.branches.count - 1 else { return isLast ? "  " : Glyph.trunk.text(in: glyphs) }
      return (isLast ? Glyph.lastBranch : .branch).text(in: glyphs)
    }
    let way = width < 90 || line.way.count < 2 ? "" : " by " + line.way.joined(separator: " ")
    let tree = RowText.Piece(indent.joined() + (indent.isEmpty ? "" : " ") + line.text + way, line.style)
    let count = RowText.Piece(
      line.count, line.count.contains("lost") || line.count.contains("dup") ? .warning : .accent)
    if width < 56 { return RowText([tree, count]) }
    return RowText([tree, .init(line.why, .dim), count])
  }

  /// What a host got of a flow.
  package static func delivery(_ tally: HostTally) -> String {
    var text = "got \(tally.unique)"
    if tally.duplicates > 0 { text += " dup \(tally.duplicates)" }
    if tally.lost > 0 { text += " lost \(tally.lost)" }
    return text
  }
}
