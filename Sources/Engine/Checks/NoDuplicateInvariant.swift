/// F-1: no host gets a settled packet twice.
struct NoDuplicateInvariant: Invariant {
  static let id = "F-1"
  static let title = "no duplicate: a host gets each settled packet at most once"
  static let interests: Interests = [.judged]

  mutating func observe(_ observation: Observation, in world: borrowing World, report: inout [Violation]) {
    guard case .judged(let packet) = observation, world.isSettled(packet) else { return }
    for (host, count) in packet.arrivals where count > 1 {
      report.append(
        Violation(
          rule: Self.id, time: world.now, event: world.eventCount, node: host,
          text:
            "\(count) copies of packet \(packet.id.number) of \(world.plant.description.flows[Int(packet.id.flow)].name)"
            + " arrived at \(world.name(host)), and nothing had changed since before it was sent"))
    }
  }
}

extension World {
  /// Whether nothing that decides forwarding changed from a window before the packet was sent to its last copy's end.
  package func isSettled(_ packet: OpenPacket) -> Bool {
    let from = packet.sentAt - Bounds(self).window
    return lastForwardingChange < from && lastDisturbance < from
  }
}
