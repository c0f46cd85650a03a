package import Wire

/// A stream of stamped packets: packet n leaves at start + n / rate.
package struct TrafficSource: Hashable, Sendable {
  /// The number of the flow in the lab, and its name for the trace.
  package let flow: UInt16
  package let name: String
  package let group: IPAddress
  /// Octets of the UDP payload.
  package let size: Int
  package private(set) var rate: PacketRate
  /// Which start of the flow this is; the stamps carry it.
  package private(set) var run: UInt16 = 0
  package private(set) var isRunning = false
  /// Packets that this run has sent.
  package private(set) var sent: UInt32 = 0
  /// The record of the start: the cause of every packet.
  package private(set) var cause = RecordID.origin
  private var startedAt = Instant.zero
  private var limit: UInt32?

  package init(flow: UInt16, name: String, group: IPAddress, rate: PacketRate, size: Int) {
    self.flow = flow
    self.name = name
    self.group = group
    self.rate = rate
    self.size = size
  }

  /// Begins a run, of `count` packets or without an end; its first packet is due at once.
  package mutating func start(run: UInt16, rate: PacketRate?, count: UInt32?, at now: Instant, cause: RecordID) {
    self.run = run
    if let rate { self.rate = rate }
    (sent, limit, startedAt, self.cause) = (0, count, now, cause)
    isRunning = count != 0
  }

  package mutating func stop() { isRunning = false }

  /// When the next packet is due; `nil` when none is.
  package var nextDeadline: Instant? {
    isRunning ? startedAt + rate.offset(ofPacket: sent) : nil
  }

  /// The stamp of the packet that is due now; `nil` when none is.
  package mutating func takePacket(at now: Instant) -> LabPayload? {
    guard let due = nextDeadline, due <= now else { return nil }
    let payload = LabPayload(flow: flow, run: run, number: sent, sentAt: now.nanoseconds, size: size)
    sent &+= 1
    if let limit, sent >= limit { isRunning = false }
    return payload
  }
}
