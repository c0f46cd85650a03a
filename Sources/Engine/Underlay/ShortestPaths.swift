package import Wire

/// How a router reaches another's loopback.
package struct UnderlayRoute: Hashable, Sendable {
  /// The neighbour to send to; the destination itself when it is adjacent.
  package let neighbor: IPAddress
  package let metric: UInt32
  /// The prefix segment label that the neighbour expects; `nil` when the neighbour is the destination (it asked for
  /// penultimate hop popping).
  package let label: UInt32?
}

/// Dijkstra's algorithm over the link-state database.
///
/// An adjacency counts when both ends advertise it.
package enum ShortestPaths {
  /// The first label of the segment routing block, the same on all routers (RFC 8402 §3.1.2).
  package static let blockBase: UInt32 = 16_000

  /// The routes from `root` to every other router; ties go to the lower neighbour address, so that the result is a
  /// function of the database alone.
  package static func routes(from root: IPAddress, _ database: LinkStateDatabase) -> SortedMap<IPAddress, UnderlayRoute>
  {
    var result = SortedMap<IPAddress, UnderlayRoute>()
    var settled: Set<IPAddress> = [root]
    var candidates = SortedMap<Candidate, Bool>()
    extend(Candidate(metric: 0, neighbor: root, node: root), root, database, into: &candidates)
    while let nearest = candidates.keys.first {
      candidates[nearest] = nil
      guard settled.insert(nearest.node).inserted else { continue }
      let index = database.advertisements[nearest.node]?.segmentIndex
      result[nearest.node] = UnderlayRoute(
        neighbor: nearest.neighbor, metric: nearest.metric,
        label: nearest.neighbor == nearest.node ? nil : index.map { blockBase + $0 })
      extend(nearest, root, database, into: &candidates)
    }
    return result
  }

  private struct Candidate: Hashable, Comparable, Sendable {
    let metric: UInt32
    let neighbor: IPAddress
    let node: IPAddress

    static func < (a: Candidate, b: Candidate) -> Bool {
      (a.metric, a.neighbor, a.node) < (b.metric, b.neighbor, b.node)
    }
  }

  private static func extend(
    _ from: Candidate, _ root: IPAddress, _ database: LinkStateDatabase,
    into candidates: inout SortedMap<Candidate, Bool>
  ) {
    guard let advertisement = database.advertisements[from.node] else { return }
    for adjacency in advertisement.adjacencies {
      guard let back = database.advertisements[adjacency.neighbor],
        back.adjacencies.contains(where: { $0.neighbor == from.node })
      else { continue }
      let first = from.node == root ? adjacency.neighbor : from.neighbor
      candidates[Candidate(metric: from.metric + adjacency.metric, neighbor: first, node: adjacency.neighbor)] = true
    }
  }
}
