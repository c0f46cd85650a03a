package import Wire

/// The TCP of one router: its connections and the ports that it listens at (RFC 9293).
///
/// Calls and segments only mark what is to be sent; `flush` at the end of the turn sends it, so that what belongs
/// together goes out together and acknowledgments ride on data. After `flush`, carry `segments` to their destinations.
package struct TCPStack: Sendable {
  package let address: IPAddress
  package let settings: TCPSettings
  private var connections = SortedMap<ConnectionKey, Box<TCPConnection>>()
  private var listening: [UInt16] = []
  private var generator: SeededGenerator
  private var nextPort: UInt16 = 0
  /// The connections that this turn has touched, in the order of touching.
  private var touched: [ConnectionKey] = []

  /// `generator` is the router's stream for initial sequence numbers and ports.
  package init(address: IPAddress, generator: SeededGenerator, settings: TCPSettings = TCPSettings()) {
    self.address = address
    self.generator = generator
    self.settings = settings
  }

  // MARK: The owner's calls

  package mutating func listen(_ port: UInt16) {
    if !listening.contains(port) { listening.append(port) }
  }

  /// Asks for a connection; `.connected` or `.closed` tells how that went.
  package mutating func connect(
    to remote: IPAddress, port: UInt16, cause: RecordID, at now: Instant, into output: inout TransportEffects
  ) -> ConnectionKey {
    let key = ConnectionKey(
      localAddress: address, localPort: ephemeralPort(remote, port), remoteAddress: remote, remotePort: port)
    var connection = TCPConnection(
      key: key, settings: settings, isInitiator: true, initialSequence: UInt32(truncatingIfNeeded: generator.next()),
      at: now, cause: cause)
    connection.open(at: now, into: &output)
    connections[key] = Box(connection)
    touch(key)
    return key
  }

  /// Adds octets to the stream and returns the offset of the first, or `nil` when there is no such connection.
  package mutating func send(_ connection: ConnectionKey, _ bytes: [UInt8], cause: RecordID) -> UInt64? {
    touch(connection)
    return connections.update(connection) { $0.value.send(bytes, cause: cause) }
  }

  /// Sends what is queued, then FIN; the owner hears no more of the connection.
  package mutating func close(_ connection: ConnectionKey, cause: RecordID) {
    touch(connection)
    connections.update(connection) { $0.value.close(cause: cause) }
  }

  /// Gives the connection up at once, with a reset; the owner hears no more of it.
  package mutating func abort(_ connection: ConnectionKey, cause: RecordID, into output: inout TransportEffects) {
    touch(connection)
    connections.update(connection) { box in
      let held = box.value
      if held.state != .synSent { held.emit(held.segment([.rst, .ack], at: held.next), cause: cause, into: &output) }
      box.value.isReleased = true
      box.value.isGone = true
    }
  }

  /// Forgets everything, as a restart does; whoever still talks to an old connection gets a reset.
  package mutating func reset(into effects: inout Effects) {
    for (key, box) in connections where box.value.armed != nil { effects.stop(.transport(key)) }
    connections.removeAll()
    touched.removeAll()
    nextPort = 0
  }

  // MARK: What comes in

  /// Takes a segment that came from `source` to this router's address; `cause` is the record the frame carried.
  package mutating func receive(
    _ segment: TCPSegment, from source: IPAddress, cause: RecordID, at now: Instant,
    into output: inout TransportEffects, effects: inout Effects
  ) {
    let key = ConnectionKey(
      localAddress: address, localPort: segment.destinationPort, remoteAddress: source,
      remotePort: segment.sourcePort)
    if connections.contains(key) {
      touch(key)
      connections.update(key) { $0.value.receive(segment, cause: cause, at: now, into: &output) }
      return
    }
    guard !segment.flags.contains(.rst) else { return }
    guard segment.flags.contains(.syn), !segment.flags.contains(.ack), listening.contains(segment.destinationPort)
    else {
      let record = effects.note(TransportDetail.refuses(key), cause: cause, following: .rfc9293.resetGeneration)
      let answer = OutgoingSegment(destination: source, segment: Self.reset(answering: segment), cause: record)
      output.segments.append(answer)
      return
    }
    var connection = TCPConnection(
      key: key, settings: settings, isInitiator: false, initialSequence: UInt32(truncatingIfNeeded: generator.next()),
      at: now, cause: cause)
    connection.learn(segment)
    connection.open(at: now, into: &output)
    connections[key] = Box(connection)
    touch(key)
  }

  package mutating func handleTimer(
    _ connection: ConnectionKey, at now: Instant, into output: inout TransportEffects, effects: inout Effects
  ) {
    touch(connection)
    connections.update(connection) { box in
      box.value.armed = nil
      box.value.handleTimer(at: now, into: &output, effects: &effects)
    }
  }

  /// The IGP knows a way to `address` again.
  package mutating func wayIsBack(to address: IPAddress, at now: Instant, into output: inout TransportEffects) {
    for key in connections.keys where key.remoteAddress == address {
      touch(key)
      connections.update(key) { $0.value.wayIsBack(at: now, into: &output) }
    }
  }

  /// Ends the turn: sends what the calls queued, acknowledges, sets timers, forgets what is closed.
  package mutating func flush(at now: Instant, into output: inout TransportEffects, effects: inout Effects) {
    for key in touched {
      let isGone = connections.update(key) { box in
        box.value.isTouched = false
        box.value.flush(at: now, into: &output)
        Self.arm(&box.value, effects: &effects)
        return box.value.isGone
      }
      if isGone == true { connections[key] = nil }
    }
    touched.removeAll(keepingCapacity: true)
  }

  // MARK: Facts

  /// How much of what this end sent the other end has acknowledged; `nil` when there is no such connection.
  package func acknowledged(_ connection: ConnectionKey) -> UInt64? {
    connections[connection]?.value.unacknowledged
  }

  package func state(_ connection: ConnectionKey) -> TCPState? { connections[connection]?.value.state }

  /// All connections, in order.
  package var keys: [ConnectionKey] { connections.keys }

  // MARK: Within

  private mutating func touch(_ key: ConnectionKey) {
    let isNew = connections.update(key) { box in
      guard !box.value.isTouched else { return false }
      box.value.isTouched = true
      return true
    }
    if isNew == true { touched.append(key) }
  }

  private static func arm(_ connection: inout TCPConnection, effects: inout Effects) {
    let wanted = connection.isGone ? nil : connection.deadline
    guard wanted != connection.armed else { return }
    connection.armed = wanted
    if let wanted {
      effects.start(.transport(connection.key), at: wanted)
    } else {
      effects.stop(.transport(connection.key))
    }
  }

  /// The next port of the dynamic range (RFC 6335 §6) that is free towards there; the first one is drawn.
  private mutating func ephemeralPort(_ remote: IPAddress, _ port: UInt16) -> UInt16 {
    if nextPort < 49_152 { nextPort = 49_152 + UInt16(generator.next(below: 8_192)) }
    var candidate = nextPort
    for _ in 0..<16_384 {
      let key = ConnectionKey(localAddress: address, localPort: candidate, remoteAddress: remote, remotePort: port)
      guard connections.contains(key) else { break }
      candidate = candidate == .max ? 49_152 : candidate + 1
    }
    nextPort = candidate == .max ? 49_152 : candidate + 1
    return candidate
  }

  /// The reset that answers a segment for which there is no connection (RFC 9293 §3.10.7.1).
  static func reset(answering segment: TCPSegment) -> TCPSegment {
    let hasAcknowledgment = segment.flags.contains(.ack)
    let length =
      UInt32(truncatingIfNeeded: segment.payload.count)
      &+ (segment.flags.contains(.syn) ? 1 : 0) &+ (segment.flags.contains(.fin) ? 1 : 0)
    return TCPSegment(
      sourcePort: segment.destinationPort, destinationPort: segment.sourcePort,
      sequence: hasAcknowledgment ? segment.acknowledgment : 0,
      acknowledgment: hasAcknowledgment ? 0 : segment.sequence &+ length,
      flags: hasAcknowledgment ? .rst : [.rst, .ack], window: 0)
  }
}
