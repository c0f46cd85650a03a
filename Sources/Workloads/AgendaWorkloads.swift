internal import Engine

/// The agenda alone: what an event costs before anything happens.
enum AgendaWorkloads {
  private static let pending = 10_000

  /// The hold model: the next event is taken, and another is put at a drawn time after it, with 10,000 waiting.
  static let hold = Workload("agenda, 10k pending", operations: 100_000, unit: "event") {
    var dice = SeededGenerator(seed: 1, stream: "hold")
    var agenda = Agenda()
    let node = NodeID(0)
    for _ in 0..<pending {
      agenda.add(.timer(node: node, key: .host), at: .zero + dice.interval(upTo: .seconds(1)))
    }
    return {
      for _ in 0..<100_000 {
        guard let entry = agenda.popFirst() else { return }
        agenda.add(entry.event, at: entry.time + dice.interval(upTo: .seconds(1)))
      }
    }
  }
}
