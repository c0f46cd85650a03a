/// A dissection in the making: the decoder opens groups and adds leaves, in the order in which it reads.
///
/// A `ByteReader` refers to one only when somebody looks; without it, reading a field costs one comparison more.
package final class FieldRecorder {
  private var draft: FieldDraft

  /// Records what the decoder names, and nothing else.
  package init() { draft = FieldDraft(shown: 0, isCovering: false) }

  /// Also shows the octets from `offset` on to which no decoder gives a name.
  package init(coveringFrom offset: Int) { draft = FieldDraft(shown: offset, isCovering: true) }

  /// The nodes at the top, complete.
  package var roots: [FieldNode] { draft.tree.roots }
  /// The first octet that no leaf covers yet.
  package var shown: Int { draft.shown }

  // MARK: Leaves

  package func leaf(_ name: StaticString, _ value: String, offset: Int, length: Int) {
    draft.leaf(name, offset: offset, length: length) { $0.append(value) }
  }

  package func leaf(_ name: StaticString, number: UInt64, offset: Int, length: Int) {
    draft.leaf(name, offset: offset, length: length) { $0.append(number: number) }
  }

  @inline(__always)
  package func leaf(_ name: StaticString, offset: Int, length: Int, words: (inout TextWriter) -> Void) {
    draft.leaf(name, offset: offset, length: length, words: words)
  }

  // MARK: Groups

  package func begin(_ name: StaticString, offset: Int) { draft.begin(name, offset: offset) }

  /// Closes the innermost group at octet `offset`; `value` is its summary in words.
  package func end(_ value: String, offset: Int) {
    draft.end(offset: offset) { $0.append(value) }
  }

  /// The same, with the summary written in place.
  @inline(__always)
  package func end(offset: Int, words: (inout TextWriter) -> Void) {
    draft.end(offset: offset, words: words)
  }

  /// The number of groups that are open; with `close(to:offset:)`, a decoder that recovers from an error.
  package var depth: Int { draft.depth }

  /// Closes groups until `depth` are open, so that what was read before an error can still be shown.
  ///
  /// Octets up to `offset` that were taken and not shown belong to no group, unless all octets get a leaf.
  package func close(to depth: Int, offset: Int) { draft.close(to: depth, offset: offset) }

  /// The whole tree, up to octet `end`.
  package func finished(at end: Int) -> FieldTree {
    draft.finish(at: end)
    return draft.tree
  }
}
