import Engine
import TestSupport
import Testing
import Wire

/// The last-member race of the slides: PE1, PE2 and PE3 (0, 1, 2) of one segment; the join came to one of them, the leave
/// is heard by one, the answer by one; they need not be the same.
@Suite("The last-member race on a segment, RFC 9251 §6.2")
struct SegmentRaceTests {
  static let host = IPAddress(10, 0, 0, 1)
  /// Last member query time and delta of the bench.
  static let responseTime = Interval.milliseconds(2_100)
  static let leaveAt = Instant.zero + .seconds(1)

  struct Race: Sendable, CustomStringConvertible {
    let join: Int
    let leave: Int
    let answer: Int
    var description: String { "join at PE\(join + 1), leave at PE\(leave + 1), answer at PE\(answer + 1)" }
  }

  static let races = (0..<3).flatMap { join in
    (0..<3).flatMap { leave in (0..<3).map { Race(join: join, leave: leave, answer: $0) } }
  }

  /// A delay of its own for each ordered pair of PEs.
  static let unequal: [[Interval]] = [
    [.zero, .milliseconds(3), .milliseconds(99)], [.milliseconds(60), .zero, .milliseconds(1)],
    [.milliseconds(20), .milliseconds(100), .zero],
  ]

  private func bench(_ race: Race, delay: [[Interval]]) -> SegmentBench {
    var bench = SegmentBench(delay: delay)
    bench.add(.report(pe: race.join), at: .zero)
    bench.add(.leave(pe: race.leave, Self.host), at: Self.leaveAt)
    bench.advance(to: Self.leaveAt - .milliseconds(1))
    return bench
  }

  private func all(_ delay: Interval) -> [[Interval]] { Array(repeating: Array(repeating: delay, count: 3), count: 3) }

  /// Whether I-3 protects an answer: it reaches every PE before that PE's countdown ends.
  private func isProtected(_ race: Race, answeredAt time: Instant, _ delay: [[Interval]]) -> Bool {
    (0..<3).allSatisfy { pe in
      let begins = Self.leaveAt + (pe == race.leave ? .zero : delay[race.leave][pe])
      return time + (pe == race.answer ? .zero : delay[race.answer][pe]) < begins + Self.responseTime
    }
  }

  private func check(_ race: Race, answerAfter wait: Interval, _ delay: [[Interval]]) {
    var bench = bench(race, delay: delay)
    let before = bench.changes.count
    bench.answerer = (race.answer, wait)
    bench.advance(to: Self.leaveAt + .seconds(12))
    let place = "\(race), \(wait) after the query"
    let losses = bench.changes.dropFirst(before).filter { !$0.isJoined }
    if isProtected(race, answeredAt: Self.leaveAt + wait, delay) {
      #expect(losses.isEmpty, "\(place): pruned at \(losses.map(\.time)) by \(losses.map { $0.pe + 1 })")
    }
    #expect(bench.segments.allSatisfy { $0.isJoined(SegmentBench.key) }, "\(place): state is missing")
    #expect(bench.joinsOut[race.answer][SegmentBench.key] == .version2, "\(place): no join synch")
    #expect(bench.segments.allSatisfy { $0.pendingCount == 0 }, "\(place): something still runs")
    #expect(bench.segments.allSatisfy { $0.wantedLeaveSynchs.isEmpty }, "\(place): a leave synch is left")
  }

  @Test("S-5, P-6, I-3: an answer in any millisecond of the last-member query time prunes nobody early")
  func everyMillisecond() {
    let race = Race(join: 2, leave: 1, answer: 0)
    for wait in 0...2_000 { check(race, answerAfter: .milliseconds(Int64(wait)), Self.unequal) }
  }

  @Test("S-5, I-3: whoever heard the join, the leave and the answer, with any delay up to delta", arguments: races)
  func everyPlace(race: Race) {
    for delay in [all(.zero), all(.milliseconds(1)), all(.milliseconds(50)), all(.milliseconds(99)), Self.unequal] {
      for wait in stride(from: 0, through: 2_000, by: 125) + [1, 3, 49, 50, 51, 99, 100, 101, 999, 1_001, 1_999] {
        check(race, answerAfter: .milliseconds(Int64(wait)), delay)
      }
    }
  }

  @Test("S-5: an answer that comes too late for the others brings the state back everywhere", arguments: races)
  func lateAnswer(race: Race) {
    for wait in 2_001...2_140 where wait % 7 == 0 {
      check(race, answerAfter: .milliseconds(Int64(wait)), all(.milliseconds(150)))
    }
  }

  @Test(
    "S-4, I-2, I-8: when nobody answers, all PEs forget within the response time, and no route is left",
    arguments: races)
  func nobodyLeft(race: Race) {
    for delay in [all(.zero), all(.milliseconds(50)), all(.milliseconds(100)), Self.unequal] {
      var bench = bench(race, delay: delay)
      bench.advance(to: Self.leaveAt + .seconds(10))
      #expect(bench.leftovers == [], "\(race)")
      let last = bench.changes.last?.time ?? .zero
      #expect(last >= Self.leaveAt + Self.responseTime, "\(race): too early")
      #expect(last <= Self.leaveAt + Self.responseTime + .milliseconds(200), "\(race): too late, at \(last)")
    }
  }

  @Test("I-4, P-6: the PE that heard the leave sends exactly two queries, the others none", arguments: races)
  func queries(race: Race) {
    var bench = bench(race, delay: Self.unequal)
    bench.add(.leave(pe: race.leave, Self.host), at: Self.leaveAt + .milliseconds(700))
    bench.add(.leave(pe: race.leave, Self.host), at: Self.leaveAt + .milliseconds(1_900))
    bench.advance(to: Self.leaveAt + .seconds(10))
    #expect(bench.queries.map(\.time) == [Self.leaveAt, Self.leaveAt + .seconds(1)])
    #expect(bench.queries.allSatisfy { $0.pe == race.leave })
  }

  @Test("I-6, P-6: the Leave Synch route lives exactly as long as the countdown")
  func leaveRoute() {
    var bench = bench(Race(join: 2, leave: 1, answer: 0), delay: Self.unequal)
    bench.advance(to: Self.leaveAt)
    #expect(bench.segments[1].wantedLeaveSynchs.map(\.maximumResponseTenths) == [21])
    bench.advance(to: Self.leaveAt + .seconds(10))
    #expect(bench.leaveRoutes.map(\.time) == [Self.leaveAt, Self.leaveAt + Self.responseTime])
    #expect(bench.leaveRoutes.map(\.pe) == [1, 1])
  }

  @Test("S-5: a leave is checked also where neither the join nor its route has arrived yet")
  func leaveOvertakesJoin() {
    var bench = SegmentBench(delay: .milliseconds(100))
    bench.add(.report(pe: 2), at: .zero)
    bench.add(.leave(pe: 1, Self.host), at: .zero + .milliseconds(50))
    bench.advance(to: .zero + .seconds(10))
    #expect(bench.leftovers == [])
  }

  @Test("S-5, I-3: one answer that was faster than the Leave Synch route keeps the state until its own round is over")
  func fastAnswer() {
    var bench = bench(Race(join: 2, leave: 1, answer: 0), delay: all(.milliseconds(80)))
    bench.add(.report(pe: 0), at: Self.leaveAt + .milliseconds(5))
    bench.advance(to: Self.leaveAt + .milliseconds(80) + Self.responseTime + .milliseconds(500))
    #expect(bench.segments.allSatisfy { $0.isJoined(SegmentBench.key) })
    #expect(bench.queries.filter { $0.pe == 0 }.count == 1)
    bench.advance(to: Self.leaveAt + .seconds(10))
    #expect(bench.leftovers == [])
  }

  @Test(
    "S-5, I-8: two hosts leave in one round, the second after its answer, at any PE: nothing is left", arguments: races)
  func bothLeave(race: Race) {
    for wait in stride(from: 100, through: 2_000, by: 190) {
      for pause in [1, 40, 101, 700] {
        var bench = bench(race, delay: Self.unequal)
        let answered = Self.leaveAt + .milliseconds(Int64(wait))
        bench.add(.report(pe: race.answer), at: answered)
        bench.add(.leave(pe: race.join, IPAddress(10, 0, 0, 2)), at: answered + .milliseconds(Int64(pause)))
        bench.advance(to: Self.leaveAt + .seconds(12))
        #expect(bench.leftovers == [], "\(race), answer after \(wait) ms, second leave \(pause) ms later")
      }
    }
  }

  @Test("I-4: leave, join and leave of one host at one PE is checked to the end, twice")
  func leaveJoinLeave() {
    var bench = bench(Race(join: 1, leave: 1, answer: 1), delay: Self.unequal)
    bench.add(.report(pe: 1), at: Self.leaveAt + .milliseconds(300))
    bench.add(.leave(pe: 1, Self.host), at: Self.leaveAt + .milliseconds(600))
    bench.advance(to: Self.leaveAt + Self.responseTime)
    #expect(bench.queries.count == 2)
    bench.advance(to: Self.leaveAt + .seconds(10))
    #expect(bench.queries.count == 4)
    #expect(bench.leftovers == [])
  }

  @Test("I-5, S-2: a report makes one Join Synch route, and all PEs know of it")
  func joinSynch() {
    var bench = SegmentBench(delay: .milliseconds(10))
    bench.add(.report(pe: 2), at: .zero)
    bench.advance(to: .zero + .seconds(1))
    #expect(bench.joinsOut.map(\.count) == [0, 0, 1])
    #expect(bench.segments.allSatisfy { $0.isJoined(SegmentBench.key) })
    #expect(bench.segments[0].localInterest(of: SegmentBench.group).isEmpty)
  }

  @Test("S-11: without synchronisation each PE decides by itself, and says nothing")
  func noSynch() {
    var bench = SegmentBench(delay: all(.milliseconds(1)), synch: .none)
    bench.add(.report(pe: 2), at: .zero)
    bench.add(.leave(pe: 2, Self.host), at: Self.leaveAt)
    bench.advance(to: Self.leaveAt - .milliseconds(1))
    #expect(bench.segments.map { $0.isJoined(SegmentBench.key) } == [false, false, true])
    bench.advance(to: Self.leaveAt + .seconds(2))
    #expect(bench.leftovers == [])
    #expect(bench.leaveRoutes.isEmpty)
  }

  @Test("P-13: what a lost PE told of is kept, asked for, and forgotten when nobody confirms it")
  func lostPeer() {
    var bench = SegmentBench(delay: .milliseconds(10))
    bench.add(.report(pe: 1), at: .zero)
    bench.add(.lost(pe: 2, peer: 1), at: .zero + .seconds(5))
    bench.add(.join(pe: 2, from: 1, SegmentBench.key, nil), at: .zero + .seconds(5))
    bench.advance(to: .zero + .milliseconds(15_099))
    #expect(bench.segments[2].isJoined(SegmentBench.key))
    #expect(bench.segments[2].pendingCount == 1)
    #expect(bench.generalQueries.contains { $0.pe == 2 && $0.time == .zero + .seconds(5) })
    bench.advance(to: .zero + .milliseconds(15_100))
    #expect(!bench.segments[2].isJoined(SegmentBench.key))
    #expect(bench.segments[2].pendingCount == 0)
  }

  @Test("P-13: what a host confirms after the loss stays, without a gap")
  func lostPeerConfirmed() {
    var bench = SegmentBench(delay: .milliseconds(10))
    bench.add(.report(pe: 1), at: .zero)
    bench.add(.lost(pe: 2, peer: 1), at: .zero + .seconds(5))
    bench.add(.report(pe: 2), at: .zero + .seconds(12))
    bench.advance(to: .zero + .seconds(60))
    #expect(bench.segments[2].isJoined(SegmentBench.key))
    #expect(bench.changes.filter { $0.pe == 2 }.map(\.isJoined) == [true])
  }

  @Test("P-9, X4: a countdown whose PE is lost is begun again by the others")
  func lostAsker() {
    var bench = bench(Race(join: 2, leave: 1, answer: 0), delay: all(.milliseconds(10)))
    bench.add(.lost(pe: 2, peer: 1), at: Self.leaveAt + .milliseconds(500))
    bench.add(.lost(pe: 0, peer: 1), at: Self.leaveAt + .milliseconds(500))
    bench.add(.report(pe: 0), at: Self.leaveAt + .milliseconds(2_550))
    bench.advance(to: Self.leaveAt + .seconds(3))
    #expect(bench.segments[0].isJoined(SegmentBench.key))
    #expect(bench.queries.filter { $0.pe == 0 }.count == 2)
    #expect(bench.changes.allSatisfy { $0.isJoined })
  }

  @Test(
    "I-3, I-8, X2: hosts that join and leave at random are never pruned, and leave nothing behind",
    arguments: 0..<600 as Range<UInt64>)
  func random(seed: UInt64) {
    var dice = Seeds(seed)
    var bench = SegmentBench(delay: seed % 2 == 0 ? Self.unequal : all(.milliseconds(Int64(seed % 100))))
    bench.dice = Seeds(seed &+ 1_000_000)
    for host in 0..<3 as Range<Int> {
      bench.hosts.append(.init(reportTo: .random(in: 0...2, using: &dice), leaveTo: .random(in: 0...2, using: &dice)))
      var time = Instant.zero
      for step in 0..<6 as Range<Int> {
        time =
          time
          + .milliseconds(
            Int64.random(in: 0...1, using: &dice) == 0
              ? .random(in: 1...300, using: &dice) : .random(in: 1...4_000, using: &dice))
        bench.add(step % 2 == 0 ? .hostJoins(host) : .hostLeaves(host), at: time)
      }
    }
    bench.advance(to: .zero + .seconds(45))
    #expect(bench.prunedListeners == [], "seed \(seed)")
    #expect(bench.leftovers == [], "seed \(seed)")
  }
}

private func + (a: StrideThrough<Int>, b: [Int]) -> [Int] { Array(a) + b }
