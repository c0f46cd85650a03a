/// F-2: no copy visits a node twice by the same way, and none dies of its time to live.
struct HopBoundInvariant: Invariant {
  static let id = "F-2"
  static let title = "no loop: no copy passes the same link in the same direction twice"
  static let interests: Interests = [.sent, .ended]

  mutating func observe(_ observation: Observation, in world: borrowing World, report: inout [Violation]) {
    switch observation {
    case .sent(let copy): checkChain(copy, world, &report)
    case .ended(let copy, .dropped(.timeToLiveExpired), let node):
      report.append(
        Violation(
          rule: Self.id, time: world.now, event: world.eventCount, node: node,
          text: "frame \(copy.number) died of its time to live: there was a loop that it hid",
          cause: world.frames[copy].cause))
    case .ended, .judged, .state, .forwardingChanged, .disturbed, .settled: return
    }
  }

  private func checkChain(_ copy: CopyID, _ world: borrowing World, _ report: inout [Violation]) {
    let record = world.frames[copy]
    var steps = 1
    var next = record.parent
    while let ancestor = next {
      let before = world.frames[ancestor]
      steps += 1
      let isRepeat = before.link == record.link && before.from == record.from
      guard isRepeat || steps > world.plant.nodeCount else {
        next = before.parent
        continue
      }
      report.append(
        Violation(
          rule: Self.id, time: world.now, event: world.eventCount,
          node: world.links[record.link.index][record.from].node,
          text: "frame \(copy.number) goes over \(world.plant.name(of: record.link)) again after \(steps - 1) hops",
          cause: record.cause))
      return
    }
  }
}
