/// Since when hosts have been listening to flows, and since when they must get every packet.
package struct Listening: Sendable {
  /// One host's wish for one flow.
  package struct Wish: Hashable, Sendable {
    package let since: Instant
    /// The first converged moment after the join; `nil` while the network is still at it.
    package internal(set) var dueFrom: Instant?
  }

  private struct Key: Hashable, Comparable, Sendable {
    let flow: Int
    let host: NodeID

    static func < (a: Key, b: Key) -> Bool { (a.flow, a.host) < (b.flow, b.host) }
  }

  private var wishes = SortedMap<Key, Wish>()
  private var waiting: [Key] = []

  package init() {}

  package func wish(_ host: NodeID, flow: Int) -> Wish? { wishes[Key(flow: flow, host: host)] }

  /// The hosts that must get a packet of `flow` that is sent at `now`.
  package func due(flow: Int, at now: Instant) -> [NodeID] {
    wishes.keys.indices.compactMap { index in
      let key = wishes.keys[index]
      guard key.flow == flow, let dueFrom = wishes.values[index].dueFrom, dueFrom <= now else { return nil }
      return key.host
    }
  }

  /// The host starts or stops wanting the flow.
  mutating func set(_ host: NodeID, flow: Int, wants: Bool, at now: Instant) {
    let key = Key(flow: flow, host: host)
    guard wants != (wishes[key] != nil) else { return }
    wishes[key] = wants ? Wish(since: now, dueFrom: nil) : nil
    if wants { waiting.append(key) } else { waiting.removeAll { $0 == key } }
  }

  /// The network has converged: from now on those who wait must get every packet.
  mutating func converged(at now: Instant) {
    guard !waiting.isEmpty else { return }
    for key in waiting { wishes.update(key) { $0.dueFrom = now } }
    waiting.removeAll()
  }
}
