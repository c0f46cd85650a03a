/// How booting a lab ended.
package enum BootOutcome: Hashable, Sendable {
  /// The clock shows 0 and the network has converged (or the lab starts cold).
  case ready
  /// The network did not converge within the budget of virtual time.
  case notConverged(after: Interval)
}

extension World {
  /// Builds the lab's world and boots it: for `start: converged` the boot lies at negative times and the clock shows 0.
  ///
  /// How long the network needs is known only afterwards: if it has not converged by 0, the boot starts anew, earlier.
  /// `watching` is shown the world now and then while it boots, and cannot change it.
  package static func boot(
    _ description: LabDescription, seed: UInt64? = nil, invariants: Bool = true, mutants: Set<Mutant> = [],
    watching: ((borrowing World) -> Void)? = nil
  ) -> (world: World, outcome: BootOutcome) {
    guard description.start == .converged else {
      var world = World(
        description, seed: seed, invariants: invariants, mutants: mutants, startingAt: .zero)
      world.begin()
      return (world, .ready)
    }
    var length = firstGuess(description)
    while true {
      var world = World(
        description, seed: seed, invariants: invariants, mutants: mutants, startingAt: .zero - length)
      world.begin()
      world.boot(for: length, watching)
      if world.converged { return (world, .ready) }
      length = length * 2
      guard length <= .seconds(600) else { return (world, .notConverged(after: length / 2)) }
    }
  }

  /// Runs until the boot's time is over, and shows itself every so many events.
  private mutating func boot(for length: Interval, _ watching: ((borrowing World) -> Void)?) {
    guard let watching else { return run(for: length) }
    let limit = now + length
    watching(self)
    while step(until: limit) {
      if eventCount % Self.watchInterval == 0 { watching(self) }
    }
    wait(until: limit)
    watching(self)
  }

  /// Events between two looks of whoever watches: fewer than can let a frame's octets be dropped in between.
  package static let watchInterval: UInt64 = 256

  /// The election wait, the IGP, the sessions' first calls and the spread of the nodes' start, in whole seconds.
  private static func firstGuess(_ description: LabDescription) -> Interval {
    let wait = description.segments.isEmpty ? Interval.zero : description.defaults.electionWait
    let sum = wait + description.defaults.bootJitter + description.defaults.igpDelay * 4 + .seconds(2)
    let second = Interval.seconds(1).nanoseconds
    return .nanoseconds((sum.nanoseconds + second - 1) / second * second)
  }

  /// Lets it begin: every node starts, then every port of a working link comes up.
  mutating func begin() {
    let lab = effects.trace.note(PlantDetail.lab(plant.description.name), node: nil, at: now, cause: nil)
    guard plant.description.defaults.bootJitter == .zero else { return beginSpread(lab) }
    for id in nodes.ids {
      let record = effects.trace.note(PlantDetail.node(isUp: true), node: id, at: now, cause: lab)
      handle(id) { node, effects in node.start(cause: record, into: &effects) }
    }
    for index in links.indices {
      for end in [LinkEnd.a, .b] {
        let endpoint = links[index][end]
        let neighbor = neighbor(at: endpoint)
        handle(endpoint.node) { node, effects in
          node.portChanged(endpoint.port, isUp: true, neighbor: neighbor, cause: lab, into: &effects)
        }
      }
    }
    eventDone()
  }

  /// The nodes start one by one, each after a draw of its own (`defaults.boot.jitter`).
  private mutating func beginSpread(_ lab: RecordID) {
    for id in nodes.ids {
      nodes[id].isUp = false
      for port in plant.ports[id.index] { _ = links[port.link.index].change { $0.downEnds.insert(port.end) } }
      var dice = SeededGenerator(seed: seed, stream: "\(name(id)) boot")
      let delay = dice.interval(upTo: plant.description.defaults.bootJitter)
      agenda.add(.fault(.restoreNode(id), cause: lab), at: now + delay)
    }
    eventDone()
  }
}
