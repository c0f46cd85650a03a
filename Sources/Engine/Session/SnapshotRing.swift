/// A world that can be gone back to, and how many journalled commands it has seen.
struct Snapshot: Sendable {
  let world: World
  let position: Int
}

/// Some of the past worlds, dense near the present and sparse far back: a replay from the nearest is short.
struct SnapshotRing: Sendable {
  private var snapshots: [Snapshot] = []
  /// Events between two worlds that are kept as they come.
  private static let spacing: UInt64 = 512
  private static let limit = 96

  /// Keeps a world whatever was kept before.
  mutating func keep(_ snapshot: Snapshot) {
    snapshots.append(snapshot)
    thin()
  }

  /// Keeps the world if enough has happened since the last one.
  mutating func offer(_ world: World, _ position: Int) {
    guard let last = snapshots.last else { return keep(Snapshot(world: world, position: position)) }
    guard world.eventCount >= last.world.eventCount + Self.spacing else { return }
    keep(Snapshot(world: world, position: position))
  }

  /// The latest world that fulfils the condition.
  func latest(where condition: (Snapshot) -> Bool) -> Snapshot? { snapshots.last(where: condition) }

  /// Forgets the worlds of a future that is cut off.
  mutating func drop(after event: UInt64, position: Int) {
    snapshots.removeAll { $0.world.eventCount > event || $0.position > position }
  }

  /// Of the older half every second one goes; the first one, the hand-over, stays.
  private mutating func thin() {
    guard snapshots.count > Self.limit else { return }
    let half = snapshots.count / 2
    snapshots = snapshots.enumerated().filter { $0.offset >= half || $0.offset % 2 == 0 }.map(\.element)
  }
}
