import Wire

/// One attempt to talk to a peer over one connection: the state machine of RFC 4271 §8.2.2.
///
/// A peer has one session for good and, while both ends call at once, a second for the connection that the peer opened
/// (§6.8). Deviation: a session starts in Active with a short, drawn ConnectRetryTimer instead of Connect, and pauses
/// after a failure for `SessionTiming.pause` and its doubles; so two ends seldom collide and a failed call is repeated soon.
struct Session: Sendable {
  /// What the machine wants done.
  enum Action: Hashable, Sendable {
    case connect
    case sendOpen
    case sendKeepalive
    case notify(NotificationMessage)
    /// Close the connection, or give up asking for one.
    case drop
  }

  private(set) var state = SessionState.idle
  /// Set by the speaker as soon as the transport has named the connection.
  var connection: ConnectionKey?
  private(set) var reason = SessionReason.none
  private(set) var failures = 0

  // What was negotiated; meaningful from OpenConfirm on.
  private(set) var holdTime: Interval
  private(set) var peerOpen: OpenMessage?

  /// A call that waits for the peer to come within reach.
  private(set) var isPostponed = false
  private(set) var connectRetry: Instant?
  private(set) var hold: Instant?
  private(set) var keepalive: Instant?

  /// The record of the last change: what a keepalive is sent because of.
  var cause: RecordID
  var framer = MessageFramer()

  private let settings: SpeakerConfiguration
  private var isPassive: Bool
  /// The peer's second session: when it fails it is not tried again.
  private(set) var isExtra: Bool

  init(_ settings: SpeakerConfiguration, isPassive: Bool, isExtra: Bool, cause: RecordID) {
    self.settings = settings
    self.isPassive = isPassive
    self.isExtra = isExtra
    self.cause = cause
    holdTime = .seconds(Int64(settings.holdTime))
    if isExtra { state = .active }
  }

  /// What a step is judged by.
  var summary: (state: SessionState, reason: SessionReason, connection: ConnectionKey?) { (state, reason, connection) }

  /// A second session that has become the session for good.
  func promoted(isPassive: Bool) -> Session {
    var result = self
    result.isExtra = false
    result.isPassive = isPassive
    return result
  }

  /// The earliest of the timers.
  var deadline: Instant? { [connectRetry, hold, keepalive].compactMap(\.self).min() }

  /// The timers that have run down at `now`, as inputs.
  func expired(at now: Instant) -> SessionInput? {
    if let hold, hold <= now { return .holdExpired }
    if let keepalive, keepalive <= now { return .keepaliveExpired }
    if let connectRetry, connectRetry <= now { return .connectRetryExpired }
    return nil
  }

  // MARK: The machine

  mutating func handle(
    _ input: SessionInput, at now: Instant, dice: inout SeededGenerator, into actions: inout [Action]
  ) {
    let next: SessionState
    switch state {
    case .idle: next = handleIdle(input, at: now, into: &actions)
    case .connect: next = handleConnect(input, at: now, dice: &dice, into: &actions)
    case .active: next = handleActive(input, at: now, dice: &dice, into: &actions)
    case .openSent: next = handleOpenSent(input, at: now, dice: &dice, into: &actions)
    case .openConfirm: next = handleOpenConfirm(input, at: now, dice: &dice, into: &actions)
    case .established: next = handleEstablished(input, at: now, dice: &dice, into: &actions)
    }
    if case .start = input, state == .idle, next == .active { wait(upTo: settings.timing.startDelay, now, &dice) }
    state = next
  }

  private mutating func handleIdle(
    _ input: SessionInput, at now: Instant, into actions: inout [Action]
  ) -> SessionState {
    switch input {
    case .start:
      reason = .none
      failures = 0
      return .active
    case .connectRetryExpired: return call(at: now, into: &actions)
    case .stop:
      connectRetry = nil
      return .idle
    case .holdExpired, .keepaliveExpired, .transportUp, .transportDown, .open, .messageError, .collision,
      .notification, .keepalive, .update:
      return .idle
    }
  }

  private mutating func handleConnect(
    _ input: SessionInput, at now: Instant, dice: inout SeededGenerator, into actions: inout [Action]
  ) -> SessionState {
    switch input {
    case .start, .keepaliveExpired: return .connect
    case .connectRetryExpired:
      actions.append(.drop)
      return call(at: now, into: &actions)
    case .transportUp(let key): return greet(key, at: now, into: &actions)
    case .transportDown(let closing):
      reason = .transport(closing)
      connection = nil
      pause(at: now, &dice)
      return .active
    case .stop, .collision: return end(.none, at: nil, &dice, into: &actions)
    case .holdExpired, .open, .messageError, .notification, .keepalive, .update:
      return end(.none, at: now, &dice, into: &actions)
    }
  }

  private mutating func handleActive(
    _ input: SessionInput, at now: Instant, dice: inout SeededGenerator, into actions: inout [Action]
  ) -> SessionState {
    switch input {
    case .start, .keepaliveExpired, .transportDown: return .active
    case .connectRetryExpired: return call(at: now, into: &actions)
    case .transportUp(let key): return greet(key, at: now, into: &actions)
    case .stop, .collision: return end(.none, at: nil, &dice, into: &actions)
    case .holdExpired, .open, .messageError, .notification, .keepalive, .update:
      return end(.none, at: now, &dice, into: &actions)
    }
  }

  private mutating func handleOpenSent(
    _ input: SessionInput, at now: Instant, dice: inout SeededGenerator, into actions: inout [Action]
  ) -> SessionState {
    switch input {
    case .start, .transportUp: return .openSent
    case .open(let message):
      peerOpen = message
      holdTime = .seconds(Int64(min(message.holdTime, settings.holdTime)))
      actions.append(.sendKeepalive)
      restartHold(at: now)
      restartKeepalive(at: now, &dice)
      return .openConfirm
    case .transportDown(let closing):
      reason = .transport(closing)
      return lose(at: now, &dice, next: .active)
    case .notification(let message): return end(.received(message), at: now, &dice, into: &actions)
    case .stop(let message): return refuse(message, at: nil, &dice, into: &actions)
    case .holdExpired: return refuse(.holdTimerExpired, at: now, &dice, into: &actions)
    case .collision: return refuse(.collision, at: now, &dice, into: &actions)
    case .messageError(let message): return refuse(message, at: now, &dice, into: &actions)
    case .keepalive: return refuse(.unexpected(type: 4, in: 1), at: now, &dice, into: &actions)
    case .update: return refuse(.unexpected(type: 2, in: 1), at: now, &dice, into: &actions)
    case .connectRetryExpired, .keepaliveExpired:
      return refuse(NotificationMessage(code: 5, subcode: 0), at: now, &dice, into: &actions)
    }
  }

  private mutating func handleOpenConfirm(
    _ input: SessionInput, at now: Instant, dice: inout SeededGenerator, into actions: inout [Action]
  ) -> SessionState {
    switch input {
    case .start, .transportUp: return .openConfirm
    case .keepalive:
      restartHold(at: now)
      failures = 0
      reason = .none
      return .established
    case .keepaliveExpired:
      actions.append(.sendKeepalive)
      restartKeepalive(at: now, &dice)
      return .openConfirm
    case .transportDown(let closing):
      reason = .transport(closing)
      return lose(at: now, &dice, next: .idle)
    case .notification(let message): return end(.received(message), at: now, &dice, into: &actions)
    case .stop(let message): return refuse(message, at: nil, &dice, into: &actions)
    case .holdExpired: return refuse(.holdTimerExpired, at: now, &dice, into: &actions)
    case .collision: return refuse(.collision, at: now, &dice, into: &actions)
    case .messageError(let message): return refuse(message, at: now, &dice, into: &actions)
    case .open: return refuse(.unexpected(type: 1, in: 2), at: now, &dice, into: &actions)
    case .update: return refuse(.unexpected(type: 2, in: 2), at: now, &dice, into: &actions)
    case .connectRetryExpired:
      return refuse(NotificationMessage(code: 5, subcode: 0), at: now, &dice, into: &actions)
    }
  }

  private mutating func handleEstablished(
    _ input: SessionInput, at now: Instant, dice: inout SeededGenerator, into actions: inout [Action]
  ) -> SessionState {
    switch input {
    case .start, .transportUp: return .established
    case .keepalive, .update:
      restartHold(at: now)
      return .established
    case .keepaliveExpired:
      actions.append(.sendKeepalive)
      restartKeepalive(at: now, &dice)
      return .established
    case .transportDown(let closing):
      reason = .transport(closing)
      return lose(at: now, &dice, next: .idle)
    case .notification(let message): return end(.received(message), at: now, &dice, into: &actions)
    case .stop(let message): return refuse(message, at: nil, &dice, into: &actions)
    case .holdExpired: return refuse(.holdTimerExpired, at: now, &dice, into: &actions)
    case .collision: return refuse(.collision, at: now, &dice, into: &actions)
    case .messageError(let message): return refuse(message, at: now, &dice, into: &actions)
    case .open: return refuse(.unexpected(type: 1, in: 3), at: now, &dice, into: &actions)
    case .connectRetryExpired:
      return refuse(NotificationMessage(code: 5, subcode: 0), at: now, &dice, into: &actions)
    }
  }
}

// MARK: What the arrows do

extension Session {
  /// Asks for a connection, unless the peer is to ask.
  private mutating func call(at now: Instant, into actions: inout [Action]) -> SessionState {
    guard !isPassive else {
      connectRetry = nil
      return .active
    }
    actions.append(.connect)
    connectRetry = now + settings.timing.connectRetry
    return .connect
  }

  private mutating func greet(
    _ key: ConnectionKey, at now: Instant, into actions: inout [Action]
  ) -> SessionState {
    connection = key
    framer = MessageFramer()
    connectRetry = nil
    hold = now + settings.timing.largeHold
    actions.append(.sendOpen)
    return .openSent
  }

  /// Says why, and ends; with `now` it will be tried again.
  private mutating func refuse(
    _ message: NotificationMessage, at now: Instant?, _ dice: inout SeededGenerator, into actions: inout [Action]
  ) -> SessionState {
    actions.append(.notify(message))
    return end(.sent(message), at: now, &dice, into: &actions)
  }

  private mutating func end(
    _ why: SessionReason, at now: Instant?, _ dice: inout SeededGenerator, into actions: inout [Action]
  ) -> SessionState {
    actions.append(.drop)
    reason = why
    guard let now else {
      stopTimers()
      connection = nil
      return .idle
    }
    return lose(at: now, &dice, next: .idle)
  }

  private mutating func lose(
    at now: Instant, _ dice: inout SeededGenerator, next: SessionState
  ) -> SessionState {
    stopTimers()
    connection = nil
    peerOpen = nil
    guard !isExtra else { return .idle }
    pause(at: now, &dice)
    return next
  }

  private mutating func stopTimers() {
    isPostponed = false
    connectRetry = nil
    hold = nil
    keepalive = nil
  }

  private mutating func pause(at now: Instant, _ dice: inout SeededGenerator) {
    var length = settings.timing.pause
    for _ in 0..<failures where length < settings.timing.longestPause { length = length * 2 }
    failures = min(failures + 1, 16)
    connectRetry = now + jittered(min(length, settings.timing.longestPause), &dice)
  }

  private mutating func wait(upTo longest: Interval, _ now: Instant, _ dice: inout SeededGenerator) {
    connectRetry = isPassive ? nil : now + dice.interval(upTo: longest)
  }

  private mutating func restartHold(at now: Instant) { hold = holdTime > .zero ? now + holdTime : nil }

  /// A third of the hold time (RFC 4271 §4.4), jittered.
  private mutating func restartKeepalive(at now: Instant, _ dice: inout SeededGenerator) {
    keepalive = holdTime > .zero ? now + jittered(holdTime / 3, &dice) : nil
  }

  /// Between three quarters and all of it (RFC 4271 §10).
  private func jittered(_ interval: Interval, _ dice: inout SeededGenerator) -> Interval {
    interval * 3 / 4 + dice.interval(upTo: interval / 4)
  }

  /// The peer is out of reach: the session will call when that changes.
  mutating func postpone() {
    connectRetry = nil
    isPostponed = true
  }

  /// The session may call now: the peer has come within reach.
  mutating func hurry(at now: Instant, dice: inout SeededGenerator) {
    guard state == .active || state == .idle, isPostponed || connectRetry != nil else { return }
    isPostponed = false
    wait(upTo: settings.timing.startDelay, now, &dice)
  }
}

extension NotificationMessage {
  /// RFC 4271 §6.5.
  static let holdTimerExpired = NotificationMessage(code: 4, subcode: 0)
  /// RFC 4271 §6.8, RFC 4486 §4.
  static let collision = NotificationMessage(code: 6, subcode: 7)
  /// RFC 4486 §4.
  static let administrativeShutdown = NotificationMessage(code: 6, subcode: 2)

  /// A message that has no place in this state: 1 OpenSent, 2 OpenConfirm, 3 Established (RFC 6608 §3).
  static func unexpected(type: UInt8, in state: UInt8) -> NotificationMessage {
    NotificationMessage(code: 5, subcode: state, data: [type])
  }
}
