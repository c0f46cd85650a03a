import Engine
import Testing
import Wire

/// A host's membership machine on its own clock, with all that it said.
struct MemberBench {
  static let group = IPAddress(239, 1, 1, 1)
  static let group2 = IPAddress(239, 2, 2, 2)

  var member: HostMember
  var now = Instant.zero
  var said: [(time: Instant, message: IGMPMessage)] = []

  init(_ version: IGMPVersion, _ response: QueryResponse = .random, seed: UInt64 = 7) {
    member = HostMember(
      HostMember.Settings(version: version, response: response), dice: SeededGenerator(seed: seed, stream: "H1 igmp"))
  }

  mutating func advance(to end: Instant) {
    while let next = member.nextDeadline, next <= end {
      now = max(now, next)
      say(member.timerExpired(at: now))
    }
    now = end
  }

  mutating func advance(by interval: Interval) { advance(to: now + interval) }

  private mutating func say(_ messages: [OutgoingIGMP]) { said += messages.map { (now, $0.message) } }

  mutating func join(
    _ group: IPAddress = Self.group, source: IPAddress? = nil, version: IGMPVersion? = nil, silent: Bool = false
  ) {
    say(member.join(group, source: source, version: version, silent: silent, at: now, cause: .origin))
  }

  mutating func filter(_ mode: SourceMembership.FilterMode, _ sources: IPAddress...) {
    say(member.replaceFilter(Self.group, SourceFilter(mode, Set(sources)), at: now, cause: .origin))
  }

  mutating func leave(_ group: IPAddress = Self.group, source: IPAddress? = nil) {
    say(member.leave(group, source: source, at: now, cause: .origin))
  }

  mutating func hear(_ message: IGMPMessage) { say(member.heard(message, at: now, cause: .origin)) }

  mutating func query(
    _ group: IPAddress = .unspecifiedV4, version: IGMPVersion = .v3, tenths: Int = 100, sources: [IPAddress] = []
  ) {
    hear(.query(IGMPQuery(version: version, group: group, maximumResponseTenths: tenths, sources: sources)))
  }

  /// What was said since the last look.
  mutating func take() -> [IGMPMessage] {
    defer { said.removeAll() }
    return said.map(\.message)
  }

  var texts: [String] { said.map(\.message.description) }
}

@Suite("A host that speaks IGMPv1 and IGMPv2, RFC 2236 §6")
struct LegacyHostTests {
  private let group = MemberBench.group

  @Test("P-1: a join is reported at once, and once more within 10 s; a leave is said")
  func joinAndLeave() {
    var bench = MemberBench(.v2)
    bench.join()
    #expect(bench.said.map(\.message) == [.reportV2(group: group)])
    bench.advance(to: .zero + .seconds(10))
    #expect(bench.take() == [.reportV2(group: group), .reportV2(group: group)])
    bench.advance(by: .seconds(100))
    bench.leave()
    #expect(bench.take() == [.leave(group: group)])
    #expect(!bench.member.wants(source: IPAddress(10, 0, 0, 9), group: group))
  }

  @Test("A host that is not joined says its leave again when asked to")
  func leaveAgain() {
    var bench = MemberBench(.v2)
    bench.leave()
    bench.leave()
    #expect(bench.take() == [.leave(group: group), .leave(group: group)])
  }

  @Test("Version 1 knows no leave, and answers within 10 s whatever the query says")
  func version1() {
    var bench = MemberBench(.v1, .random)
    bench.join()
    bench.advance(by: .seconds(20))
    #expect(bench.take() == [.reportV1(group: group), .reportV1(group: group)])
    bench.query(group, tenths: 10)
    bench.advance(by: .seconds(10))
    #expect(bench.take() == [.reportV1(group: group)])
    bench.leave()
    #expect(bench.take().isEmpty)
  }

  @Test("An answer comes within the maximum response time, and not twice", arguments: 0..<20 as Range<UInt64>)
  func answer(seed: UInt64) {
    var bench = MemberBench(.v2, seed: seed)
    bench.join()
    bench.advance(by: .seconds(20))
    _ = bench.take()
    bench.query(group, tenths: 10)
    bench.advance(by: .seconds(1))
    #expect(bench.take() == [.reportV2(group: group)])
    bench.advance(by: .seconds(100))
    #expect(bench.take().isEmpty)
  }

  @Test("A report of another host spares this one its own, and takes the flag of the last reporter")
  func suppression() {
    var bench = MemberBench(.v2)
    bench.join()
    bench.advance(by: .seconds(20))
    _ = bench.take()
    #expect(bench.member.groups[group]?.legacy.isLastReporter == true)
    bench.query(group, tenths: 10)
    bench.hear(.reportV2(group: group))
    bench.advance(by: .seconds(20))
    #expect(bench.take().isEmpty)
    #expect(bench.member.groups[group]?.legacy.isLastReporter == false)
  }

  @Test("A query with less time makes a pending answer hurry")
  func hurry() {
    var bench = MemberBench(.v2, .after(.milliseconds(400)))
    bench.join()
    bench.query(group, tenths: 1)
    bench.advance(by: .milliseconds(400))
    #expect(bench.take().count == 2)
  }

  @Test("S-5: the answer comes when the lab says, or never")
  func responses() {
    var fixed = MemberBench(.v2, .after(.milliseconds(1_500)))
    fixed.join(silent: true)
    fixed.query(group, tenths: 10)
    fixed.advance(by: .seconds(1))
    fixed.query(group, tenths: 10)
    fixed.advance(by: .seconds(10))
    #expect(fixed.said.map(\.time.description) == ["1.500"])
    var never = MemberBench(.v2, .none)
    never.join(silent: true)
    never.query(group, tenths: 10)
    never.advance(by: .seconds(100))
    #expect(never.said.isEmpty)
    #expect(never.member.wants(source: IPAddress(10, 0, 0, 9), group: group))
  }

  @Test("A host that joined in silence answers queries, and leaves in silence if nobody has heard of it")
  func silent() {
    var bench = MemberBench(.v2, .after(.zero))
    bench.join(silent: true)
    bench.advance(by: .seconds(20))
    bench.leave()
    #expect(bench.take().isEmpty)
    bench.join(silent: true)
    bench.query(group, tenths: 10)
    bench.leave()
    #expect(bench.take() == [.reportV2(group: group), .leave(group: group)])
  }

  @Test(
    "P-11: beside an older querier a version 3 host speaks that querier's version, for as long as the standard says")
  func olderQuerier() {
    var bench = MemberBench(.v3, .after(.zero))
    bench.join()
    bench.advance(by: .seconds(20))
    _ = bench.take()
    bench.query(version: .v2)
    #expect(bench.take() == [.reportV2(group: group)])
    bench.advance(by: .seconds(259))
    bench.leave()
    #expect(bench.take() == [.leave(group: group)])
    bench.advance(by: .seconds(1))
    bench.join()
    #expect(bench.take() == [.reportV3([GroupRecord(kind: .changeToExclude, group: group)])])
    bench.query(version: .v1)
    bench.advance(by: .seconds(399))
    #expect(bench.member.version(for: group, at: bench.now) == .v1)
    bench.advance(by: .seconds(1))
    #expect(bench.member.version(for: group, at: bench.now) == .v3)
  }
}

@Suite("A host that speaks IGMPv3, RFC 3376 §5")
struct Version3HostTests {
  private let group = MemberBench.group
  private let a = IPAddress(10, 9, 0, 1)
  private let b = IPAddress(10, 9, 0, 2)
  private let c = IPAddress(10, 9, 0, 3)

  private func records(_ bench: inout MemberBench) -> [GroupRecord] {
    bench.take().flatMap { message -> [GroupRecord] in
      if case .reportV3(let records) = message { records } else { [] }
    }
  }

  @Test("P-11: a join of any source is TO_EX({}), a leave TO_IN({}), each said twice within a second")
  func anySource() {
    var bench = MemberBench(.v3)
    bench.join()
    bench.advance(by: .seconds(1))
    #expect(records(&bench) == Array(repeating: GroupRecord(kind: .changeToExclude, group: group), count: 2))
    bench.leave()
    bench.advance(by: .seconds(1))
    #expect(records(&bench) == Array(repeating: GroupRecord(kind: .changeToInclude, group: group), count: 2))
    bench.advance(by: .seconds(100))
    #expect(records(&bench).isEmpty)
    #expect(bench.member.groups.isEmpty)
  }

  @Test("P-11: sources are allowed and blocked one by one")
  func sources() {
    var bench = MemberBench(.v3)
    bench.join(source: a)
    bench.advance(by: .seconds(1))
    bench.join(source: b)
    bench.advance(by: .seconds(1))
    bench.leave(source: a)
    bench.advance(by: .seconds(1))
    let kinds: [(GroupRecord.Kind, IPAddress)] = [(.allowNewSources, a), (.allowNewSources, b), (.blockOldSources, a)]
    let expected = kinds.flatMap { kind, source in
      Array(repeating: GroupRecord(kind: kind, group: group, sources: [source]), count: 2)
    }
    #expect(records(&bench) == expected)
    #expect(bench.member.wants(source: b, group: group))
    #expect(!bench.member.wants(source: a, group: group))
  }

  @Test("P-11, X19: a change that is still being repeated is merged with the next one")
  func merged() {
    var bench = MemberBench(.v3)
    bench.join(source: a)
    bench.join(source: b)
    bench.leave(source: a)
    bench.advance(by: .seconds(2))
    let said = records(&bench)
    #expect(said.first == GroupRecord(kind: .allowNewSources, group: group, sources: [a]))
    #expect(!said.dropFirst(2).contains { $0.kind == .allowNewSources && $0.sources.contains(a) })
    #expect(said.contains(GroupRecord(kind: .blockOldSources, group: group, sources: [a])))
  }

  @Test("P-11: a list replaces what was wanted, in one report")
  func lists() {
    var bench = MemberBench(.v3)
    bench.filter(.include, a, b)
    bench.advance(by: .seconds(2))
    _ = records(&bench)
    bench.filter(.include, b, c)
    #expect(
      records(&bench) == [
        GroupRecord(kind: .allowNewSources, group: group, sources: [c]),
        GroupRecord(kind: .blockOldSources, group: group, sources: [a]),
      ])
    bench.advance(by: .seconds(2))
    _ = records(&bench)
    bench.filter(.exclude, a)
    #expect(records(&bench) == [GroupRecord(kind: .changeToExclude, group: group, sources: [a])])
    #expect(bench.member.wants(source: b, group: group) && !bench.member.wants(source: a, group: group))
    bench.advance(by: .seconds(2))
    _ = records(&bench)
    bench.filter(.include)
    #expect(records(&bench) == [GroupRecord(kind: .changeToInclude, group: group)])
  }

  @Test("The filter is the union of what the programs want: EXCLUDE wins, and loses what another one includes")
  func sockets() {
    var sockets = SocketFilters()
    sockets.singles = [a]
    sockets.list = SourceFilter(.exclude, [a, b])
    #expect(sockets.merged == SourceFilter(.exclude, [b]))
    sockets.list = SourceFilter(.include, [c])
    #expect(sockets.merged == SourceFilter(.include, [a, c]))
    sockets.all = true
    #expect(sockets.merged == .everything)
  }

  @Test("A general query is answered once, with the state of all groups; other hosts' reports change nothing")
  func generalQuery() {
    var bench = MemberBench(.v3)
    bench.join()
    bench.join(MemberBench.group2, source: a)
    bench.advance(by: .seconds(2))
    _ = bench.take()
    bench.query()
    bench.hear(.reportV3([GroupRecord(kind: .modeIsExclude, group: group)]))
    bench.hear(.reportV2(group: group))
    bench.advance(by: .seconds(10))
    #expect(
      bench.take() == [
        .reportV3([
          GroupRecord(kind: .modeIsExclude, group: group),
          GroupRecord(kind: .modeIsInclude, group: MemberBench.group2, sources: [a]),
        ])
      ])
  }

  @Test("A query of sources is answered with those that are wanted, and not at all when none is")
  func sourceQuery() {
    var bench = MemberBench(.v3, .after(.zero))
    bench.filter(.include, a, b)
    bench.advance(by: .seconds(2))
    _ = bench.take()
    bench.query(group, tenths: 10, sources: [b, c])
    #expect(records(&bench) == [GroupRecord(kind: .modeIsInclude, group: group, sources: [b])])
    bench.query(group, tenths: 10, sources: [c])
    #expect(records(&bench).isEmpty)
    bench.filter(.exclude, c)
    bench.advance(by: .seconds(2))
    _ = bench.take()
    bench.query(group, tenths: 10, sources: [b, c])
    #expect(records(&bench) == [GroupRecord(kind: .modeIsInclude, group: group, sources: [b])])
  }

  @Test("One host may speak of each group in another version")
  func versions() {
    var bench = MemberBench(.v3)
    bench.join(version: .v2)
    bench.join(MemberBench.group2)
    #expect(
      bench.take() == [
        .reportV2(group: group), .reportV3([GroupRecord(kind: .changeToExclude, group: MemberBench.group2)]),
      ])
  }
}
