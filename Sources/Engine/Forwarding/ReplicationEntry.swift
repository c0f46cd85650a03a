package import Wire

/// One copy into the core by ingress replication: where to, and the label that the receiver gave out for the domain.
///
/// Equal (next hop, label) pairs are one branch, however many routes named them (RFC 9572 §5.2).
package struct Branch: Hashable, Comparable, Sendable {
  package let nextHop: IPAddress
  package let label: UInt32

  package init(nextHop: IPAddress, label: UInt32) {
    self.nextHop = nextHop
    self.label = label
  }

  package static func < (a: Branch, b: Branch) -> Bool { (a.nextHop, a.label) < (b.nextHop, b.label) }
}

/// Who gets a copy of a frame: attachment circuits of this PE, and branches into the core.
///
/// Both sorted, without repeats.
package struct ReplicationEntry: Hashable, Sendable {
  /// Indices of the domain's attachment circuits.
  package var circuits: [Int]
  package var branches: [Branch]

  package init(circuits: [Int] = [], branches: [Branch] = []) {
    self.circuits = circuits
    self.branches = branches
  }

  package static let nobody = ReplicationEntry()
}

/// A programmed entry, and the record that made it what it is.
package struct ProgrammedEntry: Hashable, Sendable {
  package var entry: ReplicationEntry
  package var cause: RecordID
}
