/// What became of the stamped packets: counted when a packet's last copy has met its fate.
package struct Ledger: Sendable {
  package internal(set) var flows: [FlowLedger]

  init(flowCount: Int) {
    flows = Array(repeating: FlowLedger(), count: flowCount)
  }
}

/// One direction of a link.
package struct Direction: Hashable, Comparable, Sendable {
  package let link: LinkID
  package let from: LinkEnd

  package init(link: LinkID, from: LinkEnd) {
    self.link = link
    self.from = from
  }

  package static func < (a: Direction, b: Direction) -> Bool {
    (a.link, a.from.rawValue) < (b.link, b.from.rawValue)
  }
}

/// Copies and octets that crossed one direction of a link.
package struct LinkTally: Hashable, Sendable {
  package var copies = 0
  package var bytes = 0
}

/// One flow since its last start.
package struct FlowLedger: Sendable {
  /// How often it has been started; stamps carry it.
  package internal(set) var run: UInt16 = 0
  package internal(set) var startedAt: Instant?
  package internal(set) var isRunning = false
  package internal(set) var sent: UInt32 = 0
  package internal(set) var hosts = SortedMap<NodeID, HostTally>()
  package internal(set) var links = SortedMap<Direction, LinkTally>()
  /// Packets that still have copies in flight.
  package internal(set) var open = SortedMap<UInt32, OpenPacket>()
  /// The latest packet whose copies have all met their fate.
  package internal(set) var latest: OpenPacket?

  /// Forgets the counts, as a start or `reset counters` does; packets in flight go uncounted.
  mutating func clear() {
    sent = 0
    hosts.removeAll()
    links.removeAll()
    open.removeAll()
    latest = nil
  }
}

/// One flow at one host.
package struct HostTally: Hashable, Sendable {
  /// Every arrival, joined or not.
  package internal(set) var received = 0
  package internal(set) var unique = 0
  package internal(set) var duplicates = 0
  /// Packets that the host should have had and did not get.
  package internal(set) var lost = 0
  /// Judged packets that the host should have had.
  package internal(set) var due = 0
  /// How many of those came more than once.
  package internal(set) var duplicatesOfDue = 0
  package internal(set) var lastArrival: Instant?
  package internal(set) var longestGap = Interval.zero
}

/// A packet with copies on their way, or the last one that is done.
package struct OpenPacket: Sendable {
  package let id: PacketID
  package let sentAt: Instant
  package let source: NodeID
  package internal(set) var inFlight = 0
  /// Arrivals at hosts.
  package internal(set) var arrivals = SortedMap<NodeID, Int>()
  /// Hosts that have been listening, in a converged network, since before it was sent.
  package let due: [NodeID]
  /// Copies that the ingress PE sent into the core.
  package internal(set) var rootCopies = 0
  package internal(set) var linkCopies = SortedMap<Direction, Int>()
  /// Copies that reached a PE over the core and found nobody.
  package internal(set) var waste = 0
  /// Whether an injected fault took a copy of it: then no rule promises that it arrives.
  package internal(set) var isHarmed = false
  package internal(set) var lastEnd: Instant
}
