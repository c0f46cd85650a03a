import Engine
import TUI

// MARK: The turn between two keys

extension Console {
  /// How long the engine may work before somebody looks for keys.
  private static let budget: Int64 = 8_000_000
  /// Events between two looks at the clock.
  private static let slice = 256

  /// What happens while libedit waits for a key.
  func turn(_ editor: EditLine) -> EditLine.Turn {
    // While keys keep coming in they come first, but not for so long that nothing is seen of them.
    if !pace.isOverdue(at: clock()), let event = nextEvent(within: 0) {
      handle(event)
    } else {
      let lags = playOn()
      if pace.wait(at: clock()) == 0 { draw() }
      if let event = nextEvent(within: lags ? 0 : patience) { handle(event) }
    }
    return ending == nil ? .goOn : .stop
  }

  private func nextEvent(within milliseconds: Int) -> TerminalEvent? {
    waiting.isEmpty ? terminal.nextEvent(within: milliseconds) : waiting.removeFirst()
  }

  /// How many milliseconds nothing is to be done but to wait for keys.
  private var patience: Int {
    let now = clock()
    guard let wait = pace.wait(at: now) ?? (playback == nil ? nil : FramePace.frame) else { return 250 }
    return Int(min(250, (wait + 999_999) / 1_000_000))
  }

  /// Lets virtual time follow the clock while it plays; returns whether it could not keep up.
  private func playOn() -> Bool {
    guard let session, let playing = playback else { return false }
    let start = clock()
    let due = playing.due(at: start)
    var advance = Advance.more
    while advance == .more, clock() - start < Self.budget {
      advance = session.advance(until: due, events: Self.slice)
    }
    pace.want()
    switch advance {
    case .reached: return false
    case .more:
      // What it cannot do in time it does not catch up with either: the picture would jump.
      playback?.restart(at: session.world.now, real: clock())
      return true
    case .stopped(let reason):
      log.say(reason, style: .warning)
      pause()
      return false
    }
  }

  /// Sets time going.
  func play(_ speed: PlaybackSpeed?) {
    guard let session else { return }
    playback = Playback(speed ?? playback?.speed ?? .normal, at: session.world.now, real: clock())
  }

  /// Stops the time that goes by itself, and says how to get as far with a command.
  func pause() {
    guard let session, let stopped = playback else { return }
    playback = nil
    let passed = session.world.now - stopped.start
    if passed > .zero { log.say("paused at \(session.world.now): \(passed) have passed", style: .dim) }
    pace.want(urgently: true)
  }

  /// Lets the clock on the wall begin anew where the world stands: after a command, and after a sleep.
  func resumePlayback() {
    if let session { playback?.restart(at: session.world.now, real: clock()) }
  }
}

// MARK: While a command runs

extension Console {
  /// How often keys are looked for.
  private static let beat: Int64 = 10_000_000
  /// More keys than that nobody types ahead.
  private static let mostWaiting = 10_000

  /// Carries out a command with the screen alive: progress is drawn, ^C ends it where it is.
  func execute(_ command: CommandLine, in session: LabSession) -> (output: CommandOutput, isInterrupted: Bool) {
    var lastBeat = clock()
    var isInterrupted = false
    undertaking = "\(Printable.text(command.text)) … Ctrl-C stops it"
    defer {
      undertaking = nil
      pace.want(urgently: true)
    }
    let output = session.execute(command) { [self] world in
      let now = clock()
      if now - lastBeat >= Self.beat, !isInterrupted {
        lastBeat = now
        isInterrupted = takeEvents()
        pace.want()
        if pace.wait(at: now) == 0 { draw(world) }
      }
      return !isInterrupted
    }
    return (output, isInterrupted)
  }

  /// Takes in what came meanwhile; returns whether what is under way should end.
  private func takeEvents() -> Bool {
    while let event = terminal.nextEvent(within: 0) {
      switch event {
      case .key(.control("c")), .signal(.interrupt): return true
      case .signal(.terminate), .signal(.hangUp):
        ending = .interrupted
        return true
      case .key(.control("z")): terminal.suspend()
      case .key(.control("l")): terminal.repaint()
      case .resize: pace.resized(at: clock())
      case .signal(.suspend): break
      case .key, .mouse, .paste: if waiting.count < Self.mostWaiting { waiting.append(event) }
      }
    }
    return false
  }
}
