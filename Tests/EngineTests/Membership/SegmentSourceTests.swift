import Engine
import Testing
import Wire

@Suite("Version 3 hosts and single sources on a segment, RFC 9251 §6")
struct SegmentSourceTests {
  private static let group = IPAddress(239, 1, 1, 1)
  private static let source = IPAddress(10, 9, 0, 1)
  private static let star = MulticastSourceGroup(group: group)
  private static let single = MulticastSourceGroup(source: source, group: group)
  private static let peer = IPAddress(192, 0, 2, 2)
  private let alice = IPAddress(10, 0, 0, 1)
  private let bob = IPAddress(10, 0, 0, 2)

  private var segment: SegmentMembership {
    var segment = SegmentMembership(circuit: 0, settings: QuerierSettings(), delta: .milliseconds(100))
    var effects = Effects()
    _ = segment.start(at: .zero, cause: .origin, into: &effects)
    return segment
  }

  @discardableResult
  private func say(
    _ segment: inout SegmentMembership, _ kind: GroupRecord.Kind, _ sources: [IPAddress] = [], from host: IPAddress,
    at milliseconds: Int64
  ) -> SegmentOutput {
    var effects = Effects()
    let record = GroupRecord(kind: kind, group: Self.group, sources: sources)
    return segment.receive(
      .reportV3([record]), from: host, at: .zero + .milliseconds(milliseconds), cause: .origin, into: &effects)
  }

  private func expire(_ segment: inout SegmentMembership, at milliseconds: Int64) {
    var effects = Effects()
    _ = segment.groupTimerExpired(Self.group, at: .zero + .milliseconds(milliseconds), into: &effects)
  }

  @Test("I-4: the repeated leave of one version 3 host is no second leave; another host's is")
  func repetition() {
    for (leaver, rounds) in [(alice, 0), (IPAddress(10, 0, 0, 3), 1)] {
      var segment = segment
      say(&segment, .changeToExclude, from: alice, at: 0)
      say(&segment, .changeToExclude, from: bob, at: 1)
      say(&segment, .changeToInclude, from: alice, at: 1_000)
      say(&segment, .modeIsExclude, from: bob, at: 1_200)
      say(&segment, .changeToInclude, from: leaver, at: 1_400)
      expire(&segment, at: 2_000)
      expire(&segment, at: 3_100)
      #expect(segment.pendingCount == rounds)
      #expect(segment.isJoined(Self.star))
    }
  }

  @Test("P-11, P-6: BLOCK of a source asks for it and counts down for it, also where nobody is known")
  func block() {
    var segment = segment
    let output = say(&segment, .blockOldSources, [Self.source], from: alice, at: 0)
    let queries = output.messages.compactMap { outgoing -> [IPAddress]? in
      if case .query(let query) = outgoing.message { query.sources } else { nil }
    }
    #expect(queries == [[Self.source]])
    #expect(segment.wantedLeaveSynch(Self.single)?.flags == .version3)
    #expect(segment.wantedLeaveSynch(Self.star) == nil)
    #expect(output.dirty == [Self.single])
  }

  @Test("P-11, F-6: a source that a remote leave names is blocked when nobody here wants it, and the group stays")
  func remoteBlock() {
    var segment = segment
    say(&segment, .changeToExclude, from: alice, at: 0)
    var effects = Effects()
    _ = segment.receiveLeaveSynch(
      Self.single, from: Self.peer, maximumResponseTenths: 21, flags: .version3, at: .zero + .seconds(5),
      cause: .origin, into: &effects)
    expire(&segment, at: 7_100)
    #expect(segment.wantedJoinSynch(Self.star)?.flags == [.version3, .exclude])
    #expect(segment.wantedJoinSynch(Self.single)?.flags == [.version3, .exclude])
    #expect(!segment.interest(of: Self.group).wants(Self.source))
  }

  @Test("P-11: another PE's member of a source keeps what this PE's members leave out")
  func union() {
    var segment = segment
    say(&segment, .changeToExclude, [Self.source], from: alice, at: 0)
    #expect(!segment.interest(of: Self.group).wants(Self.source))
    var effects = Effects()
    let output = segment.receiveJoinSynch(
      Self.single, from: Self.peer, flags: .version3, at: .zero, cause: .origin, into: &effects)
    #expect(output.dirty == [Self.single])
    #expect(segment.interest(of: Self.group).wants(Self.source))
    #expect(segment.wantedJoinSynch(Self.single)?.flags == [.version3, .exclude])
  }

  @Test("I-3: where version 1 hosts are, another PE's leave means nothing")
  func version1() {
    var segment = segment
    var effects = Effects()
    _ = segment.receive(.reportV1(group: Self.group), from: alice, at: .zero, cause: .origin, into: &effects)
    _ = segment.receiveLeaveSynch(
      Self.star, from: Self.peer, maximumResponseTenths: 21, flags: .version2, at: .zero + .seconds(5),
      cause: .origin, into: &effects)
    expire(&segment, at: 7_100)
    #expect(segment.pendingCount == 0)
    #expect(segment.isJoined(Self.star))
  }

  @Test("I-6: a Leave Synch route that arrives again is no new leave")
  func refreshed() {
    var segment = segment
    var effects = Effects()
    for time in [5_000, 5_500] as [Int64] {
      say(&segment, .changeToExclude, from: alice, at: time - 300)
      _ = segment.receiveLeaveSynch(
        Self.star, from: Self.peer, maximumResponseTenths: 3, flags: .version2, at: .zero + .milliseconds(time),
        cause: .origin, into: &effects)
      if time == 5_000 { say(&segment, .modeIsExclude, from: alice, at: 5_200) }
      expire(&segment, at: time + 300)
    }
    #expect(segment.isJoined(Self.star))
    #expect(segment.pendingCount == 0)
  }
}
