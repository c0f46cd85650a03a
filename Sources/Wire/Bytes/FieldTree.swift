/// What a decoder saw: one entry for each field, outer before inner, with its name, its value in words and its octets.
///
/// The entries lie one behind the other and their words in one text, so that a field costs no memory of its own.
package struct FieldTree: Sendable {
  package struct Entry: Sendable {
    package let name: StaticString
    /// How many groups it stands in.
    package let depth: Int
    /// The first octet, counted from the start of the outermost buffer.
    package let offset: Int
    /// The number of octets.
    package fileprivate(set) var length: Int
    /// The index of the first entry that is not inside this one.
    package fileprivate(set) var end: Int
    fileprivate var words: Range<Int>
  }

  /// In the order in which they were read.
  package private(set) var entries: [Entry] = []
  private var text = TextWriter()

  package init() {}

  /// The words of an entry as UTF-8; empty for one that only groups others.
  package func words(of entry: Entry) -> ArraySlice<UInt8> { text.octets(entry.words) }

  package func isLeaf(_ index: Int) -> Bool { entries[index].end == index + 1 }

  /// The nodes at the top.
  package var roots: [FieldNode] { nodes(in: 0..<entries.count) }

  fileprivate func nodes(in range: Range<Int>) -> [FieldNode] {
    var nodes: [FieldNode] = []
    var index = range.lowerBound
    while index < range.upperBound {
      nodes.append(FieldNode(tree: self, index: index))
      index = entries[index].end
    }
    return nodes
  }

  // MARK: Making

  mutating func reserve(entries count: Int, text length: Int) {
    entries.reserveCapacity(count)
    text = TextWriter(reserving: length)
  }

  @inline(__always)
  mutating func append(
    _ name: StaticString, depth: Int, offset: Int, length: Int, words: (inout TextWriter) -> Void
  ) {
    let start = text.count
    words(&text)
    entries.append(
      Entry(
        name: name, depth: depth, offset: offset, length: length, end: entries.count + 1, words: start..<text.count))
  }

  /// Makes an entry the group of all that have been appended behind it.
  @inline(__always)
  mutating func close(_ index: Int, length: Int, words: (inout TextWriter) -> Void) {
    let start = text.count
    words(&text)
    entries[index].words = start..<text.count
    entries[index].length = length
    entries[index].end = entries.count
  }

  /// Takes back an entry and all behind it.
  mutating func remove(from index: Int) { entries.removeSubrange(index...) }
}

extension FieldTree: Hashable {
  package static func == (a: FieldTree, b: FieldTree) -> Bool {
    a.entries.count == b.entries.count
      && zip(a.entries, b.entries).allSatisfy { x, y in
        x.depth == y.depth && x.offset == y.offset && x.length == y.length && "\(x.name)" == "\(y.name)"
          && a.words(of: x) == b.words(of: y)
      }
  }

  package func hash(into hasher: inout Hasher) {
    for entry in entries {
      hasher.combine(entry.offset)
      hasher.combine(entry.end)
    }
  }
}

/// One field of a tree, with those inside it.
package struct FieldNode: Sendable {
  private let tree: FieldTree
  private let index: Int

  fileprivate init(tree: FieldTree, index: Int) {
    self.tree = tree
    self.index = index
  }

  package var name: String { tree.entries[index].name.description }
  /// The value in words; empty for a node that only groups others.
  package var value: String { String(decoding: tree.words(of: tree.entries[index]), as: UTF8.self) }
  /// The first octet, counted from the start of the outermost buffer.
  package var offset: Int { tree.entries[index].offset }
  /// The number of octets.
  package var length: Int { tree.entries[index].length }
  package var children: [FieldNode] { tree.nodes(in: index + 1..<tree.entries[index].end) }
  package var isLeaf: Bool { tree.isLeaf(index) }
}

extension FieldNode: Equatable {
  /// The same name, words and octets, and the same fields inside.
  package static func == (a: FieldNode, b: FieldNode) -> Bool {
    a.name == b.name && a.value == b.value && a.offset == b.offset && a.length == b.length && a.children == b.children
  }
}
