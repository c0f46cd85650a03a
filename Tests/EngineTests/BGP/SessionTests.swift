import Testing
import Wire

@testable import Engine

@Suite("BGP: the session's state machine")
struct SessionTests {
  static let configuration = SpeakerConfiguration(
    autonomousSystem: 65_000, identifier: IPAddress(192, 0, 2, 1), address: IPAddress(192, 0, 2, 1))
  static let key = ConnectionKey(
    localAddress: IPAddress(192, 0, 2, 1), localPort: 50_000, remoteAddress: IPAddress(192, 0, 2, 2), remotePort: 179)
  static let open = OpenMessage(
    autonomousSystem: 65_000, holdTime: 30, identifier: IPAddress(192, 0, 2, 2), capabilities: [.multiprotocol(.evpn)])
  static let cease = NotificationMessage(code: 6, subcode: 2)

  /// A session that has been led to a state.
  static func session(in state: SessionState) -> Session {
    let road: [SessionInput] =
      switch state {
      case .idle: []
      case .active: [.start]
      case .connect: [.start, .connectRetryExpired]
      case .openSent: [.start, .connectRetryExpired, .transportUp(key)]
      case .openConfirm: [.start, .connectRetryExpired, .transportUp(key), .open(open)]
      case .established: [.start, .connectRetryExpired, .transportUp(key), .open(open), .keepalive]
      }
    var session = Session(configuration, isPassive: false, isExtra: false, cause: .origin)
    var dice = SeededGenerator(seed: 1, stream: "test")
    for input in road { _ = step(&session, input, &dice) }
    return session
  }

  static func step(
    _ session: inout Session, _ input: SessionInput, _ dice: inout SeededGenerator, at now: Instant = .zero
  ) -> [Session.Action] {
    var actions: [Session.Action] = []
    session.handle(input, at: now, dice: &dice, into: &actions)
    return actions
  }

  static let inputs: [SessionInput] = [
    .start, .stop(cease), .connectRetryExpired, .holdExpired, .keepaliveExpired, .transportUp(key),
    .transportDown(.reset), .open(open), .messageError(NotificationMessage(code: 1, subcode: 1)), .collision,
    .notification(cease), .keepalive, .update,
  ]

  @Test(
    "Each input leads where RFC 4271 §8.2.2 says",
    arguments: [
      (.idle, "active idle connect idle idle idle idle idle idle idle idle idle idle"),
      (.active, "active idle connect idle active openSent active idle idle idle idle idle idle"),
      (.connect, "connect idle connect idle connect openSent active idle idle idle idle idle idle"),
      (.openSent, "openSent idle idle idle idle openSent active openConfirm idle idle idle idle idle"),
      (.openConfirm, "openConfirm idle idle idle openConfirm openConfirm idle idle idle idle idle established idle"),
      (
        .established,
        "established idle idle idle established established idle idle idle idle idle established established"
      ),
    ] as [(SessionState, String)])
  func table(state: SessionState, expected: String) {
    var reached: [String] = []
    for input in Self.inputs {
      var session = Self.session(in: state)
      #expect(session.state == state)
      var dice = SeededGenerator(seed: 1, stream: "test")
      _ = Self.step(&session, input, &dice)
      reached.append("\(session.state)")
    }
    #expect(
      reached.map { $0.prefix(1).lowercased() + $0.dropFirst() } == expected.split(separator: " ").map(String.init))
  }

  @Test(
    "What ends a session tells the peer why",
    arguments: [
      (.openSent, .holdExpired, 4, 0), (.openSent, .keepalive, 5, 1), (.openSent, .collision, 6, 7),
      (.openConfirm, .update, 5, 2), (.openConfirm, .holdExpired, 4, 0), (.established, .holdExpired, 4, 0),
      (.established, .open(open), 5, 3), (.established, .stop(cease), 6, 2),
    ] as [(SessionState, SessionInput, UInt8, UInt8)])
  func notifications(state: SessionState, input: SessionInput, code: UInt8, subcode: UInt8) {
    var session = Self.session(in: state)
    var dice = SeededGenerator(seed: 1, stream: "test")
    let actions = Self.step(&session, input, &dice)
    guard case .notify(let message)? = actions.first else {
      Issue.record("\(actions)")
      return
    }
    #expect((message.code, message.subcode) == (code, subcode))
    #expect(actions.last == .drop)
  }

  @Test("The hold time is the lower of both, keepalives go out at a third of it, jittered to three quarters at least")
  func negotiates() {
    let session = Self.session(in: .established)
    #expect(session.holdTime == .seconds(30))
    #expect(session.hold == .zero + .seconds(30))
    let keepalive = session.keepalive ?? .never
    #expect(keepalive >= .zero + .milliseconds(7_500) && keepalive <= .zero + .seconds(10))
  }

  @Test("A session that fails again and again is tried at growing distances, up to 32 s")
  func backsOff() {
    var session = Self.session(in: .connect)
    var dice = SeededGenerator(seed: 1, stream: "test")
    var pauses: [Int64] = []
    for _ in 0..<7 {
      _ = Self.step(&session, .transportDown(.refused), &dice)
      pauses.append((session.connectRetry ?? .zero).nanoseconds)
      _ = Self.step(&session, .connectRetryExpired, &dice)
    }
    for (pause, seconds) in zip(pauses, [1, 2, 4, 8, 16, 32, 32] as [Int64]) {
      #expect(pause >= seconds * 750_000_000 && pause <= seconds * 1_000_000_000)
    }
  }

  @Test("An operator's stop leaves no timer")
  func stops() {
    for state in [SessionState.idle, .active, .connect, .openSent, .openConfirm, .established] {
      var session = Self.session(in: state)
      var dice = SeededGenerator(seed: 1, stream: "test")
      _ = Self.step(&session, .stop(Self.cease), &dice)
      #expect(session.deadline == nil)
    }
  }
}
