/// Makes a tree complete: what no decoder could name is shown, too.
enum UndecodedOctets {
  /// `nodes` with a leaf for each run of octets of `range` that none of them covers, at every level.
  static func filling(_ nodes: [FieldNode], over range: Range<Int>) -> [FieldNode] {
    var filled: [FieldNode] = []
    var next = range.lowerBound
    for node in nodes where node.length > 0 || node.children.isEmpty {
      if node.offset > next { filled.append(gap(next..<node.offset)) }
      var whole = node
      if !node.children.isEmpty {
        whole.children = filling(node.children, over: node.offset..<node.offset + node.length)
      }
      filled.append(whole)
      next = max(next, node.offset + node.length)
    }
    if next < range.upperBound { filled.append(gap(next..<range.upperBound)) }
    return filled
  }

  private static func gap(_ range: Range<Int>) -> FieldNode {
    FieldNode(
      name: "Undecoded octets", value: "\(range.count) octets", offset: range.lowerBound, length: range.count)
  }
}
