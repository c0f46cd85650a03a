internal import Engine
internal import Wire

/// A whole lab: booting, running, snapshots and rewinding.
struct LabWorkloads {
  private let description: LabDescription
  private let bootEvents: Int
  private let secondEvents: Int

  init(_ text: String) throws(LabErrors) {
    let description = try LabFile.read(text)
    self.description = description
    let booted = World.boot(description).world
    bootEvents = Int(booted.eventCount)
    secondEvents = Int(Self.running(description).world.eventCount - booted.eventCount)
  }

  var all: [Workload] { [boot, second(invariants: true), second(invariants: false), snapshot, rewind, completion] }

  /// The lab with F1 sent to H1 for a second.
  private static func running(_ description: LabDescription, invariants: Bool = true) -> Timeline {
    var shell = Shell(World.boot(description, invariants: invariants).world)
    for line in ["start F1", "join H1 F1", "run 1s"] { _ = shell.execute(line) }
    return shell.timeline
  }

  private var boot: Workload {
    let description = description
    return Workload("boot to convergence", operations: bootEvents, unit: "event") {
      return { _ = World.boot(description).world.eventCount }
    }
  }

  private func second(invariants: Bool) -> Workload {
    let description = description
    let name = "a second of 100 pps, \(invariants ? "all" : "no") invariants"
    return Workload(name, operations: secondEvents, unit: "event") {
      let world = Self.running(description, invariants: invariants).world
      return {
        var copy = world
        copy.run(for: .seconds(1))
      }
    }
  }

  /// A copy of the world, and the first event after it, which pays for what it shares.
  private var snapshot: Workload {
    let description = description
    return Workload("snapshot and first event", operations: 1, unit: "snapshot") {
      var world = Self.running(description).world
      return {
        let kept = world
        _ = world.step()
        withExtendedLifetime(kept) {}
      }
    }
  }

  private var rewind: Workload {
    let description = description
    return Workload("rewind a minute of 100 pps", operations: 1, unit: "rewind") {
      var timeline = Self.running(description)
      try? timeline.run(until: timeline.world.now + .seconds(60))
      let after = timeline
      return {
        var copy = after
        try? copy.go(to: copy.world.now - .seconds(60))
      }
    }
  }

  /// What Tab asks for, at places of all kinds.
  private var completion: Workload {
    let description = description
    let lines = ["", "show bgp evpn ", "why H1 receives ", "fail link ", "show packets where ", "expect once("]
    return Workload("completions after a minute of 100 pps", operations: lines.count, unit: "line") {
      var shell = Shell(Self.running(description).world)
      _ = shell.execute("run 60s")
      let after = shell
      return { for line in lines { _ = after.completions(line, cursor: line.unicodeScalars.count).count } }
    }
  }
}
