/// What a packet pane shows of one frame: every octet explained, or said to be undecoded.
package struct Dissection: Hashable, Sendable {
  /// The layers, outermost first; their leaves cover each octet once, in order.
  package var tree: FieldTree
  /// What was wrong, each at its octet; what was read before it is in the tree.
  package var errors: [WireError]
  /// What RFC 7606 makes of the defects in an UPDATE; their causes are among `errors`.
  package var attributeErrors: [AttributeError]
  package var summary: PacketSummary
  /// What ends a BGP session; their causes are among `errors`.
  package var sessionErrors: [BGPError] = []
  /// Messages of several segments that are complete with this frame, each with a tree of its own.
  package var reassembled: [ReassembledMessage] = []
}

extension Dissection {
  /// The outermost layers.
  package var nodes: [FieldNode] { tree.roots }

  /// The innermost leaf that covers an octet, as the names on the way to it; empty beyond the frame.
  package func path(toOctet octet: Int) -> [String] {
    var path: [String] = []
    var level = nodes
    while let node = level.first(where: { $0.offset <= octet && octet < $0.offset + $0.length }) {
      path.append(node.name)
      level = node.children
    }
    return path
  }
}
