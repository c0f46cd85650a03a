import Wire

/// One TCP connection as one end holds it (RFC 9293 §3.3.1).
///
/// Octets are counted by their offset in the stream, in 64 bits; sequence numbers are made from that where a segment is
/// read or written, so that nothing in between can be wrong about a wrap. A FIN takes the offset behind the last octet.
/// Congestion control is left out: the lab's links do not drop because of load, and the flight is limited.
struct TCPConnection: Sendable {
  let key: ConnectionKey
  let settings: TCPSettings
  /// Whether this end asked for the connection.
  let isInitiator: Bool
  private(set) var state: TCPState
  /// Closed: the stack forgets the connection at the end of the turn.
  var isGone = false
  /// The owner has closed it or knows that it is closed, and hears no more of it.
  var isReleased = false
  /// The stack knows that this turn has touched it.
  var isTouched = false
  /// What the stack has put on the agenda for it.
  var armed: Instant?

  // What this end sends.
  let initialSequence: UInt32
  var sending = SendBuffer()
  /// The first offset that is not acknowledged.
  var unacknowledged: UInt64 = 0
  /// The next offset to send.
  var next: UInt64 = 0
  var isFinishing = false
  var peerWindow = 0
  var segmentSize = 536
  /// Where sending stood when a loss was found; until that is acknowledged each step forward shows the next hole.
  var recovery: UInt64?
  var duplicates = 0

  // What the other end sends.
  var peerInitialSequence: UInt32 = 0
  var reassembly = ReassemblyBuffer()
  /// The offset of their FIN, known as soon as it was seen.
  var peerFinish: UInt64?
  var isPeerFinished = false

  // Waiting.
  var timeout: RetransmissionTimeout
  var retransmission: Instant?
  var waitEnd: Instant?
  /// The octet whose round trip is being measured, and when it was sent.
  var timed: (end: UInt64, sent: Instant)?
  var lastProgress: Instant
  var attempts = 0

  /// An acknowledgment is due at the end of the turn, because of this record.
  var acknowledgmentDue: RecordID?
  /// The record that made this end open the connection, or answer.
  var cause: RecordID

  init(
    key: ConnectionKey, settings: TCPSettings, isInitiator: Bool, initialSequence: UInt32, at now: Instant,
    cause: RecordID
  ) {
    self.key = key
    self.settings = settings
    self.isInitiator = isInitiator
    self.initialSequence = initialSequence
    self.cause = cause
    state = isInitiator ? .synSent : .synReceived
    timeout = RetransmissionTimeout(settings)
    lastProgress = now
  }

  /// The only place that changes the state.
  mutating func advance(_ input: TCPState.Input) { state = state.after(input) }

  // MARK: Offsets and sequence numbers

  /// The sequence number of an offset of what this end sends; the SYN has the number before offset 0.
  func sequence(_ offset: UInt64) -> UInt32 { initialSequence &+ 1 &+ UInt32(truncatingIfNeeded: offset) }

  /// The offset that this end awaits, their FIN counted.
  var receiveNext: UInt64 { reassembly.next + (isPeerFinished ? 1 : 0) }

  var acknowledgmentNumber: UInt32 { peerInitialSequence &+ 1 &+ UInt32(truncatingIfNeeded: receiveNext) }

  /// The offset behind all that is to be sent, the FIN counted.
  var sendEnd: UInt64 { sending.end + (isFinishing ? 1 : 0) }

  var isFinishSent: Bool { isFinishing && next > sending.end }

  /// The earliest moment at which something is to be done without a segment coming in.
  var deadline: Instant? {
    switch (retransmission, waitEnd) {
    case (let a?, let b?): min(a, b)
    case (let a, let b): a ?? b
    }
  }

  // MARK: The owner's calls

  mutating func send(_ bytes: [UInt8], cause: RecordID) -> UInt64 { sending.append(bytes, cause: cause) }

  /// The owner has nothing more to send and wants to hear nothing more.
  mutating func close(cause: RecordID) {
    isReleased = true
    self.cause = cause
    guard state != .synSent else {
      isGone = true
      return
    }
    isFinishing = true
    advance(.close)
  }

  // MARK: Segments

  func segment(_ flags: TCPFlags, at offset: UInt64, payload: [UInt8] = []) -> TCPSegment {
    TCPSegment(
      sourcePort: key.localPort, destinationPort: key.remotePort, sequence: sequence(offset),
      acknowledgment: flags.contains(.ack) ? acknowledgmentNumber : 0, flags: flags, window: settings.window,
      payload: payload)
  }

  /// SYN, or SYN with the acknowledgment of theirs, with the size that this end takes (RFC 9293 §3.5, §3.7.1).
  func handshakeSegment() -> TCPSegment {
    let isAnswer = state == .synReceived
    return TCPSegment(
      sourcePort: key.localPort, destinationPort: key.remotePort, sequence: initialSequence,
      acknowledgment: isAnswer ? acknowledgmentNumber : 0, flags: isAnswer ? [.syn, .ack] : .syn,
      window: settings.window, options: [.maximumSegmentSize(UInt16(settings.maximumSegmentSize))])
  }

  func emit(_ segment: TCPSegment, cause: RecordID, into output: inout TransportEffects) {
    output.segments.append(OutgoingSegment(destination: key.remoteAddress, segment: segment, cause: cause))
  }

  mutating func report(_ closing: TransportClosing, into output: inout TransportEffects) {
    if !isReleased { output.events.append(.closed(key, closing)) }
    isReleased = true
  }
}
