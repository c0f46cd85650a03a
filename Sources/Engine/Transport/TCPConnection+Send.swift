import Wire

/// What the end of a turn and the timers send: RFC 9293 §3.8, RFC 6298 §5.
extension TCPConnection {
  /// Sends what the window allows; an acknowledgment that is due rides on it, or goes alone.
  mutating func flush(at now: Instant, into output: inout TransportEffects) {
    guard !isGone, state != .synSent, state != .synReceived else { return }
    sendNew(at: now, into: &output)
    if let cause = acknowledgmentDue { emit(segment(.ack, at: next), cause: cause, into: &output) }
    acknowledgmentDue = nil
  }

  private mutating func sendNew(at now: Instant, into output: inout TransportEffects) {
    let limit = unacknowledged + UInt64(min(peerWindow, settings.flightLimit))
    while next < sendEnd, !isFinishSent {
      let room = limit > next ? min(Int(limit - next), segmentSize) : 0
      let isAllQueued = sending.end - next <= UInt64(room)
      // No small pieces because of a small window, unless nothing is on the way (RFC 9293 §3.8.6.2.1).
      guard isAllQueued || room == segmentSize || (room > 0 && unacknowledged == next) else { break }
      let found = sending.octets(from: next, limit: room)
      transmit(found?.bytes ?? [], cause: found?.cause ?? cause, at: now, into: &output)
    }
    // A closed window is asked about from time to time (RFC 9293 §3.8.6.1).
    if next < sendEnd, unacknowledged == next, retransmission == nil { retransmission = now + timeout.current }
  }

  /// Sends these octets for the first time, with the FIN if they are the last.
  private mutating func transmit(
    _ bytes: [UInt8], cause: RecordID, at now: Instant, into output: inout TransportEffects
  ) {
    if unacknowledged == next { lastProgress = now }
    emit(data(bytes, at: next), cause: cause, into: &output)
    next += UInt64(bytes.count)
    if isFinishing, next == sending.end { next += 1 }
    if timed == nil, recovery == nil { timed = (next, now) }
    if retransmission == nil { retransmission = now + timeout.current }
    acknowledgmentDue = nil
  }

  private func data(_ bytes: [UInt8], at offset: UInt64) -> TCPSegment {
    let isLast = offset + UInt64(bytes.count) == sending.end
    var flags: TCPFlags = .ack
    if isLast, !bytes.isEmpty { flags.insert(.psh) }
    if isLast, isFinishing { flags.insert(.fin) }
    return segment(flags, at: offset, payload: bytes)
  }

  /// Sends the first unacknowledged segment again (RFC 6298 §5.4).
  mutating func retransmit(into output: inout TransportEffects) {
    timed = nil
    let sent = min(next, sending.end)
    let room = sent > unacknowledged ? min(Int(sent - unacknowledged), segmentSize) : 0
    let found = sending.octets(from: unacknowledged, limit: room)
    var copy = data(found?.bytes ?? [], at: unacknowledged)
    if !isFinishSent { copy.flags.remove(.fin) }
    emit(copy, cause: found?.cause ?? cause, into: &output)
    acknowledgmentDue = nil
  }

  mutating func handleTimer(at now: Instant, into output: inout TransportEffects, effects: inout Effects) {
    if let end = waitEnd, end <= now {
      isGone = true
      return
    }
    guard let due = retransmission, due <= now else { return }
    let isHandshake = state == .synSent || state == .synReceived
    let patience = isHandshake ? settings.handshakePatience : settings.patience
    guard now - lastProgress < patience else {
      cause = effects.note(TransportDetail.givesUp(key), cause: cause, following: .rfc9293.connectionFailures)
      if state == .synReceived { isReleased = true }
      report(.timedOut, into: &output)
      isGone = true
      return
    }
    attempts += 1
    timeout.backOff()
    retransmission = now + timeout.current
    if isHandshake {
      emit(handshakeSegment(), cause: cause, into: &output)
    } else if unacknowledged < next {
      let detail = TransportDetail.retransmits(key, offset: unacknowledged, attempt: attempts)
      _ = effects.note(detail, cause: cause, following: .rfc9293.retransmissionTimeout)
      recovery = next
      retransmit(into: &output)
    } else if next < sendEnd {
      let probe = sending.octets(from: next, limit: 1)
      transmit(probe?.bytes ?? [], cause: probe?.cause ?? cause, at: now, into: &output)
    }
  }

  /// Starts the handshake: SYN, or SYN with the acknowledgment of theirs.
  mutating func open(at now: Instant, into output: inout TransportEffects) {
    emit(handshakeSegment(), cause: cause, into: &output)
    retransmission = now + timeout.current
  }

  /// The IGP knows a way to the other end again: what is unacknowledged goes out at once, and waits are short again.
  ///
  /// RFC 6069 §4 reverts the timer after a disruption of connectivity in the same spirit, on word from the network.
  mutating func wayIsBack(at now: Instant, into output: inout TransportEffects) {
    guard unacknowledged < next, retransmission != nil else { return }
    timeout.acknowledged()
    retransmit(into: &output)
    retransmission = now + timeout.current
  }
}
