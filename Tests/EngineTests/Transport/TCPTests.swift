import TestSupport
import Testing
import Wire

@testable import Engine

@Suite("TCP")
struct TCPTests {
  static func pattern(_ count: Int, _ seed: UInt64 = 7) -> [UInt8] {
    var seeds = Seeds(seed)
    return (0..<count).map { _ in UInt8(truncatingIfNeeded: seeds.next()) }
  }

  @Test("A stream is opened, carries both ways, is closed by one end and leaves nothing but TIME-WAIT, which passes")
  func wholeLife() {
    var link = StreamLink()
    let key = link.connect()
    link.run(for: .milliseconds(10))
    #expect(link.ends[0].state(key) == .established)
    #expect(link.ends[1].state(key.reversed) == .established)
    let there = Self.pattern(5_000)
    let back = Self.pattern(3_000, 8)
    var offset: UInt64?
    link.act(0) { stack, _, _ in offset = stack.send(key, there, cause: .origin) }
    #expect(offset == 0)
    link.act(1) { stack, _, _ in _ = stack.send(key.reversed, back, cause: .origin) }
    link.run(for: .milliseconds(50))
    #expect(link.received[1] == there)
    #expect(link.received[0] == back)
    #expect(link.ends[0].acknowledged(key) == 5_000)
    link.act(0) { stack, _, _ in stack.close(key, cause: .origin) }
    link.run(for: .milliseconds(50))
    #expect(link.ends[0].state(key) == .timeWait)
    #expect(link.ends[1].keys.isEmpty)
    link.runDry()
    #expect(link.ends[0].keys.isEmpty)
  }

  @Test("Without loss no octet is sent twice, no segment is larger than agreed, and everything is acknowledged")
  func clean() {
    var link = StreamLink()
    let key = link.connect()
    link.run(for: .milliseconds(10))
    link.act(0) { stack, _, _ in _ = stack.send(key, Self.pattern(200_000), cause: .origin) }
    link.run(for: .seconds(5))
    let data = link.sent.filter { $0.from == 0 && !$0.segment.payload.isEmpty }
    #expect(data.reduce(0) { $0 + $1.segment.payload.count } == 200_000)
    #expect(Set(data.map(\.segment.sequence)).count == data.count)
    #expect(data.allSatisfy { $0.segment.payload.count <= 1_460 })
    #expect(link.received[1].count == 200_000)
    let last = link.sent.last { $0.from == 1 }
    #expect(last?.segment.acknowledgment == (data.last.map { $0.segment.sequence &+ UInt32($0.segment.payload.count) }))
    #expect(link.effects.trace.records.isEmpty)
  }

  @Test("A stream survives loss, doubling and reordering in both directions", arguments: 1...24 as ClosedRange<UInt64>)
  func faults(seed: UInt64) {
    var link = StreamLink(seed: seed)
    link.faults = StreamLink.Faults(loss: 12, doubling: 5, reordering: 30)
    let key = link.connect()
    link.run(for: .seconds(20))
    let there = Self.pattern(60_000, seed)
    let back = Self.pattern(40_000, seed + 100)
    for start in stride(from: 0, to: there.count, by: 7_000) {
      link.act(0) { stack, _, _ in
        _ = stack.send(key, Array(there[start..<min(start + 7_000, there.count)]), cause: .origin)
      }
      link.run(for: .milliseconds(20))
    }
    link.act(1) { stack, _, _ in _ = stack.send(key.reversed, back, cause: .origin) }
    link.run(for: .seconds(90))
    #expect(link.received[1] == there)
    #expect(link.received[0] == back)
    link.act(1) { stack, _, _ in stack.close(key.reversed, cause: .origin) }
    link.runDry()
    #expect(link.ends[0].keys.isEmpty && link.ends[1].keys.isEmpty)
  }

  @Test("One lost segment in a burst comes again after three duplicate acknowledgments, without waiting for the timer")
  func fastRetransmit() {
    var link = StreamLink()
    let key = link.connect()
    link.run(for: .milliseconds(10))
    link.isDeaf[1] = true
    link.act(0) { stack, _, _ in _ = stack.send(key, Self.pattern(1_000), cause: .origin) }
    link.run(for: .milliseconds(2))
    link.isDeaf[1] = false
    for _ in 0..<4 {
      link.act(0) { stack, _, _ in _ = stack.send(key, Self.pattern(500), cause: .origin) }
      link.run(for: .microseconds(100))
    }
    link.run(for: .milliseconds(20))
    #expect(link.received[1].count == 3_000)
    #expect(link.effects.trace.records.isEmpty)
  }

  @Test("The flight never exceeds the window that the other end offers")
  func flowControl() {
    var small = TCPSettings()
    small.window = 2_000
    var link = StreamLink(settings: [TCPSettings(), small])
    let key = link.connect()
    link.run(for: .milliseconds(10))
    link.act(0) { stack, _, _ in _ = stack.send(key, Self.pattern(20_000), cause: .origin) }
    let flight = link.sent.filter { $0.from == 0 }.reduce(0) { $0 + $1.segment.payload.count }
    #expect(flight > 0 && flight <= 2_000)
    link.run(for: .seconds(30))
    #expect(link.received[1].count == 20_000)
  }

  @Test("A port that nobody listens at refuses at once")
  func refused() {
    var link = StreamLink()
    link.act(0) { stack, output, effects in
      _ = stack.connect(to: StreamLink.addresses[1], port: 4_000, cause: .origin, at: effects.now, into: &output)
    }
    link.run(for: .milliseconds(10))
    guard case .closed(_, .refused)? = link.events[0].last else {
      Issue.record("\(link.events[0])")
      return
    }
    #expect(link.ends[0].keys.isEmpty)
  }

  @Test("An end that has restarted resets the connection of the end that has not")
  func halfOpen() {
    var link = StreamLink()
    let key = link.connect()
    link.run(for: .milliseconds(10))
    link.act(1) { stack, _, effects in stack.reset(into: &effects) }
    link.act(0) { stack, _, _ in _ = stack.send(key, [1, 2, 3], cause: .origin) }
    link.run(for: .milliseconds(10))
    guard case .closed(key, .reset)? = link.events[0].last else {
      Issue.record("\(link.events[0])")
      return
    }
  }

  @Test("Octets that nobody acknowledges end the connection after 100 s, and the trace says so")
  func givesUp() {
    var link = StreamLink()
    let key = link.connect()
    link.run(for: .milliseconds(10))
    link.isDeaf = [true, true]
    link.act(0) { stack, _, _ in _ = stack.send(key, [1, 2, 3], cause: .origin) }
    link.run(for: .seconds(99))
    #expect(link.ends[0].state(key) == .established)
    link.run(for: .seconds(70))
    #expect(link.ends[0].state(key) == nil)
    guard case .closed(key, .timedOut)? = link.events[0].last else {
      Issue.record("\(link.events[0])")
      return
    }
    #expect(link.effects.trace.records.last?.detail.kind == "tcp-timeout")
  }

  @Test("Both ends may close at once")
  func simultaneousClose() {
    var link = StreamLink()
    let key = link.connect()
    link.run(for: .milliseconds(10))
    link.act(0) { stack, _, _ in stack.close(key, cause: .origin) }
    link.act(1) { stack, _, _ in stack.close(key.reversed, cause: .origin) }
    link.run(for: .milliseconds(20))
    #expect(link.ends[0].state(key) == .timeWait && link.ends[1].state(key.reversed) == .timeWait)
    link.runDry()
    #expect(link.ends[0].keys.isEmpty && link.ends[1].keys.isEmpty)
  }

  @Test("A segment carries the record that made its first octet")
  func causes() {
    var link = StreamLink()
    let key = link.connect(cause: RecordID(5))
    #expect(link.sent.last?.cause == RecordID(5))
    link.run(for: .milliseconds(10))
    link.act(0) { stack, _, _ in
      _ = stack.send(key, [UInt8](repeating: 1, count: 1_460), cause: RecordID(7))
      _ = stack.send(key, [2], cause: RecordID(9))
    }
    #expect(link.sent.suffix(2).map(\.cause) == [RecordID(7), RecordID(9)])
  }

  @Test("Sequence numbers go past their end")
  func wrap() {
    var settings = TCPSettings()
    settings.flightLimit = 10_000
    let addresses = StreamLink.addresses
    let key = ConnectionKey(
      localAddress: addresses[0], localPort: 50_000, remoteAddress: addresses[1], remotePort: 179)
    var caller = TCPConnection(
      key: key, settings: settings, isInitiator: true, initialSequence: .max - 2_000, at: .zero, cause: .origin)
    var callee = TCPConnection(
      key: key.reversed, settings: settings, isInitiator: false, initialSequence: .max - 1, at: .zero, cause: .origin)
    callee.learn(caller.handshakeSegment())
    let sent = Self.pattern(9_000)
    var wire = TransportEffects()
    caller.receive(callee.handshakeSegment(), cause: .origin, at: .zero, into: &wire)
    _ = caller.send(sent, cause: .origin)
    var got: [UInt8] = []
    for _ in 0..<20 {
      var up = TransportEffects()
      caller.flush(at: .zero, into: &up)
      var down = TransportEffects()
      for item in up.segments { callee.receive(item.segment, cause: .origin, at: .zero, into: &down) }
      callee.flush(at: .zero, into: &down)
      for case .received(_, let bytes, _) in down.events { got += bytes }
      for item in down.segments { caller.receive(item.segment, cause: .origin, at: .zero, into: &wire) }
    }
    #expect(got == sent)
    #expect(caller.unacknowledged == 9_000)
    #expect(caller.sequence(9_000) < 9_000)
  }
}

@Suite("TCP: waiting for acknowledgments")
struct RetransmissionTimeoutTests {
  @Test("One second at first, then the round trip and four deviations, but never under the least")
  func estimates() {
    var timeout = RetransmissionTimeout(TCPSettings())
    #expect(timeout.current == .seconds(1))
    timeout.measure(.milliseconds(100))
    #expect(timeout.current == .milliseconds(300))
    for _ in 0..<40 { timeout.measure(.milliseconds(2)) }
    #expect(timeout.current == .milliseconds(200))
  }

  @Test("Each expiry doubles the wait up to a minute; an acknowledgment ends that")
  func backsOff() {
    var timeout = RetransmissionTimeout(TCPSettings())
    var waits: [Interval] = []
    for _ in 0..<8 {
      waits.append(timeout.current)
      timeout.backOff()
    }
    #expect(waits == [1, 2, 4, 8, 16, 32, 60, 60].map { Interval.seconds($0) })
    timeout.acknowledged()
    #expect(timeout.current == .seconds(1))
  }
}
