/// The tree of a dissection while it grows: which groups are open, and how far octets have a leaf.
struct FieldDraft {
  private(set) var tree = FieldTree()
  /// The entries of the groups that are open, outermost first.
  private var open: [Int] = []
  /// The first octet that no leaf covers yet.
  private(set) var shown: Int
  /// Whether octets without a name get a leaf, too.
  private let isCovering: Bool

  init(shown: Int, isCovering: Bool) {
    self.shown = shown
    self.isCovering = isCovering
    if isCovering { tree.reserve(entries: 64, text: 1024) }
  }

  // MARK: Leaves

  @inline(__always)
  mutating func leaf(_ name: StaticString, offset: Int, length: Int, words: (inout TextWriter) -> Void) {
    if isCovering, offset > shown { cover(upTo: offset) }
    tree.append(name, depth: open.count, offset: offset, length: length, words: words)
    shown = max(shown, offset + length)
  }

  /// Shows the octets between what has been named and `offset`.
  @inline(never)
  private mutating func cover(upTo offset: Int) {
    let next = shown
    shown = offset
    tree.append("Undecoded octets", depth: open.count, offset: next, length: offset - next) { words in
      words.append(number: UInt64(offset - next))
      words.append(" octets")
    }
  }

  // MARK: Groups

  mutating func begin(_ name: StaticString, offset: Int) {
    if isCovering, offset > shown { cover(upTo: offset) }
    open.append(tree.entries.count)
    tree.append(name, depth: open.count - 1, offset: offset, length: 0) { _ in }
  }

  /// Closes the innermost group at octet `offset`.
  @inline(__always)
  mutating func end(offset: Int, words: (inout TextWriter) -> Void) {
    guard let index = open.last else { return }
    if isCovering, offset > shown { cover(upTo: offset) }
    open.removeLast()
    let length = offset - tree.entries[index].offset
    // A group without octets has nothing to show but what it would have held.
    if length == 0, isCovering, index + 1 < tree.entries.count { return tree.remove(from: index) }
    tree.close(index, length: length, words: words)
  }

  var depth: Int { open.count }

  /// Closes groups until `depth` are open.
  mutating func close(to depth: Int, offset: Int) {
    while open.count > depth, let index = open.last {
      end(offset: isCovering ? offset : max(shown, tree.entries[index].offset)) { _ in }
    }
  }

  /// The whole tree, up to octet `end`.
  mutating func finish(at end: Int) {
    close(to: 0, offset: end)
    if isCovering, end > shown { cover(upTo: end) }
  }
}
