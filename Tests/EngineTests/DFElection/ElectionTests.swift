import Engine
import Testing
import Wire

@Suite("Designated forwarder election, RFC 7432 §8.5")
struct ElectionTests {
  private static let pes = [IPAddress(10, 0, 0, 1), IPAddress(10, 0, 0, 2), IPAddress(10, 0, 0, 3)]

  private func at(_ milliseconds: Int64) -> Instant { Instant.zero + .milliseconds(milliseconds) }

  /// Another PE's route comes in; it is as old as that, or came with the others that a session begins with.
  private func hear(_ pe: Int, _ milliseconds: Int64, isFromDump: Bool = false, in election: inout Election) {
    election.add(
      Self.pes[pe], announced: Announcement(time: at(milliseconds), isFromDump: isFromDump), at: at(milliseconds),
      cause: .origin)
  }

  @Test("S-6: VLAN modulo the number of PEs gives the ordinal", arguments: [(10, 1), (11, 2), (100, 1), (12, 0)])
  func modulo(vlan: UInt16, ordinal: Int) {
    #expect(ModuloElection.forwarder(among: Self.pes.reversed(), vlan: vlan) == Self.pes[ordinal])
  }

  @Test("E-2: addresses are ordered as numbers, not as text")
  func numericOrder() {
    let candidates = [IPAddress(10, 0, 0, 10), IPAddress(10, 0, 0, 9)]
    #expect(ModuloElection.forwarder(among: candidates, vlan: 0) == IPAddress(10, 0, 0, 9))
    #expect(ModuloElection.forwarder(among: [], vlan: 0) == nil)
  }

  @Test("E-1: a PE alone on the segment forwards after the wait, and not before")
  func alone() {
    var election = Election(own: Self.pes[0], wait: .seconds(3), delta: .milliseconds(100))
    election.add(at: at(0), cause: .origin)
    #expect(election.forwarder(vlan: 10, at: at(2_999)) == nil)
    #expect(election.deadline(after: at(0)) == at(3_000))
    #expect(election.forwarder(vlan: 10, at: at(3_000)) == Self.pes[0])
  }

  @Test("E-1: all that sessions begin with during the own wait takes part at its end")
  func boot() {
    var election = Election(own: Self.pes[0], wait: .seconds(3), delta: .milliseconds(100))
    election.add(at: at(0), cause: .origin)
    hear(1, 300, isFromDump: true, in: &election)
    hear(2, 2_900, isFromDump: true, in: &election)
    #expect(election.participants(at: at(3_000)) == Self.pes)
    #expect(election.forwarder(vlan: 10, at: at(3_000)) == Self.pes[1])
  }

  @Test("E-4: a PE that is added takes over after the wait; one that is lost is out at once")
  func addAndLose() {
    var election = Election(own: Self.pes[0], wait: .seconds(3), delta: .milliseconds(100))
    election.add(at: at(0), cause: .origin)
    hear(1, 5_000, in: &election)
    #expect(election.forwarder(vlan: 1, at: at(7_999)) == Self.pes[0])
    #expect(election.forwarder(vlan: 1, at: at(8_000)) == Self.pes[1])
    election.remove(Self.pes[1])
    #expect(election.forwarder(vlan: 1, at: at(8_001)) == Self.pes[0])
  }

  @Test("E-4: a PE that comes later than this one waits longer, in the eyes of both")
  func overlap() {
    var first = Election(own: Self.pes[0], wait: .seconds(3), delta: .milliseconds(100))
    var second = Election(own: Self.pes[1], wait: .seconds(3), delta: .milliseconds(100))
    first.add(at: at(0), cause: .origin)
    hear(0, 2, in: &second)
    second.add(at: at(2_000), cause: .origin)
    hear(1, 2_002, in: &first)
    for (time, number) in [(2_999, nil), (3_002, 0), (4_999, 0), (5_002, 1)] as [(Int64, Int?)] {
      let forwarder = number.map { Self.pes[$0] }
      #expect(first.forwarder(vlan: 1, at: at(time)) == forwarder)
      #expect(second.forwarder(vlan: 1, at: at(time)) == (time < 5_000 ? nil : forwarder))
    }
  }

  @Test("E-4: PEs that come together begin together, however long their routes are on the way")
  func together() {
    var election = Election(own: Self.pes[0], wait: .seconds(3), delta: .milliseconds(100))
    election.add(at: at(0), cause: .origin)
    hear(1, 100, in: &election)
    hear(2, 101, in: &election)
    #expect(election.participants(at: at(3_000)) == [Self.pes[0], Self.pes[1]])
    #expect(election.participants(at: at(3_101)) == Self.pes)
  }

  @Test("E-2: a PE whose route is only found again has waited long ago")
  func foundAgain() {
    var election = Election(own: Self.pes[0], wait: .seconds(3), delta: .milliseconds(100))
    election.add(at: at(9_000), cause: .origin)
    election.add(
      Self.pes[1], announced: Announcement(time: at(10), isFromDump: false), at: at(9_050), cause: .origin)
    #expect(election.forwarder(vlan: 1, at: at(11_999)) == nil)
    #expect(election.forwarder(vlan: 1, at: at(12_000)) == Self.pes[1])
  }

  @Test("E-5: a PE whose own link is down takes no part; when it comes back it still knows the others")
  func ownLinkDown() {
    var election = Election(own: Self.pes[0], wait: .seconds(3), delta: .milliseconds(100))
    election.add(at: at(0), cause: .origin)
    hear(1, 1, in: &election)
    election.remove(Self.pes[0])
    #expect(election.forwarder(vlan: 11, at: at(9_000)) == nil)
    #expect(!election.isUp)
    election.add(at: at(9_000), cause: .origin)
    #expect(election.forwarder(vlan: 11, at: at(11_999)) == nil)
    #expect(election.forwarder(vlan: 11, at: at(12_000)) == Self.pes[1])
  }
}
