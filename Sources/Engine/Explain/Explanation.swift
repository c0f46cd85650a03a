/// The answer to "why?": a tree of steps, each with time, node, what, because of which events, and the clause.
package struct Explanation: Sendable {
  /// One step.
  ///
  /// Steps that are no event (a premise that does not hold) have no record.
  package struct Step: Sendable {
    package let record: RecordID?
    package let time: Instant
    package let node: String?
    package let text: String
    package let clause: Clause?
    /// The records that this one follows from, as far as they are in the tree.
    package let because: [RecordID]
    /// For a premise: whether it holds; `nil` for an event.
    package let holds: Bool?
  }

  package let fact: String
  /// Whether what was asked about is so.
  package let holds: Bool
  package internal(set) var steps: [Step] = []

  init(_ fact: String, holds: Bool) {
    self.fact = fact
    self.holds = holds
  }

  /// Adds the chain of causes that ends in `record`, first cause first; what is there already is not repeated.
  mutating func add(chainOf record: RecordID?, in world: borrowing World) {
    var chain: [TraceRecord] = []
    var next = record
    while let id = next, let entry = world.trace[id], !steps.contains(where: { $0.record == id }) {
      chain.append(entry)
      next = entry.cause
    }
    for entry in chain.reversed() {
      steps.append(
        Step(
          record: entry.id, time: entry.time, node: entry.node.map { world.name($0) }, text: entry.detail.text,
          clause: entry.clause, because: entry.cause.map { [$0] } ?? [], holds: nil))
    }
  }

  /// Adds a premise: something that is so, or is not.
  mutating func add(premise text: String, node: NodeID?, holds: Bool, in world: borrowing World, clause: Clause? = nil)
  {
    steps.append(
      Step(
        record: nil, time: world.now, node: node.map { world.name($0) }, text: text, clause: clause, because: [],
        holds: holds))
  }

  /// The first premise that does not hold: where a person has to look.
  package var firstFalse: Step? { steps.first { $0.holds == false } }
}
