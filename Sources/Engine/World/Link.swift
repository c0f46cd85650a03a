/// The two ends of a link, as the lab file names them.
package enum LinkEnd: UInt8, Hashable, Sendable {
  case a = 0
  case b = 1

  package var other: LinkEnd { self == .a ? .b : .a }
}

/// A node's port.
package struct Endpoint: Hashable, Comparable, Sendable {
  package let node: NodeID
  package let port: PortID

  package init(node: NodeID, port: PortID) {
    self.node = node
    self.port = port
  }

  package static func < (a: Endpoint, b: Endpoint) -> Bool { (a.node, a.port) < (b.node, b.port) }
}

/// A point-to-point link: a delay in each direction, and whether it works.
package struct Link: Sendable {
  package let a: Endpoint
  package let b: Endpoint
  package var delay: Interval
  /// Whether a person or a fault took the link down.
  package var isFailed = false
  /// Ends whose port a person or a crash took down: such an end neither sends nor receives.
  package var downEnds: Set<LinkEnd> = []
  /// Ends whose PE holds its port down, because it has no way into the core (uplink tracking).
  package var heldEnds: Set<LinkEnd> = []
  /// Raised whenever the link stops working: what was in flight before is lost.
  package private(set) var epoch: UInt32 = 0
  /// What the seeded faults do to each frame; nothing unless a fault asks.
  package var faults = LinkFaults()

  /// The link's own stream of the lab's seed, for what its faults draw.
  var dice: SeededGenerator

  package init(a: Endpoint, b: Endpoint, delay: Interval, dice: SeededGenerator) {
    self.a = a
    self.b = b
    self.delay = delay
    self.dice = dice
  }

  /// What the faults do to the frame that enters now: how much later it arrives, or `nil` when it is lost.
  mutating func passage() -> Interval? {
    if faults.dropNext > 0 {
      faults.dropNext -= 1
      return nil
    }
    if faults.loss > 0, dice.next(below: LinkFaults.certain) < faults.loss { return nil }
    return delay + faults.extraDelay + (faults.jitter > .zero ? dice.interval(upTo: faults.jitter) : .zero)
  }

  package var isUp: Bool { !isFailed && downEnds.isEmpty && heldEnds.isEmpty }

  package subscript(end: LinkEnd) -> Endpoint { end == .a ? a : b }

  /// Changes what makes the link work or not; returns whether it works now and did not before, or the other way round.
  package mutating func change(_ body: (inout Link) -> Void) -> Bool {
    let before = isUp
    body(&self)
    if before, !isUp { epoch &+= 1 }
    return before != isUp
  }
}

/// The seeded fault hooks of a link: how the frames that enter it are dropped or held up.
package struct LinkFaults: Hashable, Sendable {
  /// Frames that are still to be dropped, whatever they are.
  package var dropNext = 0
  /// Added to the delay of every frame.
  package var extraDelay = Interval.zero
  /// The most that is added beside it, by a draw for each frame: frames may overtake each other.
  package var jitter = Interval.zero
  /// How many of a million frames are lost, by a draw for each.
  package var loss: UInt64 = 0

  /// All of them.
  package static let certain: UInt64 = 1_000_000

  package init() {}

  package var isClear: Bool { self == LinkFaults() }
}
