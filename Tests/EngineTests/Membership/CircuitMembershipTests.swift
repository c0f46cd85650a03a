import Engine
import Testing
import Wire

/// A circuit with its timers, so that a test can let time pass.
struct CircuitBench {
  static let group = IPAddress(239, 1, 1, 1)
  static let key = MulticastSourceGroup(group: group)
  static let host = IPAddress(10, 0, 0, 1)

  var circuit: CircuitMembership
  var now = Instant.zero
  var sent: [(time: Instant, message: IGMPMessage)] = []
  var changes: [(time: Instant, key: MulticastSourceGroup, flags: MembershipFlags?)] = []
  private var deadlines: [TimerKey: Instant] = [:]

  init(_ settings: QuerierSettings = QuerierSettings(), address: IPAddress = .unspecifiedV4) {
    circuit = CircuitMembership(circuit: 1, settings: settings, address: address)
    run { $0.start(at: $1, cause: .origin, into: &$2) }
    sent.removeAll()
  }

  mutating func receive(_ message: IGMPMessage, from host: IPAddress = Self.host) {
    run { $0.receive(message, from: host, at: $1, cause: .origin, into: &$2) }
  }

  private mutating func run(_ body: (inout CircuitMembership, Instant, inout Effects) -> CircuitOutput) {
    var effects = Effects()
    let output = body(&circuit, now, &effects)
    sent += output.messages.map { (now, $0.message) }
    changes += output.changes.map { (now, $0.key, $0.flags) }
    for (key, deadline) in effects.timers { deadlines[key] = deadline }
  }

  mutating func advance(to end: Instant) {
    while let (key, time) = deadlines.min(by: { $0.value < $1.value }), time <= end {
      deadlines[key] = nil
      now = time
      switch key {
      case .querier: run { $0.querierTimerExpired(at: $1, into: &$2) }
      case .membership(_, let group): run { $0.groupTimerExpired(group, at: $1, into: &$2) }
      default: break
      }
    }
    now = end
  }

  mutating func advance(by interval: Interval) { advance(to: now + interval) }

  var queries: [(time: Instant, query: IGMPQuery)] {
    sent.compactMap { time, message in
      if case .query(let query) = message { (time, query) } else { nil }
    }
  }

  var specificQueries: [(time: Instant, query: IGMPQuery)] { queries.filter { !$0.query.isGeneral } }
}

@Suite("Groups and querier of one attachment circuit")
struct CircuitMembershipTests {
  private let group = CircuitBench.group
  private let key = CircuitBench.key

  @Test("P-1: the querier begins with its startup queries and goes on every 125 s")
  func startup() {
    var bench = CircuitBench()
    bench.advance(to: .zero + .seconds(300))
    #expect(bench.queries.map(\.time.description) == ["31.250", "156.250", "281.250"])
    #expect(bench.queries.allSatisfy { $0.query.isGeneral && $0.query.maximumResponseTenths == 100 })
  }

  @Test("I-4, S-4: a leave is followed by exactly two group-specific queries, one second apart, and then by the end")
  func leave() {
    var bench = CircuitBench()
    bench.receive(.reportV2(group: group))
    bench.advance(by: .seconds(5))
    bench.receive(.leave(group: group))
    bench.advance(by: .seconds(10))
    #expect(bench.specificQueries.map(\.time.description) == ["5.000", "6.000"])
    #expect(bench.specificQueries.allSatisfy { $0.query.group == group && $0.query.maximumResponseTenths == 10 })
    #expect(bench.changes.map(\.time.description) == ["0.000", "7.000"])
    #expect(bench.changes.last?.flags == nil)
    #expect(bench.circuit.groups.isEmpty)
  }

  @Test("I-4: a repeated leave during the round starts no new round and does not prolong it")
  func repeatedLeave() {
    var bench = CircuitBench()
    bench.receive(.reportV2(group: group))
    for _ in 0..<15 {
      bench.receive(.leave(group: group))
      bench.advance(by: .milliseconds(100))
    }
    bench.advance(by: .seconds(5))
    #expect(bench.specificQueries.map(\.time.description) == ["0.000", "1.000"])
    #expect(bench.changes.last?.time.description == "2.000")
  }

  @Test("S-4: a report during the round keeps the group, and the next query says so with its S flag")
  func answered() {
    var bench = CircuitBench()
    bench.receive(.reportV2(group: group))
    bench.receive(.leave(group: group))
    bench.advance(by: .milliseconds(500))
    bench.receive(.reportV2(group: group))
    bench.advance(by: .seconds(9))
    #expect(bench.specificQueries.map(\.query.suppressRouterProcessing) == [false, true])
    #expect(bench.circuit.interest(of: group).anySource == .version2)
  }

  @Test("I-2: a leave after the answer begins a round of its own")
  func leaveAfterAnswer() {
    var bench = CircuitBench()
    bench.receive(.reportV2(group: group))
    bench.receive(.leave(group: group))
    bench.advance(by: .milliseconds(500))
    bench.receive(.reportV2(group: group))
    bench.advance(by: .milliseconds(100))
    bench.receive(.leave(group: group))
    bench.advance(by: .seconds(5))
    #expect(bench.changes.last?.time.description == "2.600")
    #expect(bench.changes.last?.flags == nil)
  }

  @Test("I-8: a host that vanishes in silence is forgotten after 260 s")
  func silentDeath() {
    var bench = CircuitBench()
    bench.receive(.reportV3([GroupRecord(kind: .changeToExclude, group: group)]))
    bench.advance(to: .zero + .milliseconds(259_999))
    #expect(bench.circuit.interest(of: group).anySource != nil)
    bench.advance(to: .zero + .seconds(260))
    #expect(bench.circuit.groups.isEmpty)
  }

  @Test("P-11: BLOCK asks for the source, and the source goes when nobody wants it")
  func block() {
    var bench = CircuitBench()
    let sources = [IPAddress(10, 9, 0, 1), IPAddress(10, 9, 0, 2)]
    bench.receive(.reportV3([GroupRecord(kind: .allowNewSources, group: group, sources: sources)]))
    bench.receive(.reportV3([GroupRecord(kind: .blockOldSources, group: group, sources: sources)]))
    bench.advance(by: .milliseconds(300))
    bench.receive(.reportV3([GroupRecord(kind: .modeIsInclude, group: group, sources: [sources[1]])]))
    bench.advance(by: .seconds(3))
    #expect(bench.specificQueries.map(\.query.sources) == [sources, [sources[1]], [sources[0]]])
    #expect(bench.specificQueries.map(\.query.suppressRouterProcessing) == [false, true, false])
    #expect(bench.circuit.memberships.map(\.key.source) == [sources[1]])
  }

  @Test("F-6: TO_IN of one host does not take the group from another one that answers")
  func changeToInclude() {
    var bench = CircuitBench()
    let source = IPAddress(10, 9, 0, 1)
    bench.receive(.reportV3([GroupRecord(kind: .changeToExclude, group: group)]))
    bench.receive(.reportV3([GroupRecord(kind: .changeToInclude, group: group, sources: [source])]))
    bench.advance(by: .seconds(1))
    bench.receive(.reportV3([GroupRecord(kind: .modeIsExclude, group: group)]), from: IPAddress(10, 0, 0, 2))
    bench.advance(by: .seconds(20))
    #expect(bench.circuit.interest(of: group).wants(IPAddress(10, 9, 0, 7)))
  }

  @Test("P-15, I-10: groups of 224.0.0.0/24 leave no state, nor do addresses that are no groups")
  func linkLocal() {
    var bench = CircuitBench()
    bench.receive(.reportV2(group: IPAddress(224, 0, 0, 251)))
    bench.receive(.leave(group: IPAddress(224, 0, 0, 251)))
    bench.receive(.reportV3([GroupRecord(kind: .changeToExclude, group: IPAddress(10, 0, 0, 1))]))
    #expect(bench.circuit.groups.isEmpty)
    #expect(bench.specificQueries.isEmpty)
  }

  @Test("P-10: a querier with a lower address takes over, and the PE asks again when it falls silent")
  func election() {
    var bench = CircuitBench(address: IPAddress(10, 0, 0, 254))
    let other = IPAddress(10, 0, 0, 9)
    bench.receive(.reportV2(group: group))
    bench.advance(by: .seconds(10))
    bench.receive(.query(IGMPQuery(version: .v3, maximumResponseTenths: 100)), from: other)
    bench.receive(.leave(group: group))
    #expect(bench.specificQueries.isEmpty)
    bench.receive(.query(IGMPQuery(version: .v3, group: group, maximumResponseTenths: 10)), from: other)
    bench.advance(by: .seconds(2))
    #expect(bench.circuit.groups.isEmpty)
    #expect(!bench.circuit.querier.asks)
    bench.advance(to: .zero + .seconds(265))
    #expect(bench.circuit.querier.asks)
    #expect(bench.queries.map(\.time.description) == ["265.000"])
  }

  @Test("P-10: queries from 0.0.0.0 and from a higher address change nothing")
  func noElection() {
    var bench = CircuitBench(address: IPAddress(10, 0, 0, 9))
    bench.receive(.query(IGMPQuery(version: .v3, maximumResponseTenths: 100)), from: .unspecifiedV4)
    bench.receive(.query(IGMPQuery(version: .v3, maximumResponseTenths: 100)), from: IPAddress(10, 0, 0, 10))
    #expect(bench.circuit.querier.asks)
  }

  @Test("P-2: a version whose hosts do not answer the round loses its flag, and the group stays")
  func versionLeaves() {
    var bench = CircuitBench()
    bench.receive(.reportV2(group: group))
    bench.receive(.reportV3([GroupRecord(kind: .changeToExclude, group: group)]), from: IPAddress(10, 0, 0, 2))
    bench.receive(.leave(group: group))
    bench.advance(by: .milliseconds(700))
    bench.receive(.reportV3([GroupRecord(kind: .modeIsExclude, group: group)]), from: IPAddress(10, 0, 0, 2))
    bench.advance(by: .seconds(3))
    #expect(bench.changes.map(\.flags) == [.version2, [.version2, .version3, .exclude], [.version3, .exclude]])
  }

  @Test("P-9: a circuit that goes down forgets its members and stops asking")
  func down() {
    var bench = CircuitBench()
    bench.receive(.reportV2(group: group))
    var effects = Effects()
    let output = bench.circuit.stop(at: bench.now, cause: .origin, into: &effects)
    #expect(output.changes.map(\.key) == [key])
    #expect(bench.circuit.groups.isEmpty)
    #expect(effects.timers.allSatisfy { $0.deadline == nil })
  }
}
