/// The laboratory as one value: clock, agenda, nodes, links, trace and checks.
///
/// A copy is a snapshot.
package struct World: Sendable {
  package let plant: Plant
  package internal(set) var now: Instant
  /// How many events have happened; silent re-arming of a timer is none.
  package internal(set) var eventCount: UInt64 = 0
  /// What happened last, for stepping by kinds of events.
  package internal(set) var lastEvent: Event?
  package internal(set) var agenda = Agenda()
  package internal(set) var nodes = NodeTable()
  package internal(set) var links: [Link]
  package internal(set) var frames = FrameLog()
  package internal(set) var effects = Effects()
  package internal(set) var ledger: Ledger
  package internal(set) var listening = Listening()
  package internal(set) var checks: Checks
  /// Copies that ended without an heir, by node and reason.
  package internal(set) var drops = SortedMap<DropKey, Int>()
  /// What keeps the network from having converged; see `converged`.
  package internal(set) var pending = Pending()
  /// When something last changed that decides forwarding, anywhere.
  package internal(set) var lastForwardingChange: Instant
  /// When a link, a node or a host's wish last changed.
  package internal(set) var lastDisturbance: Instant
  /// What faults took of the talk between queriers and hosts.
  package internal(set) var lostMembership = LostMembership()
  /// When a link or node last failed or came back; `nil`: never.
  package internal(set) var lastFault: Instant?
  /// What has been set since the boot.
  package internal(set) var settings = LiveSettings()
  /// Which deliberate defects the engine carries; none but in tests of the checks.
  package let mutants: Set<Mutant>
  /// The seed of all dice.
  package let seed: UInt64

  /// Counts of one node and reason.
  package struct DropKey: Hashable, Comparable, Sendable {
    package let node: NodeID
    package let reason: DropReason

    package static func < (a: DropKey, b: DropKey) -> Bool {
      (a.node, a.reason.rawValue) < (b.node, b.reason.rawValue)
    }
  }

  /// What is still on its way or waited for.
  ///
  /// The sum is 0 when the network has converged.
  package struct Pending: Hashable, Sendable {
    /// Membership reports and leaves in flight.
    package internal(set) var membership = 0
    /// Advertisements of the IGP in flight.
    package internal(set) var linkState = 0
    /// The work of nodes: elections, last-member rounds, sessions that come up, updates on their way.
    package internal(set) var nodes = 0

    package var total: Int { membership + linkState + nodes }
  }

  /// No control-plane message in flight, nothing to be derived or programmed, no election wait, no last-member round.
  package var converged: Bool { pending.total == 0 }

  package var digest: Digest { effects.trace.digest }
  package var trace: Trace { effects.trace }
  package var violations: [Violation] { checks.violations }

  /// Builds the lab's world, cold: everything is there and nothing has happened.
  ///
  /// `begin` lets it begin.
  init(
    _ description: LabDescription, seed: UInt64? = nil, invariants: Bool, mutants: Set<Mutant>,
    startingAt start: Instant
  ) {
    plant = Plant(description)
    now = start
    lastForwardingChange = start
    lastDisturbance = start
    ledger = Ledger(flowCount: description.flows.count)
    checks = Checks(isEnabled: invariants)
    self.seed = seed ?? description.seed
    self.mutants = mutants
    let builder = LabBuilder(plant: plant, seed: self.seed, mutants: mutants)
    links = builder.links
    for id in plant.nodes { nodes.append(builder.node(id)) }
  }

  /// The name of a node.
  package func name(_ node: NodeID) -> String { plant.name(of: node) }
}
