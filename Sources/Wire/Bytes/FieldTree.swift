/// What a decoder saw: one node for each field, with its name, its value in words and the octets that it covers.
package struct FieldNode: Hashable, Sendable {
  package var name: String
  /// The value in words; empty for a node that only groups others.
  package var value: String
  /// The first octet, counted from the start of the outermost buffer.
  package var offset: Int
  /// The number of octets.
  package var length: Int
  package var children: [FieldNode]

  package init(name: String, value: String = "", offset: Int, length: Int, children: [FieldNode] = []) {
    self.name = name
    self.value = value
    self.offset = offset
    self.length = length
    self.children = children
  }
}

/// A dissection in the making: the decoder opens groups and adds leaves, in the order in which it reads.
///
/// A `ByteReader` refers to one only when somebody looks; without it, reading a field costs one comparison more.
package final class FieldRecorder {
  private var open: [FieldNode] = []
  /// The nodes at the top, complete.
  package private(set) var roots: [FieldNode] = []

  package init() {}

  package func leaf(_ name: String, _ value: String, offset: Int, length: Int) {
    add(FieldNode(name: name, value: value, offset: offset, length: length))
  }

  package func begin(_ name: String, offset: Int) {
    open.append(FieldNode(name: name, offset: offset, length: 0))
  }

  /// Closes the innermost group at octet `offset`; `value` is its summary in words.
  package func end(_ value: String, offset: Int) {
    guard var node = open.popLast() else { return }
    node.value = value
    node.length = offset - node.offset
    add(node)
  }

  /// Closes whatever an error left open, so that what was read up to there can still be shown.
  package func closeAll(offset: Int) {
    while !open.isEmpty { end("", offset: offset) }
  }

  /// The number of groups that are open; with `close(to:offset:)`, a decoder that recovers from an error.
  package var depth: Int { open.count }

  /// Closes groups until `depth` are open.
  package func close(to depth: Int, offset: Int) {
    while open.count > depth { end("", offset: offset) }
  }

  private func add(_ node: FieldNode) {
    if open.isEmpty {
      roots.append(node)
    } else {
      open[open.count - 1].children.append(node)
    }
  }
}
