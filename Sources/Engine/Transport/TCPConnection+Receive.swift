import Wire

/// What an arriving segment does: RFC 9293 §3.10.7.
extension TCPConnection {
  mutating func receive(
    _ segment: TCPSegment, cause: RecordID, at now: Instant, into output: inout TransportEffects
  ) {
    switch state {
    case .synSent: receiveUnsynchronized(segment, cause: cause, at: now, into: &output)
    case .synReceived, .established, .finWait1, .finWait2, .closeWait, .closing, .lastAck, .timeWait:
      receiveSynchronized(segment, cause: cause, at: now, into: &output)
    }
  }

  /// Takes over what the other end says of itself in its SYN.
  mutating func learn(_ segment: TCPSegment) {
    peerInitialSequence = segment.sequence
    peerWindow = Int(segment.window)
    for case .maximumSegmentSize(let size) in segment.options where size > 0 {
      segmentSize = min(Int(size), settings.maximumSegmentSize)
    }
  }

  /// SYN-SENT (RFC 9293 §3.10.7.3).
  private mutating func receiveUnsynchronized(
    _ segment: TCPSegment, cause: RecordID, at now: Instant, into output: inout TransportEffects
  ) {
    let acknowledges = segment.flags.contains(.ack)
    if acknowledges, segment.acknowledgment != sequence(0) {
      guard !segment.flags.contains(.rst) else { return }
      emit(TCPStack.reset(answering: segment), cause: cause, into: &output)
      return
    }
    if segment.flags.contains(.rst) {
      guard acknowledges else { return }
      report(.refused, into: &output)
      isGone = true
      return
    }
    guard segment.flags.contains(.syn) else { return }
    learn(segment)
    guard acknowledges else {
      advance(.synchronize)
      emit(handshakeSegment(), cause: cause, into: &output)
      return
    }
    if attempts == 0 { timeout.measure(now - lastProgress) }
    finishHandshake(at: now)
    acknowledgmentDue = cause
    output.events.append(.connected(key))
  }

  private mutating func finishHandshake(at now: Instant) {
    advance(.handshakeDone)
    timeout.acknowledged()
    retransmission = nil
    attempts = 0
    lastProgress = now
  }

  private mutating func receiveSynchronized(
    _ segment: TCPSegment, cause: RecordID, at now: Instant, into output: inout TransportEffects
  ) {
    let isReset = segment.flags.contains(.rst)
    let isFinish = segment.flags.contains(.fin)
    let distance = Int64(Int32(bitPattern: segment.sequence &- acknowledgmentNumber))
    let length = Int64(segment.payload.count + (isFinish ? 1 : 0))
    if state == .synReceived, segment.flags.contains(.syn), segment.sequence == peerInitialSequence {
      emit(handshakeSegment(), cause: cause, into: &output)
      return
    }
    // First, the sequence number: some of the segment must lie in the window (§3.10.7.4).
    let isAcceptable = distance < Int64(settings.window) && (distance >= 0 || distance + length > 0)
    guard isAcceptable else {
      if !isReset { acknowledgmentDue = cause }
      return
    }
    if isReset {
      // A reset must hit the awaited octet; anywhere else in the window it is answered, not believed (RFC 5961 §3.2).
      if distance == 0 { die(.reset, into: &output) } else { acknowledgmentDue = cause }
      return
    }
    if segment.flags.contains(.syn) {
      acknowledgmentDue = cause  // RFC 5961 §4.2: the end that has forgotten the connection answers with a reset.
      return
    }
    guard segment.flags.contains(.ack), acknowledge(segment, cause: cause, at: now, into: &output) else { return }
    if length > 0 { take(segment, distance: distance, cause: cause, at: now, into: &output) }
  }

  private mutating func die(_ closing: TransportClosing, into output: inout TransportEffects) {
    // The owner has never heard of a connection that was only asked for.
    if state == .synReceived, !isInitiator { isReleased = true }
    report(closing, into: &output)
    isGone = true
  }

  /// The acknowledgment field (RFC 9293 §3.10.7.4, fifth); `false` when the segment is to be dropped.
  private mutating func acknowledge(
    _ segment: TCPSegment, cause: RecordID, at now: Instant, into output: inout TransportEffects
  ) -> Bool {
    let step = Int64(Int32(bitPattern: segment.acknowledgment &- sequence(unacknowledged)))
    let isBeyond = step > Int64(next - unacknowledged)
    if state == .synReceived {
      guard step >= 0, !isBeyond else {
        emit(TCPStack.reset(answering: segment), cause: cause, into: &output)
        return false
      }
      if attempts == 0 { timeout.measure(now - lastProgress) }
      finishHandshake(at: now)
      peerWindow = Int(segment.window)
      output.events.append(isInitiator ? .connected(key) : .accepted(key))
    }
    guard !isBeyond else {
      acknowledgmentDue = cause
      return false
    }
    guard step >= 0 else { return true }
    if step > 0 {
      advanceUnacknowledged(by: UInt64(step), cause: cause, at: now, into: &output)
    } else {
      countDuplicate(segment, cause: cause, into: &output)
    }
    if peerWindow == 0 || segment.window == 0 { lastProgress = now }
    if peerWindow == 0, segment.window > 0, unacknowledged == next { retransmission = nil }
    peerWindow = Int(segment.window)
    return !isGone
  }

  private mutating func advanceUnacknowledged(
    by step: UInt64, cause: RecordID, at now: Instant, into output: inout TransportEffects
  ) {
    unacknowledged += step
    sending.acknowledge(upTo: unacknowledged)
    if let sample = timed, unacknowledged >= sample.end {
      timeout.measure(now - sample.sent)
      timed = nil
    }
    timeout.acknowledged()
    duplicates = 0
    attempts = 0
    lastProgress = now
    retransmission = unacknowledged < next ? now + timeout.current : nil
    if let end = recovery {
      if unacknowledged < end {
        retransmit(into: &output)  // The next hole (RFC 6582 §3.2, a partial acknowledgment).
      } else {
        recovery = nil
      }
    }
    guard isFinishSent, unacknowledged == next else { return }
    let isLast = state == .lastAck
    advance(.finishAcknowledged)
    if isLast { isGone = true }
    if state == .timeWait { waitEnd = now + settings.timeWait }
  }

  /// Three in a row say that a segment is lost (RFC 5681 §3.2).
  private mutating func countDuplicate(_ segment: TCPSegment, cause: RecordID, into output: inout TransportEffects) {
    guard unacknowledged < next, segment.payload.isEmpty, !segment.flags.contains(.fin),
      Int(segment.window) == peerWindow
    else { return }
    duplicates += 1
    guard duplicates == 3, recovery == nil else { return }
    recovery = next
    retransmit(into: &output)
  }

  /// The text and the FIN (RFC 9293 §3.10.7.4, seventh and eighth).
  private mutating func take(
    _ segment: TCPSegment, distance: Int64, cause: RecordID, at now: Instant, into output: inout TransportEffects
  ) {
    acknowledgmentDue = cause
    guard !isPeerFinished else { return }
    let start = reassembly.next
    var payload = segment.payload
    var offset = start
    if distance < 0 { payload.removeFirst(min(Int(-distance), payload.count)) } else { offset += UInt64(distance) }
    let room = Int(UInt64(settings.window) - (offset - start))
    let isCut = payload.count > room
    if isCut { payload.removeLast(payload.count - room) }
    if segment.flags.contains(.fin), !isCut { peerFinish = offset + UInt64(payload.count) }
    let ready = reassembly.insert(payload, at: offset)
    if !ready.isEmpty, !isReleased { output.events.append(.received(key, ready, offset: start)) }
    guard peerFinish == reassembly.next else { return }
    isPeerFinished = true
    retransmitStopIfIdle()
    advance(.finish)
    if state == .timeWait { waitEnd = now + settings.timeWait }
    let wasOpen = !isReleased
    report(.finished, into: &output)
    if wasOpen { close(cause: cause) }
  }

  private mutating func retransmitStopIfIdle() {
    if unacknowledged == next { retransmission = nil }
  }
}
