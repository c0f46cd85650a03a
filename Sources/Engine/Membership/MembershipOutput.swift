package import Wire

/// An IGMP message to be sent on a circuit, or by a host, with the record that made it.
package struct OutgoingIGMP: Hashable, Sendable {
  package let message: IGMPMessage
  package let cause: RecordID

  package init(_ message: IGMPMessage, cause: RecordID) {
    self.message = message
    self.cause = cause
  }
}

/// What a circuit or a segment now wants of (x, G).
package struct MembershipChange: Hashable, Sendable {
  package let key: MulticastSourceGroup
  /// `nil`: nobody wants it any more.
  package let flags: MembershipFlags?
  package let cause: RecordID
}

/// A leave that was heard and that somebody has to check: whose, and in which version.
package struct HeardLeave: Hashable, Sendable {
  package let key: MulticastSourceGroup
  package let version: IGMPVersion
  package let host: IPAddress
}

/// What one input makes of a circuit.
package struct CircuitOutput: Sendable {
  /// To be sent on the circuit, in this order.
  package internal(set) var messages: [OutgoingIGMP] = []
  /// What has changed in what the circuit wants.
  package internal(set) var changes: [MembershipChange] = []
  /// Of a segment's circuit: leaves that the segment has to check.
  package internal(set) var leaves: [HeardLeave] = []

  package init() {}
}

/// What one input makes of a segment.
package struct SegmentOutput: Sendable {
  /// To be sent on the segment's circuit, in this order.
  package internal(set) var messages: [OutgoingIGMP] = []
  /// What has changed in what the segment wants.
  package internal(set) var changes: [MembershipChange] = []
  /// The (x, G) for which routes or forwarding are to be derived anew, in order and each once.
  package internal(set) var dirty: [MulticastSourceGroup] = []

  package init() {}
}
