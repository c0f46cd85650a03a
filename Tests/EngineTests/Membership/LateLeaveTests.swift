import Engine
import Testing
import Wire

/// What RFC 9251 §6.2 leaves out: Leave Synch routes that come late, go early, or come back.
@Suite("Leaves of other PEs whose silence proves nothing")
struct LateLeaveTests {
  private static let group = IPAddress(239, 1, 1, 1)
  private static let key = MulticastSourceGroup(group: group)
  private static let peer = IPAddress(192, 0, 2, 2)
  private static let host = IPAddress(10, 0, 0, 1)

  private var effects = Effects()
  private var segment: SegmentMembership

  init() {
    segment = SegmentMembership(circuit: 0, settings: QuerierSettings(), delta: .milliseconds(100))
    _ = segment.start(at: .zero, cause: .origin, into: &effects)
    report(at: 0)
  }

  private mutating func report(at milliseconds: Int64) {
    _ = segment.receive(
      .reportV2(group: Self.group), from: Self.host, at: .zero + .milliseconds(milliseconds), cause: .origin,
      into: &effects)
  }

  private mutating func leave(at milliseconds: Int64, announced: Int64? = nil) -> SegmentOutput {
    segment.receiveLeaveSynch(
      Self.key, from: Self.peer, maximumResponseTenths: 21, flags: .version2,
      announced: .zero + .milliseconds(announced ?? milliseconds), at: .zero + .milliseconds(milliseconds),
      cause: .origin, into: &effects)
  }

  private mutating func withdraw(at milliseconds: Int64) -> SegmentOutput {
    segment.withdrawLeaveSynch(
      Self.key, from: Self.peer, at: .zero + .milliseconds(milliseconds), cause: .origin, into: &effects)
  }

  private mutating func expire(at milliseconds: Int64) {
    _ = segment.groupTimerExpired(Self.group, at: .zero + .milliseconds(milliseconds), into: &effects)
  }

  @Test("I-3: a PE that counts down for another one asks when that one gives up, and so hears who is there")
  mutating func givenUp() {
    #expect(leave(at: 5_000).messages.isEmpty)
    #expect(withdraw(at: 5_001).messages.count == 1)
    #expect(segment.wantedLeaveSynch(Self.key)?.maximumResponseTenths == 21)
    report(at: 6_900)
    expire(at: 7_100)
    expire(at: 7_101)
    #expect(segment.isJoined(Self.key) && segment.pendingCount == 0)
  }

  @Test("I-3: when nobody answers this PE either, the group ends with its own countdown")
  mutating func nobody() {
    _ = leave(at: 5_000)
    _ = withdraw(at: 5_001)
    expire(at: 7_100)
    #expect(segment.isJoined(Self.key))
    expire(at: 7_101)
    #expect(!segment.isJoined(Self.key) && segment.pendingCount == 0)
  }

  @Test("I-4: a withdrawal as early as delta allows is the regular end, and this PE asks nothing", arguments: [0, 100])
  mutating func regularEnd(early: Int64) {
    _ = leave(at: 5_000)
    #expect(withdraw(at: 7_100 - early).messages.isEmpty)
    expire(at: 7_100)
    #expect(!segment.isJoined(Self.key) && segment.pendingCount == 0)
  }

  @Test("I-3: a Leave Synch route that is back with its next hop makes this PE ask")
  mutating func back() {
    #expect(leave(at: 5_000, announced: 1_000).messages.count == 1)
    #expect(segment.wantedLeaveSynch(Self.key) != nil)
  }

  @Test("I-3: where nobody is a member, nothing has to be asked")
  mutating func nothingToLose() {
    _ = leave(at: 5_000)
    expire(at: 7_100)
    _ = withdraw(at: 7_102)
    #expect(!segment.isJoined(Self.key))
    #expect(leave(at: 8_000, announced: 7_500).messages.isEmpty)
    #expect(segment.pendingCount == 0)
  }
}
