import Engine
import TestSupport
import Testing
import Wire

@Suite("Router state of one group, RFC 3376 §6.4")
struct SourceMembershipTests {
  static let group = IPAddress(239, 1, 1, 1)
  static let settings = QuerierSettings()

  static func source(_ number: UInt32) -> IPAddress { IPAddress(v4: 0x0a00_0000 + number) }

  /// The rows of both tables, by hand: state before, record, state after, questions.
  ///
  /// Sources are letters; a letter in `X` has a timer, one in `Y` has none.
  struct Row: Sendable, CustomStringConvertible {
    let before: String
    let record: GroupRecord.Kind
    let list: String
    let after: String
    let asked: String
    var description: String { "\(before) \(record.shortName)(\(list))" }
  }

  static let rows = [
    Row(before: "IN ab", record: .modeIsInclude, list: "bc", after: "IN abc", asked: ""),
    Row(before: "IN ab", record: .allowNewSources, list: "bc", after: "IN abc", asked: ""),
    Row(before: "IN ab", record: .modeIsExclude, list: "bc", after: "EX b/c", asked: ""),
    Row(before: "IN ab", record: .blockOldSources, list: "bc", after: "IN ab", asked: "b"),
    Row(before: "IN ab", record: .changeToExclude, list: "bc", after: "EX b/c", asked: "b"),
    Row(before: "IN ab", record: .changeToInclude, list: "bc", after: "IN abc", asked: "a"),
    Row(before: "EX ab/cd", record: .modeIsInclude, list: "bce", after: "EX abce/d", asked: ""),
    Row(before: "EX ab/cd", record: .allowNewSources, list: "bce", after: "EX abce/d", asked: ""),
    Row(before: "EX ab/cd", record: .modeIsExclude, list: "bce", after: "EX be/c", asked: ""),
    Row(before: "EX ab/cd", record: .blockOldSources, list: "bce", after: "EX abe/cd", asked: "be"),
    Row(before: "EX ab/cd", record: .changeToExclude, list: "bce", after: "EX be/c", asked: "be"),
    Row(before: "EX ab/cd", record: .changeToInclude, list: "bce", after: "EX abce/d", asked: "aG"),
  ]

  private func sources(_ letters: some StringProtocol) -> Set<IPAddress> {
    Set(letters.utf8.map { Self.source(UInt32($0)) })
  }

  /// Brings a machine into a state such as `EX ab/cd`.
  private func machine(_ text: String, at now: Instant) -> SourceMembership {
    var machine = SourceMembership(group: Self.group)
    let parts = text.dropFirst(3).split(separator: "/", omittingEmptySubsequences: false)
    if text.hasPrefix("EX") {
      _ = machine.handle(.record(.modeIsExclude, sources(parts[1]), .v3), at: now, Self.settings)
    }
    _ = machine.handle(.record(.allowNewSources, sources(parts[0]), .v3), at: now, Self.settings)
    return machine
  }

  private func text(_ machine: SourceMembership) -> String {
    func letters(_ list: some Sequence<IPAddress>) -> String {
      String(decoding: list.map { UInt8($0.v4Value & 255) }.sorted(), as: UTF8.self)
    }
    let requested = letters(machine.state.requested.keys)
    return machine.state.mode == .include ? "IN \(requested)" : "EX \(requested)/\(letters(machine.state.blocked))"
  }

  @Test("I-9, P-11: each row of the tables leads to the state and the questions that stand there", arguments: rows)
  func row(_ row: Row) {
    var machine = machine(row.before, at: .zero)
    #expect(text(machine) == row.before)
    let questions = machine.handle(
      .record(row.record, sources(row.list), .v3), at: .zero + .seconds(1), Self.settings)
    #expect(text(machine) == row.after)
    #expect(questions.group == row.asked.contains("G"))
    #expect(questions.sources == sources(row.asked.filter { $0 != "G" }))
  }

  @Test(
    "I-9: state, questions and timers equal an independent model, to the nanosecond",
    arguments: 0..<200 as Range<UInt64>)
  func model(seed: UInt64) {
    var dice = Seeds(seed)
    var machine = SourceMembership(group: Self.group)
    var model = SourceTableModel(gmi: 260_000_000_000, lmqt: 2_000_000_000)
    var now: Int64 = 0
    for _ in 0..<60 {
      now +=
        Int64.random(in: 0...1, using: &dice) == 0
        ? Int64.random(in: 0...3_000_000_000, using: &dice) : Int64.random(in: 0...200_000_000_000, using: &dice)
      advance(&machine, &model, to: now)
      let kind = GroupRecord.Kind.allCases.randomElement(using: &dice) ?? .modeIsInclude
      let list = Set((0..<5).filter { _ in Bool.random(using: &dice) }.map { UInt32($0) })
      let instant = Instant(nanoseconds: now)
      let questions = machine.handle(.record(kind, Set(list.map(Self.source)), .v3), at: instant, Self.settings)
      let until = instant + Self.settings.lastMemberQueryTime
      for source in questions.sources {
        _ = machine.handle(
          .lower(MulticastSourceGroup(source: source, group: Self.group), until: until), at: instant, Self.settings)
      }
      if questions.group {
        _ = machine.handle(.lower(MulticastSourceGroup(group: Self.group), until: until), at: instant, Self.settings)
      }
      let asked = model.record(kind, list, at: now)
      #expect(questions.group == asked.group, "seed \(seed), at \(now)")
      #expect(questions.sources == Set(asked.sources.map(Self.source)), "seed \(seed), at \(now)")
      compare(machine, model, "seed \(seed), at \(now), \(kind.shortName) \(list.sorted())")
    }
  }

  /// Fires every timer on the way, in both.
  private func advance(_ machine: inout SourceMembership, _ model: inout SourceTableModel, to now: Int64) {
    while let next = machine.nextDeadline, next.nanoseconds <= now {
      #expect(model.next == next.nanoseconds)
      model.advance(to: next.nanoseconds)
      _ = machine.handle(.timer, at: next, Self.settings)
      compare(machine, model, "timer at \(next)")
    }
    #expect(model.next.map { $0 > now } ?? true)
  }

  private func compare(_ machine: SourceMembership, _ model: SourceTableModel, _ place: String) {
    #expect((machine.state.mode == .exclude) == model.isExclude, "\(place)")
    if model.isExclude { #expect(machine.state.groupDeadline?.nanoseconds == model.groupTimer, "\(place)") }
    let timers = Dictionary(
      uniqueKeysWithValues: machine.state.requested.map { ($0.v4Value - 0x0a00_0000, $1.nanoseconds) })
    #expect(timers == model.timers, "\(place)")
    #expect(Set(machine.state.blocked.map { $0.v4Value - 0x0a00_0000 }) == model.zero, "\(place)")
  }

  @Test("P-2: the flags are those of the versions that asked for all sources, and each goes with its own timer")
  func flags() {
    var machine = SourceMembership(group: Self.group)
    _ = machine.handle(.record(.modeIsExclude, [], .v2), at: .zero, Self.settings)
    #expect(machine.interest.anySource == .version2)
    _ = machine.handle(.record(.modeIsExclude, [], .v3), at: .zero + .seconds(100), Self.settings)
    #expect(machine.interest.anySource == [.version2, .version3, .exclude])
    _ = machine.handle(.timer, at: .zero + .seconds(260), Self.settings)
    #expect(machine.interest.anySource == [.version3, .exclude])
    _ = machine.handle(.timer, at: .zero + .seconds(360), Self.settings)
    #expect(machine.interest.isEmpty)
  }

  @Test("P-1: a version 1 host counts as version 2 in the flags")
  func version1() {
    var machine = SourceMembership(group: Self.group)
    _ = machine.handle(.record(.modeIsExclude, [], .v1), at: .zero, Self.settings)
    #expect(machine.interest.anySource == .version2)
  }

  @Test("P-11, F-6: beside a version 2 host, BLOCK and the list of TO_EX are ignored, and only for 260 s")
  func compatibility2() {
    var machine = SourceMembership(group: Self.group)
    let a = Self.source(1)
    _ = machine.handle(.record(.modeIsExclude, [], .v2), at: .zero, Self.settings)
    let blocked = machine.handle(.record(.blockOldSources, [a], .v3), at: .zero + .seconds(259), Self.settings)
    #expect(blocked.sources.isEmpty)
    _ = machine.handle(.record(.changeToExclude, [a], .v3), at: .zero + .seconds(259), Self.settings)
    #expect(machine.state.requested.isEmpty)
    let later = machine.handle(.record(.blockOldSources, [a], .v3), at: .zero + .seconds(260), Self.settings)
    #expect(later.sources == [a])
  }

  @Test("P-11: beside a version 1 host, leaves are ignored")
  func compatibility1() {
    var machine = SourceMembership(group: Self.group)
    _ = machine.handle(.record(.modeIsExclude, [], .v1), at: .zero, Self.settings)
    #expect(!machine.handle(.record(.changeToInclude, [], .v2), at: .zero + .seconds(259), Self.settings).group)
    #expect(machine.handle(.record(.changeToInclude, [], .v3), at: .zero + .seconds(260), Self.settings).group)
  }
}

@Suite("What is wanted of a group, RFC 3376 §5.1")
struct GroupInterestTests {
  private let a = SourceMembershipTests.source(1)
  private let b = SourceMembershipTests.source(2)

  private func include(_ sources: IPAddress...) -> GroupInterest {
    var interest = GroupInterest()
    for source in sources { interest.set(.version3, source: source) }
    return interest
  }

  private func exclude(_ sources: IPAddress...) -> GroupInterest {
    var interest = GroupInterest()
    interest.set([.version3, .exclude], source: nil)
    for source in sources { interest.set([.version3, .exclude], source: source) }
    return interest
  }

  @Test("F-6: a source is left out only if everybody who listens leaves it out")
  func union() {
    #expect(!exclude(a).union(exclude(a, b)).wants(a))
    #expect(exclude(a).union(exclude(b)).wants(a))
    #expect(exclude(a).union(include(a)).wants(a))
    #expect(include(a).union(include(b)).wants(b))
    #expect(!include(a).union(exclude(b)).wants(b))
    #expect(exclude(a).union(exclude()).flags(source: a) == nil)
    #expect(exclude(a).union(GroupInterest()) == exclude(a))
  }

  @Test("P-2: the union has the flags of both")
  func flags() {
    var legacy = GroupInterest()
    legacy.set(.version2, source: nil)
    #expect(legacy.union(exclude()).anySource == [.version2, .version3, .exclude])
  }
}
