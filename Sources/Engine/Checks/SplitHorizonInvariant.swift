/// F-4: what came from an Ethernet segment never goes back to it, by any PE; and never out of the port it came in on.
struct SplitHorizonInvariant: Invariant {
  static let id = "F-4"
  static let title = "split horizon: nothing returns to the segment that it came from"
  static let interests: Interests = [.sent]

  mutating func observe(_ observation: Observation, in world: borrowing World, report: inout [Violation]) {
    guard case .sent(let copy) = observation else { return }
    let record = world.frames[copy]
    guard record.parent != nil, world.plant[world.links[record.link.index][record.from].node].kind == .pe else {
      return
    }
    let segment = world.segment(of: record.link)
    var next = record.parent
    while let ancestor = next {
      let before = world.frames[ancestor]
      let isSameSegment = segment != nil && world.segment(of: before.link) == segment && isIngress(before, world)
      let isSamePort = before.link == record.link && before.from == record.from.other
      if isSameSegment || isSamePort {
        report.append(
          Violation(
            rule: Self.id, time: world.now, event: world.eventCount,
            node: world.links[record.link.index][record.from].node,
            text: "frame \(copy.number) returns over \(world.plant.name(of: record.link)) to where it came from",
            cause: record.cause))
        return
      }
      next = before.parent
    }
  }

  /// Whether the copy travelled from the segment into a PE.
  private func isIngress(_ record: FrameRecord, _ world: borrowing World) -> Bool {
    world.plant[world.links[record.link.index][record.from.other].node].kind == .pe
  }
}

extension World {
  /// The Ethernet segment that a link is part of, by its place in the lab file; `nil` when it is none.
  package func segment(of link: LinkID) -> Int? { plant.segmentOfLink[link.index] }
}
