import Engine
import TestSupport
import Wire

/// The PEs of one segment that exchange their synch routes with a delay, and hosts behind them, on one clock.
struct SegmentBench {
  enum Event {
    case report(pe: Int)
    case leave(pe: Int, IPAddress)
    case join(pe: Int, from: Int, MulticastSourceGroup, MembershipFlags?)
    case leaveRoute(pe: Int, from: Int, MulticastSourceGroup, UInt8?)
    case timer(pe: Int, TimerKey)
    case lost(pe: Int, peer: Int)
    case hostJoins(Int)
    case hostLeaves(Int)
    case hostAnswers(Int)
  }

  private struct Entry {
    let time: Instant
    let number: Int
    let event: Event
  }

  /// A host that answers every query for the group while it listens; its reports and its leaves take ways of their own.
  struct BenchHost {
    let reportTo: Int
    let leaveTo: Int
    var wantsSince: Instant?
    var answersAt: Instant?
  }

  static let group = IPAddress(239, 1, 1, 1)
  static let key = MulticastSourceGroup(group: group)

  var segments: [SegmentMembership]
  private(set) var now = Instant.zero
  /// Specific queries that a PE sent.
  private(set) var queries: [(time: Instant, pe: Int)] = []
  private(set) var generalQueries: [(time: Instant, pe: Int)] = []
  /// The segment's state at a PE has changed for (*, G).
  private(set) var changes: [(time: Instant, pe: Int, isJoined: Bool)] = []
  /// Since when hosts had been listening that a PE forgot, though all PEs must have heard of them.
  private(set) var prunedListeners: [Instant] = []
  /// Leave Synch routes advertised and withdrawn.
  private(set) var leaveRoutes: [(time: Instant, pe: Int, isThere: Bool)] = []
  /// Join Synch routes that each PE has out.
  private(set) var joinsOut: [SortedMap<MulticastSourceGroup, MembershipFlags>]
  private var leavesOut: [SortedMap<MulticastSourceGroup, UInt8>]
  private var entries: [Entry] = []
  private var count = 0
  private var deadlines: [[TimerKey: Instant]]
  let delay: [[Interval]]
  /// A host that still listens: where its answers arrive, and how long after a query; a pending answer is enough.
  var answerer: (pe: Int, delay: Interval)?
  private var answerPending = false
  var hosts: [BenchHost] = []
  var dice = Seeds(0)

  init(_ count: Int = 3, delay: [[Interval]], delta: Interval = .milliseconds(100), synch: SynchMode = .routes) {
    self.delay = delay
    segments = (0..<count).map { _ in
      SegmentMembership(circuit: 0, settings: QuerierSettings(), delta: delta, synch: synch)
    }
    joinsOut = Array(repeating: .init(), count: count)
    leavesOut = Array(repeating: .init(), count: count)
    deadlines = Array(repeating: [:], count: count)
    for pe in 0..<count { run(pe) { $0.start(at: $1, cause: .origin, into: &$2) } }
    generalQueries.removeAll()
  }

  /// All delays alike.
  init(delay: Interval, delta: Interval = .milliseconds(100)) {
    self.init(delay: Array(repeating: Array(repeating: delay, count: 3), count: 3), delta: delta)
  }

  static func address(_ pe: Int) -> IPAddress { IPAddress(192, 0, 2, UInt8(pe + 1)) }

  mutating func add(_ event: Event, at time: Instant) {
    entries.append(Entry(time: time, number: count, event: event))
    count += 1
  }

  mutating func advance(to end: Instant) {
    while let entry = entries.min(by: { ($0.time, $0.number) < ($1.time, $1.number) }), entry.time <= end {
      entries.removeAll { $0.number == entry.number }
      now = entry.time
      handle(entry.event)
    }
    now = end
  }

  private mutating func handle(_ event: Event) {
    switch event {
    case .report(let pe):
      answerPending = false
      run(pe) {
        $0.receive(.reportV2(group: Self.group), from: IPAddress(10, 0, 0, 2), at: $1, cause: .origin, into: &$2)
      }
    case .leave(let pe, let host):
      run(pe) { $0.receive(.leave(group: Self.group), from: host, at: $1, cause: .origin, into: &$2) }
    case .join(let pe, let from, let key, let flags):
      let peer = Self.address(from)
      run(pe) { segment, now, effects in
        if let flags {
          segment.receiveJoinSynch(key, from: peer, flags: flags, at: now, cause: .origin, into: &effects)
        } else {
          segment.withdrawJoinSynch(key, from: peer, at: now, cause: .origin, into: &effects)
        }
      }
    case .leaveRoute(let pe, let from, let key, let tenths):
      let peer = Self.address(from)
      run(pe) { segment, now, effects in
        if let tenths {
          return segment.receiveLeaveSynch(
            key, from: peer, maximumResponseTenths: tenths, flags: .version2, at: now, cause: .origin, into: &effects)
        }
        return segment.withdrawLeaveSynch(key, from: peer, at: now, cause: .origin, into: &effects)
      }
    case .timer(let pe, let key):
      guard let deadline = deadlines[pe][key], deadline <= now else { return }
      deadlines[pe][key] = nil
      switch key {
      case .querier: run(pe) { $0.querierTimerExpired(at: $1, into: &$2) }
      case .membership(_, let group): run(pe) { $0.groupTimerExpired(group, at: $1, into: &$2) }
      default: break
      }
    case .hostJoins(let host):
      hosts[host].wantsSince = hosts[host].wantsSince ?? now
      handle(.report(pe: hosts[host].reportTo))
    case .hostLeaves(let host):
      hosts[host].wantsSince = nil
      hosts[host].answersAt = nil
      handle(.leave(pe: hosts[host].leaveTo, IPAddress(10, 0, 0, UInt8(host + 1))))
    case .hostAnswers(let host):
      guard hosts[host].answersAt == now else { return }
      hosts[host].answersAt = nil
      handle(.report(pe: hosts[host].reportTo))
    case .lost(let pe, let peer):
      run(pe) { $0.peerLost(Self.address(peer), at: $1, cause: .origin, into: &$2) }
    }
  }

  private mutating func run(_ pe: Int, _ body: (inout SegmentMembership, Instant, inout Effects) -> SegmentOutput) {
    let before = segments[pe].isJoined(Self.key)
    var effects = Effects()
    let output = body(&segments[pe], now, &effects)
    for (key, deadline) in effects.timers {
      deadlines[pe][key] = deadline
      if let deadline { add(.timer(pe: pe, key), at: deadline) }
    }
    for outgoing in output.messages { sent(outgoing.message, pe) }
    let after = segments[pe].isJoined(Self.key)
    if before != after {
      changes.append((now, pe, after))
      if !after { prunedListeners += hosts.compactMap(\.wantsSince).filter { $0 + .milliseconds(250) < now } }
    }
    for key in output.dirty { advertise(key, pe) }
  }

  private mutating func sent(_ message: IGMPMessage, _ pe: Int) {
    guard case .query(let query) = message else { return }
    if query.isGeneral { generalQueries.append((now, pe)) } else { queries.append((now, pe)) }
    for host in hosts.indices where hosts[host].wantsSince != nil && hosts[host].answersAt == nil {
      let time = now + .microseconds(Int64.random(in: 0...1_000_000, using: &dice))
      hosts[host].answersAt = time
      add(.hostAnswers(host), at: time)
    }
    guard let answerer, !answerPending else { return }
    answerPending = true
    add(.report(pe: answerer.pe), at: now + answerer.delay)
  }

  /// What a router does with a dirty key: it compares what should be there with what is.
  private mutating func advertise(_ key: MulticastSourceGroup, _ pe: Int) {
    let join = segments[pe].wantedJoinSynch(key)?.flags
    if joinsOut[pe][key] != join {
      joinsOut[pe][key] = join
      for other in segments.indices where other != pe {
        add(.join(pe: other, from: pe, key, join), at: now + delay[pe][other])
      }
    }
    let leave = segments[pe].wantedLeaveSynch(key)?.maximumResponseTenths
    if leavesOut[pe][key] != leave {
      leavesOut[pe][key] = leave
      leaveRoutes.append((now, pe, leave != nil))
      for other in segments.indices where other != pe {
        add(.leaveRoute(pe: other, from: pe, key, leave), at: now + delay[pe][other])
      }
    }
  }

  /// What is left of any group, anywhere, in words.
  var leftovers: [String] {
    segments.indices.flatMap { pe -> [String] in
      let name = "PE\(pe + 1)"
      let kept = segments[pe].groups.isEmpty ? [] : ["\(name) keeps \(segments[pe].groups.keys)"]
      let local = segments[pe].circuit.groups.isEmpty ? [] : ["\(name) has members"]
      let joins = joinsOut[pe].isEmpty ? [] : ["\(name) advertises a join"]
      let leaves = leavesOut[pe].isEmpty ? [] : ["\(name) advertises a leave"]
      return kept + local + joins + leaves
    }
  }
}
