package import Wire

/// A frame on its way out of a port, with the record that caused it.
package struct OutgoingFrame: Sendable {
  package var port: PortID
  package var bytes: [UInt8]
  /// What only the trace and the checks may read: why this frame exists, and which copy it was made from.
  package var provenance: Provenance

  package init(port: PortID, bytes: [UInt8], provenance: Provenance) {
    self.port = port
    self.bytes = bytes
    self.provenance = provenance
  }
}

/// What a frame carries beside its octets.
///
/// No router reads it: it belongs to the trace and to the checks.
package struct Provenance: Hashable, Sendable {
  /// The record that made the sender send.
  package var cause: RecordID
  /// The copy that this one was made from; `nil` at the source.
  package var parent: CopyID?
  /// The stamped packet, said by the source alone; copies inherit it.
  package var packet: PacketID?

  package init(cause: RecordID, parent: CopyID? = nil, packet: PacketID? = nil) {
    self.cause = cause
    self.parent = parent
    self.packet = packet
  }
}

/// One frame instance on one link, by its number in the order of sending.
package struct CopyID: Hashable, Comparable, Sendable {
  package let number: UInt32

  package init(_ number: UInt32) { self.number = number }

  package static func < (a: CopyID, b: CopyID) -> Bool { a.number < b.number }
}

/// A timer of a node: at most one agenda entry each; a restart moves the deadline.
package enum TimerKey: Hashable, Sendable {
  /// Retransmission and waiting of one TCP connection.
  case transport(ConnectionKey)
  /// The earliest of one BGP session's timers.
  case session(IPAddress)
  /// The earliest timer of one group on one attachment circuit.
  case membership(circuit: Int, group: IPAddress)
  /// The querier of one attachment circuit.
  case querier(circuit: Int)
  /// One leave-synch countdown: (segment, domain, x,G), by the number that its owner gave.
  case leaveSynch(Int)
  /// The election wait of one Ethernet segment.
  case election(segment: Int)
  /// The shortest-path run of the modelled IGP.
  case shortestPaths
  /// A host's pending reports.
  case host
  /// The next packet of a flow.
  case traffic(flow: Int)
  /// Ageing of learnt addresses and of a snooping table.
  case ageing
  /// The start of the node.
  case boot
}

/// A TCP connection as one end names it.
package struct ConnectionKey: Hashable, Comparable, Sendable {
  package var localAddress: IPAddress
  package var localPort: UInt16
  package var remoteAddress: IPAddress
  package var remotePort: UInt16

  package init(localAddress: IPAddress, localPort: UInt16, remoteAddress: IPAddress, remotePort: UInt16) {
    self.localAddress = localAddress
    self.localPort = localPort
    self.remoteAddress = remoteAddress
    self.remotePort = remotePort
  }

  /// The same connection as the other end names it.
  package var reversed: ConnectionKey {
    ConnectionKey(
      localAddress: remoteAddress, localPort: remotePort, remoteAddress: localAddress, remotePort: localPort)
  }

  package static func < (a: ConnectionKey, b: ConnectionKey) -> Bool {
    (a.localAddress, a.remoteAddress, a.localPort, a.remotePort)
      < (b.localAddress, b.remoteAddress, b.localPort, b.remotePort)
  }
}

/// What the handling of one event makes of the world: records, frames to send, timers, and copies that met their fate.
///
/// The world lends it to the node that handles the event; nothing in it goes to another node but octets.
package struct Effects: Sendable {
  /// The node that handles the event, and the time: every note gets both.
  package internal(set) var node = NodeID(0)
  package internal(set) var now = Instant.zero
  package internal(set) var trace = Trace()
  package internal(set) var frames: [OutgoingFrame] = []
  package internal(set) var timers: [(key: TimerKey, deadline: Instant?)] = []
  /// Which record made the octet at (connection as the sender names it, stream offset): the cause across TCP.
  package internal(set) var streamCauses = StreamCauses()
  /// The world's numbers for routes and attribute sets.
  package internal(set) var interner = Interner()

  /// The record that caused the frame that is being handled, for the copies that are made of it.
  package internal(set) var frameCause = RecordID.origin
  /// How the copy that is being handled ended, as far as the node says; copies made of it say more.
  package internal(set) var fate: Fate?
  /// Advertisements of the modelled IGP to be sent to neighbours.
  package internal(set) var floods: [Underlay.Flood] = []
  /// Ports that the node itself holds down, or lets come up again.
  package internal(set) var holds: [(port: PortID, isHeld: Bool, cause: RecordID)] = []
  /// What the invariants are told.
  package internal(set) var events: [StateEvent] = []
  /// Whether the node's forwarding plane was programmed anew.
  package internal(set) var forwardingChanged = false
  /// A source's stamped packet that goes out with this event.
  package internal(set) var originated: [PacketID] = []

  package init() {}

  /// Says how the copy that is being handled ended.
  ///
  /// What was replicated needs no word: the copies tell.
  package mutating func end(_ fate: Fate) { self.fate = fate }

  /// Writes down what happened at this node, now.
  package mutating func note(
    _ detail: some TraceDetail, cause: RecordID?, following clause: Clause? = nil
  ) -> RecordID {
    trace.note(detail, node: node, at: now, cause: cause, following: clause)
  }

  package mutating func send(_ bytes: [UInt8], out port: PortID, cause: RecordID, parent: CopyID? = nil) {
    frames.append(OutgoingFrame(port: port, bytes: bytes, provenance: Provenance(cause: cause, parent: parent)))
  }

  /// Sends a stamped packet of a flow: its copies are counted from here on.
  package mutating func send(_ bytes: [UInt8], out port: PortID, cause: RecordID, packet: PacketID) {
    originated.append(packet)
    frames.append(OutgoingFrame(port: port, bytes: bytes, provenance: Provenance(cause: cause, packet: packet)))
  }

  /// Starts the timer, or moves its deadline.
  package mutating func start(_ key: TimerKey, at deadline: Instant) { timers.append((key, deadline)) }

  package mutating func stop(_ key: TimerKey) { timers.append((key, nil)) }
}
