/// A value in copy-on-write storage of its own: copying the box is one reference, the first write after a copy pays.
///
/// Nodes and each large part of a node sit in one, so that a snapshot of the world shares what did not change.
package struct Box<Value: Sendable>: Sendable {
  private var storage: [Value]

  package init(_ value: Value) {
    storage = [value]
  }

  package var value: Value {
    _read { yield storage[0] }
    _modify { yield &storage[0] }
  }
}

extension Box: Equatable where Value: Equatable {}
extension Box: Hashable where Value: Hashable {}
