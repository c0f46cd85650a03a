import Engine

/// How much faster than the clock on the wall virtual time goes: `x1`, `x0.01`, `x100`.
struct PlaybackSpeed: Hashable {
  /// Between a nanosecond a millisecond and a day a second, nobody looks any more.
  private static let range = 0.000_001...100_000.0

  let factor: Double
  /// As `play` reads it.
  let text: String

  static let normal = PlaybackSpeed(factor: 1, text: "x1")

  private init(factor: Double, text: String) {
    (self.factor, self.text) = (factor, text)
  }

  /// Reads `x0.01`, and the same without its letter; `nil` when that is no speed.
  init?(_ text: some StringProtocol) {
    let number = text.first == "x" ? text.dropFirst() : text[...]
    let isPlain = !number.isEmpty && number.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 }
    guard isPlain, number.utf8.count <= 12, let factor = Double(number), Self.range.contains(factor) else { return nil }
    self.init(factor: factor, text: "x" + number)
  }
}

/// Virtual time that follows a real clock: from a moment on, so much faster or slower.
struct Playback: Hashable {
  let speed: PlaybackSpeed
  /// Where the world stood when it began to play.
  let start: Instant
  private var realAnchor: Int64
  private var virtualAnchor: Instant

  /// Begins at a world's time, when the real clock shows so many nanoseconds.
  init(_ speed: PlaybackSpeed, at world: Instant, real: Int64) {
    self.speed = speed
    start = world
    realAnchor = real
    virtualAnchor = world
  }

  /// What virtual time it should be, with no more digits than are seen to move.
  func due(at real: Int64) -> Instant {
    let passed = Double(max(0, real - realAnchor)) * speed.factor
    // As long as the longest interval that a person may ask for: sums do not overflow.
    let exact = virtualAnchor + .nanoseconds(Int64(min(passed, Double(Interval.longest.nanoseconds))))
    return max(virtualAnchor, Instant(nanoseconds: exact.nanoseconds / grain * grain))
  }

  /// The power of ten below a tenth of what passes from picture to picture: a millisecond at `x1`.
  private var grain: Int64 {
    let step = Double(FramePace.frame) * speed.factor / 10
    var grain: Int64 = 1
    while Double(grain * 10) <= step { grain *= 10 }
    return grain
  }

  /// Goes on from here: the engine could not keep up, the program slept, or somebody moved the time.
  mutating func restart(at world: Instant, real: Int64) {
    realAnchor = real
    virtualAnchor = world
  }
}
