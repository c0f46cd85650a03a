/// C-1: every copy ends in exactly one fate, with a reason of the closed list.
struct ConservationInvariant: Invariant {
  static let id = "C-1"
  static let title = "every copy of a frame ends in exactly one fate"
  static let interests: Interests = [.ended, .sent, .settled]

  private var sent = 0
  private var ended = 0

  mutating func observe(_ observation: Observation, in world: borrowing World, report: inout [Violation]) {
    switch observation {
    case .sent: sent += 1
    case .ended(let copy, let fate, let node):
      ended += 1
      guard fate == .inFlight else { return }
      let record = world.frames[copy]
      report.append(
        Violation(
          rule: Self.id, time: world.now, event: world.eventCount, node: node,
          text:
            "the node took frame \(copy.number) and neither passed it on, nor used it, nor dropped it with a reason",
          cause: record.cause))
    case .settled:
      guard ended > sent else { return }
      report.append(
        Violation(
          rule: Self.id, time: world.now, event: world.eventCount,
          text: "\(ended) copies have ended and only \(sent) were sent"))
      ended = sent
    case .judged, .state, .forwardingChanged, .disturbed: return
    }
  }
}
