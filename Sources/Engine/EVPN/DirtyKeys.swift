package import Wire

/// What must be derived anew.
///
/// Order decides in which order it is done: segments before groups.
package enum DirtyKey: Hashable, Comparable, Sendable {
  /// The Ethernet Segment route and the Ethernet A-D per ES route of a segment, and who forwards to it.
  case segment(Int)
  /// The ESI labels of a segment's other PEs.
  case segmentLabels(Int)
  /// The PE's own place in the domain: its Inclusive Multicast route.
  case domain(Int)
  /// Flood list of a domain.
  case flood(Int)
  /// Everything about one group of a domain: SMET, synch routes, forwarding entries.
  case group(Int, IPAddress)
}

/// The keys that wait, each with the latest record that made it wait.
package struct DirtyKeys: Sendable {
  private var causes = SortedMap<DirtyKey, RecordID>()

  package init() {}

  package var isEmpty: Bool { causes.isEmpty }

  package mutating func mark(_ key: DirtyKey, cause: RecordID) {
    causes[key] = causes[key].map { max($0, cause) } ?? cause
  }

  package mutating func popFirst() -> (key: DirtyKey, cause: RecordID)? {
    guard let key = causes.keys.first, let cause = causes[key] else { return nil }
    causes[key] = nil
    return (key, cause)
  }
}
