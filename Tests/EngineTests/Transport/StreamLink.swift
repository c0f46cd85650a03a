import TestSupport
import Testing
import Wire

@testable import Engine

/// Two TCPs and a link between them that loses, doubles and reorders as a seed says.
struct StreamLink {
  struct Faults {
    var loss = 0
    var doubling = 0
    var reordering = 0
  }

  private enum Event {
    case segment(to: Int, [UInt8], RecordID)
    case timer(Int, ConnectionKey)
  }

  static let addresses = [IPAddress(192, 0, 2, 1), IPAddress(192, 0, 2, 2)]

  var ends: [TCPStack]
  var effects = Effects()
  /// What each end has read.
  var received: [[UInt8]] = [[], []]
  var events: [[TransportEvent]] = [[], []]
  /// Everything that was put on the link, lost or not, with the end that sent it.
  var sent: [(from: Int, segment: TCPSegment, cause: RecordID)] = []
  var faults = Faults()
  /// What does not arrive at all, by the end that it goes to.
  var isDeaf = [false, false]
  private var dice: Seeds
  private var agenda: [(time: Instant, order: Int, event: Event)] = []
  private var timers = [TimerTable(), TimerTable()]
  private var order = 0

  init(seed: UInt64 = 1, settings: [TCPSettings] = [TCPSettings(), TCPSettings()]) {
    dice = Seeds(seed)
    ends = (0..<2).map { index in
      TCPStack(
        address: Self.addresses[index], generator: SeededGenerator(seed: seed, stream: "end \(index)"),
        settings: settings[index])
    }
  }

  /// Lets the owner of one end do something, as one event.
  mutating func act(_ end: Int, _ body: (inout TCPStack, inout TransportEffects, inout Effects) -> Void) {
    var output = TransportEffects()
    body(&ends[end], &output, &effects)
    ends[end].flush(at: effects.now, into: &output, effects: &effects)
    carry(output, from: end)
  }

  mutating func connect(cause: RecordID = .origin) -> ConnectionKey {
    var key: ConnectionKey?
    ends[1].listen(179)
    act(0) { stack, output, effects in
      key = stack.connect(to: Self.addresses[1], port: 179, cause: cause, at: effects.now, into: &output)
    }
    return key
      ?? ConnectionKey(localAddress: Self.addresses[0], localPort: 0, remoteAddress: Self.addresses[1], remotePort: 0)
  }

  private mutating func carry(_ output: TransportEffects, from end: Int) {
    for event in output.events {
      events[end].append(event)
      if case .received(_, let bytes, _) = event { received[end] += bytes }
    }
    for item in output.segments {
      sent.append((end, item.segment, item.cause))
      let bytes = item.segment.encoded(source: Self.addresses[end], destination: item.destination)
      guard !chance(faults.loss) else { continue }
      for _ in 0..<(chance(faults.doubling) ? 2 : 1) {
        let extra = chance(faults.reordering) ? Int64.random(in: 0...5_000_000, using: &dice) : 0
        put(.segment(to: 1 - end, bytes, item.cause), at: effects.now + .nanoseconds(1_000_000 + extra))
      }
    }
    for (key, deadline) in effects.timers {
      guard case .transport(let connection) = key, let due = timers[end].set(key, deadline) else { continue }
      put(.timer(end, connection), at: due)
    }
    effects.timers = []
  }

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &dice) < percent }

  private mutating func put(_ event: Event, at time: Instant) {
    agenda.append((time, order, event))
    order += 1
  }

  /// Lets everything happen up to `limit` of virtual time; returns whether nothing is left to happen.
  @discardableResult
  mutating func run(for limit: Interval = .seconds(600)) -> Bool {
    let end = effects.now + limit
    while let next = agenda.indices.min(by: {
      (agenda[$0].time, agenda[$0].order) < (agenda[$1].time, agenda[$1].order)
    }) {
      guard agenda[next].time <= end else {
        effects.now = end
        return false
      }
      let item = agenda.remove(at: next)
      effects.now = item.time
      handle(item.event)
    }
    effects.now = end
    return true
  }

  /// Lets everything happen, which must come to an end.
  mutating func runDry(sourceLocation: SourceLocation = #_sourceLocation) {
    let isDry = run()
    #expect(isDry, sourceLocation: sourceLocation)
  }

  private mutating func handle(_ event: Event) {
    switch event {
    case .segment(let to, let bytes, let cause):
      guard !isDeaf[to] else { return }
      var reader = ByteReader(bytes)
      let source = Self.addresses[1 - to]
      guard let segment = try? TCPSegment(reading: &reader, source: source, destination: Self.addresses[to]) else {
        return
      }
      act(to) { stack, output, effects in
        stack.receive(segment, from: source, cause: cause, at: effects.now, into: &output, effects: &effects)
      }
    case .timer(let end, let connection):
      switch timers[end].comesUp(.transport(connection), at: effects.now) {
      case .expired:
        act(end) { stack, output, effects in
          stack.handleTimer(connection, at: effects.now, into: &output, effects: &effects)
        }
      case .later(let time): put(.timer(end, connection), at: time)
      case .nothing: break
      }
    }
  }
}
