internal import HeapModule

/// What can happen at a time.
///
/// Everything that is still to come is one of these, on the agenda.
package enum Event: Sendable {
  /// A frame reaches the far end of a link; `epoch` tells whether the link went down meanwhile.
  case arrival(link: LinkID, end: LinkEnd, copy: CopyID, epoch: UInt32, bytes: [UInt8])
  /// A timer's agenda entry comes up; the node's table knows whether the deadline has moved.
  case timer(node: NodeID, key: TimerKey)
  /// A link-state advertisement of the modelled IGP reaches a neighbour.
  case linkState(link: LinkID, end: LinkEnd, epoch: UInt32, advertisement: LinkStateAdvertisement, cause: RecordID)
  /// A fault that was ordered for later: the next half of a flap, the end of a restart.
  case fault(FaultAction, cause: RecordID)
}

/// What is still to happen: in order of time and, at one time, in the order in which it was asked for.
package struct Agenda: Sendable {
  package struct Entry: Comparable, Sendable {
    package let time: Instant
    package let sequence: UInt64
    package let event: Event

    package static func < (a: Entry, b: Entry) -> Bool { (a.time, a.sequence) < (b.time, b.sequence) }
    package static func == (a: Entry, b: Entry) -> Bool { a.sequence == b.sequence }
  }

  private var entries = Heap<Entry>()
  private var nextSequence: UInt64 = 0

  package init() {}

  package var count: Int { entries.count }
  /// The time of the next entry; `nil` when nothing is left to happen.
  package var nextTime: Instant? { entries.min?.time }

  package mutating func add(_ event: Event, at time: Instant) {
    entries.insert(Entry(time: time, sequence: nextSequence, event: event))
    nextSequence += 1
  }

  package mutating func popFirst() -> Entry? { entries.popMin() }

  /// All entries in the order in which they will happen, for panes and `show timers`.
  package var sorted: [Entry] { entries.unordered.sorted() }
}
