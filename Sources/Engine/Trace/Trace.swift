/// All that happened, in order, each record naming its cause; and the digest over it.
package struct Trace: Sendable {
  package private(set) var records = ChunkedLog<TraceRecord>()
  package private(set) var digest = Digest()

  package init() {}

  /// The record of this number; `nil` when it does not exist.
  package subscript(id: RecordID) -> TraceRecord? {
    Int(id.number) < records.count ? records[Int(id.number)] : nil
  }

  /// Writes down what happened, and returns the record's number for what follows from it.
  package mutating func note(
    _ detail: some TraceDetail, node: NodeID?, at time: Instant, cause: RecordID?, following clause: Clause? = nil
  ) -> RecordID {
    let id = RecordID(UInt32(truncatingIfNeeded: records.count))
    records.append(TraceRecord(id: id, time: time, node: node, detail: detail, cause: cause, clause: clause))
    digest.feed(time.nanoseconds)
    digest.feed(UInt64(node.map { UInt64($0.index) } ?? .max))
    digest.feed(detail.kind)
    digest.feed(detail.text)
    return id
  }

  /// Takes a frame that crosses a link into the digest.
  package mutating func feed(frame bytes: [UInt8], link: LinkID, at time: Instant) {
    digest.feed(time.nanoseconds)
    digest.feed(UInt64(link.index))
    digest.feed(bytes)
  }
}
