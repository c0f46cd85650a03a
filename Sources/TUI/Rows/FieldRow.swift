package import Wire

/// One field of a dissected frame, and how deep in the tree it stands.
package struct FieldLine: Hashable, Sendable {
  package let depth: Int
  package let name: String
  package let value: String
  /// The octets that it covers.
  package let octets: Range<Int>
  package let hasChildren: Bool

  /// The whole tree, line by line.
  package static func lines(of nodes: [FieldNode], depth: Int = 0) -> [FieldLine] {
    nodes.flatMap { node in
      [
        FieldLine(
          depth: depth, name: node.name, value: node.value,
          octets: node.offset..<(node.offset + max(0, node.length)), hasChildren: !node.children.isEmpty)
      ] + lines(of: node.children, depth: depth + 1)
    }
  }

  package func text(in glyphs: GlyphSet) -> RowText {
    let mark = hasChildren ? Glyph.expanded.text(in: glyphs) + " " : "  "
    let indent = String(repeating: "  ", count: min(depth, 16))
    let text = value.isEmpty ? name : "\(name): \(value)"
    return RowText([.init(indent + mark + text, hasChildren ? .heading : .plain)])
  }
}
