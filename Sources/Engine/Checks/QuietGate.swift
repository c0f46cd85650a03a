/// Opens once after each change, when the network has converged and a bound has passed since.
struct QuietGate: Sendable {
  private var due: Instant?

  /// Something changed that the rule depends on; it holds again `bound` later at the latest.
  mutating func changed(at now: Instant, bound: Interval) {
    due = max(due ?? now, now + bound)
  }

  /// Whether the rule must hold now; then the gate closes until the next change.
  mutating func opens(in world: borrowing World) -> Bool {
    guard let due, world.now >= due, world.converged else { return false }
    self.due = nil
    return true
  }
}
