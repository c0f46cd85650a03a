/// A dissection in the making: the decoder opens groups and adds leaves, in the order in which it reads.
///
/// A `ByteReader` refers to one only when somebody looks; without it, reading a field costs one comparison more.
package final class FieldRecorder {
  package private(set) var tree = FieldTree()
  /// The entries of the groups that are open, outermost first.
  private var open: [Int] = []
  /// The first octet that no leaf covers yet.
  package private(set) var shown = 0
  /// Whether octets without a name get a leaf, too.
  private let isCovering: Bool

  /// Records what the decoder names, and nothing else.
  package init() { isCovering = false }

  /// Also shows the octets from `offset` on to which no decoder gives a name.
  package init(coveringFrom offset: Int) {
    shown = offset
    isCovering = true
    tree.reserve(entries: 64)
  }

  /// The nodes at the top, complete.
  package var roots: [FieldNode] { tree.roots }

  // MARK: Leaves

  package func leaf(_ name: StaticString, _ value: String, offset: Int, length: Int) {
    leaf(name, offset: offset, length: length) { $0.append(value) }
  }

  package func leaf(_ name: StaticString, number: UInt64, offset: Int, length: Int) {
    leaf(name, offset: offset, length: length) { $0.append(number: number) }
  }

  package func leaf(_ name: StaticString, offset: Int, length: Int, words: (inout TextWriter) -> Void) {
    cover(upTo: offset)
    tree.append(name, depth: open.count, offset: offset, length: length, words: words)
    shown = max(shown, offset + length)
  }

  /// Shows the octets between what has been named and `offset`.
  private func cover(upTo offset: Int) {
    guard isCovering, offset > shown else { return }
    let next = shown
    shown = offset
    tree.append("Undecoded octets", depth: open.count, offset: next, length: offset - next) { words in
      words.append(number: UInt64(offset - next))
      words.append(" octets")
    }
  }

  // MARK: Groups

  package func begin(_ name: StaticString, offset: Int) {
    cover(upTo: offset)
    open.append(tree.entries.count)
    tree.append(name, depth: open.count - 1, offset: offset, length: 0)
  }

  /// Closes the innermost group at octet `offset`; `value` is its summary in words.
  package func end(_ value: String, offset: Int) {
    guard let index = open.last else { return }
    cover(upTo: offset)
    open.removeLast()
    let length = offset - tree.entries[index].offset
    // A group without octets has nothing to show but what it would have held.
    if length == 0, isCovering, index + 1 < tree.entries.count { return tree.remove(from: index) }
    tree.close(index, length: length, words: value)
  }

  /// The number of groups that are open; with `close(to:offset:)`, a decoder that recovers from an error.
  package var depth: Int { open.count }

  /// Closes groups until `depth` are open, so that what was read before an error can still be shown.
  ///
  /// Octets up to `offset` that were taken and not shown belong to no group, unless all octets get a leaf.
  package func close(to depth: Int, offset: Int) {
    while open.count > depth, let index = open.last {
      end("", offset: isCovering ? offset : max(shown, tree.entries[index].offset))
    }
  }

  /// The whole tree, up to octet `end`.
  package func finished(at end: Int) -> FieldTree {
    close(to: 0, offset: end)
    cover(upTo: end)
    return tree
  }
}
