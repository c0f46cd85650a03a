/// What a record tells, in the words of one protocol or part.
///
/// One conforming type for each part of the engine.
package protocol TraceDetail: Sendable {
  /// The stable name of this kind of event, for filters and JSON: `bgp-session`, `smet-originated`.
  var kind: String { get }
  /// One sentence without the node's name: `originates SMET (*, 239.1.1.1)`.
  var text: String { get }
}

/// One thing that happened: when, where, what, because of which record, and following which clause.
package struct TraceRecord: Sendable {
  package let id: RecordID
  package let time: Instant
  /// `nil` for what belongs to no node: a link, the lab.
  package let node: NodeID?
  package let detail: any TraceDetail
  package let cause: RecordID?
  package let clause: Clause?
}
