/// A node of the lab, by its place in the lab file.
package struct NodeID: Hashable, Comparable, Sendable {
  package let index: Int

  package init(_ index: Int) { self.index = index }

  package static func < (a: NodeID, b: NodeID) -> Bool { a.index < b.index }
}

/// A port of a node, by its place among the node's ports.
package struct PortID: Hashable, Comparable, Sendable {
  package let index: Int

  package init(_ index: Int) { self.index = index }

  package static func < (a: PortID, b: PortID) -> Bool { a.index < b.index }
}

/// A link of the lab, by its place in the lab file.
package struct LinkID: Hashable, Comparable, Sendable {
  package let index: Int

  package init(_ index: Int) { self.index = index }

  package static func < (a: LinkID, b: LinkID) -> Bool { a.index < b.index }
}

/// A trace record, by its number.
///
/// Every state that a person may ask "why?" about keeps one.
package struct RecordID: Hashable, Comparable, Sendable {
  package let number: UInt32

  package init(_ number: UInt32) { self.number = number }

  package static func < (a: RecordID, b: RecordID) -> Bool { a.number < b.number }

  /// The record before all others: the lab itself.
  package static let origin = RecordID(0)
}
