package import Wire

/// Which octets the leaves of a dissection cover: each must be covered once.
package enum FieldCover {
  /// What is wrong with the leaves of `nodes` over `range`, in words; empty when they cover each octet once, in order.
  package static func defects(of nodes: [FieldNode], over range: Range<Int>) -> [String] {
    var defects: [String] = []
    var next = range.lowerBound
    for leaf in nodes.flatMap(leaves) where leaf.length > 0 {
      if leaf.offset > next { defects.append("octets \(next) to \(leaf.offset - 1) are not covered") }
      if leaf.offset < next { defects.append("\(leaf.name) at octet \(leaf.offset) overlaps what ends at \(next)") }
      next = max(next, leaf.offset + leaf.length)
    }
    if next != range.upperBound { defects.append("the leaves end at octet \(next), not at \(range.upperBound)") }
    return defects
  }

  /// The nodes without children, in the order in which they were read.
  package static func leaves(of node: FieldNode) -> [FieldNode] {
    node.children.isEmpty ? [node] : node.children.flatMap(leaves)
  }
}
