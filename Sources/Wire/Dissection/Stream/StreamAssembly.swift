/// One direction of a TCP connection at one place of capture, put back into order (RFC 9293 §3.10.7.4).
///
/// It holds at most one message that is not complete, and a bounded number of octets that came too early.
struct StreamAssembly: Sendable {
  /// Octets that came before others which stand in front of them.
  private struct Early: Sendable {
    let sequence: UInt32
    let bytes: [UInt8]
    let frame: Int
    /// Where in the frame they stand.
    let start: Int
  }

  /// So many octets, in so many segments, wait for those in front of them; with more of them these count as lost.
  static let earlyOctets = 1 << 17
  static let earlySegments = 256
  /// A segment that is farther away than any window reaches belongs to another connection between the same ports.
  private static let farthest: Int32 = 1 << 24

  let streamProtocol: StreamProtocol
  /// The number of the next octet; `nil` before the first segment.
  private var next: UInt32?
  /// Whether the next octet is at a border between messages, or within the one that is held.
  private var isSynchronised = false
  /// Whether that is a guess, which the header of the message will prove.
  private var isGuess = false
  private var partial: [UInt8] = []
  private var parts: [StreamMessage.Part] = []
  private var early: [Early] = []
  private(set) var earlyCount = 0
  /// The last frame.
  var lastUse = 0

  init(_ streamProtocol: StreamProtocol) { self.streamProtocol = streamProtocol }

  /// The octets that are held.
  var held: Int { partial.count + earlyCount }

  /// The side that sends begins anew, at this number.
  mutating func restart(at sequence: UInt32) {
    self = StreamAssembly(streamProtocol)
    next = sequence
    isSynchronised = true
  }

  // MARK: One segment

  /// What the payload of a segment is.
  mutating func take(
    _ bytes: [UInt8], _ place: SegmentPlace, frame: Int, direction: Int, session: inout StreamSession
  ) -> StreamResult {
    var run = StreamRun(StreamPlan(payload: place.payload, streamProtocol: streamProtocol), frame, direction)
    var range = place.payload
    let sequence = place.sequence
    var distance = next.map { Int32(bitPattern: sequence &- $0) } ?? 0
    if next == nil || distance.magnitude > Self.farthest.magnitude {
      lose()
      next = sequence
      distance = 0
    }
    if distance < 0 {
      let count = min(Int(distance.magnitude), range.count)
      run.plan.items.append(.repeated(range.prefix(count)))
      range = range.dropFirst(count)
    } else if distance > 0 {
      guard isLost(before: sequence, range.count, direction, session) else {
        hold(Early(sequence: sequence, bytes: Array(bytes[range]), frame: frame, start: range.lowerBound))
        run.plan.items.append(.ahead(range, dissectedIn: nil))
        return run.result
      }
      skip(to: sequence, &run, &session)
      // What waited behind the loss may hold the first octets of this segment, too.
      let count = next.map { min(max(Int(Int32(bitPattern: $0 &- sequence)), 0), range.count) } ?? 0
      if count > 0 { run.plan.items.append(.repeated(range.prefix(count))) }
      range = range.dropFirst(count)
    }
    if !range.isEmpty { advance(bytes, range, from: frame, isCurrent: true, &run, &session) }
    drain(&run, &session)
    return run.result
  }

  /// Whether the octets before a segment will not come any more, or there is no room to wait for them.
  private func isLost(before sequence: UInt32, _ count: Int, _ direction: Int, _ session: StreamSession) -> Bool {
    session.isAcknowledged(upTo: sequence, direction: direction) || early.count >= Self.earlySegments
      || earlyCount + count > Self.earlyOctets
  }

  // MARK: Octets that come too early

  private mutating func hold(_ segment: Early) {
    let index = early.firstIndex { Int32(bitPattern: $0.sequence &- segment.sequence) > 0 } ?? early.endIndex
    early.insert(segment, at: index)
    earlyCount += segment.bytes.count
  }

  /// Goes on with the octets that have waited for those which have come now.
  private mutating func drain(_ run: inout StreamRun, _ session: inout StreamSession) {
    while let first = early.first, let next {
      let ahead = Int(Int32(bitPattern: next &- first.sequence))
      guard ahead >= 0 else { return }
      early.removeFirst()
      earlyCount -= first.bytes.count
      run.settled.insert(first.frame)
      guard ahead < first.bytes.count else { continue }
      // Offsets are those of the frame: the octets of an early segment stand where they stood in it.
      run.shift = first.start
      advance(first.bytes, ahead..<first.bytes.count, from: first.frame, isCurrent: false, &run, &session)
      run.shift = 0
    }
  }

  /// Gives up what is missing in front of `sequence`, stretch by stretch where some of it has come.
  private mutating func skip(to sequence: UInt32, _ run: inout StreamRun, _ session: inout StreamSession) {
    while let next, Int32(bitPattern: sequence &- next) > 0 {
      let first = early.first.map(\.sequence) ?? sequence
      let target = Int32(bitPattern: sequence &- first) > 0 ? first : sequence
      run.plan.items.append(.lost(Int(target &- next)))
      lose()
      self.next = target
      drain(&run, &session)
    }
  }

  /// Forgets the message that is held: nobody knows where the next one begins.
  private mutating func lose() {
    isSynchronised = false
    isGuess = false
    partial = []
    parts = []
  }

  // MARK: Octets in order

  private mutating func advance(
    _ bytes: [UInt8], _ range: Range<Int>, from frame: Int, isCurrent: Bool, _ run: inout StreamRun,
    _ session: inout StreamSession
  ) {
    next = next.map { $0 &+ UInt32(truncatingIfNeeded: range.count) }
    run.origin = (frame, isCurrent)
    var position = range.lowerBound
    while position < range.upperBound {
      let rest = position..<range.upperBound
      if !isSynchronised {
        position = synchronise(bytes, rest, &run, session.contexts[run.direction])
      } else if partial.isEmpty {
        position = begin(bytes, rest, &run, &session)
      } else {
        position = goOn(bytes, rest, &run, &session)
      }
    }
  }

  /// Passes over octets up to where a message may begin.
  private mutating func synchronise(
    _ bytes: [UInt8], _ range: Range<Int>, _ run: inout StreamRun, _ context: BGPContext
  ) -> Int {
    let border = streamProtocol.border(in: bytes, range, maximum: context.maximumLength)
    let end = border ?? range.upperBound
    if end > range.lowerBound { run.append(.unknown(range.lowerBound..<end)) }
    isSynchronised = border != nil
    isGuess = isSynchronised
    return end
  }

  /// Reads at a border between messages.
  private mutating func begin(
    _ bytes: [UInt8], _ range: Range<Int>, _ run: inout StreamRun, _ session: inout StreamSession
  ) -> Int {
    let context = session.contexts[run.direction]
    let start = range.lowerBound
    switch streamProtocol.framing(bytes, from: start, to: range.upperBound, maximum: context.maximumLength) {
    case .message(let length):
      isGuess = false
      let octets = start..<start + length
      if streamProtocol == .bgp { session.learn(bytes[octets], direction: run.direction) }
      if run.isCurrent {
        run.append(.message(octets, context))
      } else {
        run.append(.reassembled(run.message(streamProtocol, Array(bytes[octets]), [run.part(octets, at: 0)], context)))
      }
      return octets.upperBound
    case .needs(let length):
      partial = Array(bytes[range])
      parts = [run.part(range, at: 0)]
      run.append(
        .part(StreamFragment(octets: range, offset: 0, length: knownLength(length), beganIn: run.frame, endsIn: nil)))
      return range.upperBound
    case .malformed:
      lose()
      run.append(.broken(range, context))
      return range.upperBound
    }
  }

  /// Goes on with the message that is held.
  private mutating func goOn(
    _ bytes: [UInt8], _ range: Range<Int>, _ run: inout StreamRun, _ session: inout StreamSession
  ) -> Int {
    let context = session.contexts[run.direction]
    let offset = partial.count
    var position = range.lowerBound
    while true {
      let framing = streamProtocol.framing(partial, from: 0, to: partial.count, maximum: context.maximumLength)
      if case .needs(let length) = framing, position < range.upperBound {
        let end = min(position + length - partial.count, range.upperBound)
        partial += bytes[position..<end]
        position = end
        continue
      }
      let octets = range.lowerBound..<position
      parts.append(run.part(octets, at: offset))
      var fragment = StreamFragment(
        octets: octets, offset: offset, length: nil, beganIn: parts.first?.frame ?? run.frame, endsIn: nil)
      if case .needs(let length) = framing {
        fragment.length = knownLength(length)
        run.append(.part(fragment))
        return position
      }
      finish(framing, fragment, context, &run, &session)
      return position
    }
  }

  /// The message that is held is complete, or shows that it is none.
  private mutating func finish(
    _ framing: StreamProtocol.Framing, _ fragment: StreamFragment, _ context: BGPContext, _ run: inout StreamRun,
    _ session: inout StreamSession
  ) {
    if framing == .malformed, isGuess {
      run.append(.unknown(fragment.octets))
      return lose()
    }
    var last = fragment
    last.length = partial.count
    last.endsIn = run.current
    run.append(.part(last))
    let message = run.message(streamProtocol, partial, parts, context)
    run.append(.reassembled(message))
    for part in parts where part.frame != run.current { run.settled.insert(part.frame) }
    // Octets of this frame may stand in the middle, when the last ones came before them.
    run.plan.settle(in: run.current)
    if framing == .malformed { return lose() }
    if streamProtocol == .bgp { session.learn(message.bytes[...], direction: run.direction) }
    isGuess = false
    partial = []
    parts = []
  }

  /// How long a message is that needs so many octets: its length, or only enough to know that.
  private func knownLength(_ needed: Int) -> Int? {
    let header = streamProtocol == .bgp ? BGPMessage.headerLength : 4
    return needed > header || partial.count >= header ? needed : nil
  }
}

extension Range<Int> {
  fileprivate func prefix(_ count: Int) -> Range<Int> { lowerBound..<lowerBound + count }
  fileprivate func dropFirst(_ count: Int) -> Range<Int> { lowerBound + count..<upperBound }
}
