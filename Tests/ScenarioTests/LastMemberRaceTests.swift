import Engine
import Foundation
import Testing
import Wire

/// The slides' race: the leave is heard by one PE, and the answer to its query by another.
///
/// H2 has never reported: only its answer to the query tells that somebody is still there. It answers once, to the first query,
/// so that no second answer can hide that the first was lost.
@Suite("The last-member race")
struct LastMemberRaceTests {
  /// Who hears the leave, and who the answer.
  struct Doors: Hashable, CustomTestStringConvertible {
    let leave: String
    let answer: String

    var testDescription: String { "leave at \(leave), answer at \(answer)" }
  }

  static let members = ["PE1", "PE2", "PE3"]
  static let doors = members.flatMap { a in members.filter { $0 != a }.map { Doors(leave: a, answer: $0) } }

  /// The last-member query time and delta of the labs.
  static let queryTime = 2_000
  static let delta = 100

  /// Milliseconds after the query in which the host answers: all in a release build, otherwise every sixtieth for each
  /// pair of doors, and others for the next pair, so that the six pairs together have every tenth.
  ///
  /// `LABCONSOLE_RACE_OFFSET` moves them all, so that ten runs see every millisecond.
  static func milliseconds(_ doors: Doors) -> [Int] {
    #if DEBUG
      let offset = ProcessInfo.processInfo.environment["LABCONSOLE_RACE_OFFSET"].flatMap(Int.init) ?? 0
      let place = Self.doors.firstIndex(of: doors) ?? 0
      return Array(stride(from: place * 10 + offset % 10, through: latest, by: 60)) + [0, latest]
    #else
      return Array(0...latest)
    #endif
  }

  /// The latest answer that must still count: it has to be at all PEs before the first countdown ends.
  ///
  /// From the leave's arrival: 2 ms to the host with the query, 2 ms back, and 2 ms to the other PEs, with some for TCP.
  static let latest = queryTime + delta - 2 - 2 - 4

  /// The moment of the leave, with H1 hashed to `doors.leave` and H2 to `doors.answer`.
  private func beforeLeave(_ doors: Doors) throws -> Scenario {
    var scenario = try Scenario(
      8, edits: ["hash: {H1: PE3, H2: PE1}": "hash: {H1: \(doors.leave), H2: \(doors.answer)}"])
    try scenario.perform("start F1; join H1 F1; join H2 F1 silent; run 1500ms")
    try #require(try scenario.holds("once(H1,F1) and once(H2,F1)"))
    return scenario
  }

  @Test(
    "S-5: an answer in any millisecond of the last-member query time, at another PE than the leave", arguments: doors)
  func race(doors: Doors) throws {
    let before = try beforeLeave(doors)
    for delay in Self.milliseconds(doors) {
      var scenario = before
      try scenario.perform("set H2 respond \(delay)ms; leave H1 F1; run \(delay + 5)ms; set H2 respond none")
      try scenario.perform("run \(2_600 - delay)ms")
      #expect(try scenario.holds("lost(H2,F1) == 0 and gap(H2,F1) < 15ms"), "\(delay) ms")
      #expect(try scenario.holds("count(PE4,smet) == 1 and originated(PE2,smet) == 1"), "\(delay) ms")
      #expect(try scenario.holds("originated(\(doors.answer),join) == 1 and count(PE1,join) == 1"), "\(delay) ms")
      #expect(try scenario.holds("count(PE1,leave) == 0 and converged"), "\(delay) ms")
      // No PE of the segment removed the group in between.
      for name in Self.members {
        #expect(try scenario.records("segment-left", at: name).isEmpty, "\(name), \(delay) ms")
      }
      scenario.expectNoViolation()
    }
  }

  @Test("S-5: an answer that comes too late loses packets, and the flow comes back", arguments: doors)
  func late(doors: Doors) throws {
    var scenario = try beforeLeave(doors)
    try scenario.perform("set H2 respond 2300ms; leave H1 F1; run 4s")
    #expect(try scenario.holds("gap(H2,F1) > 100ms and gap(H2,F1) < 400ms and count(PE4,smet) == 1"))
    try scenario.perform("reset counters; run 1s")
    #expect(try scenario.holds("once(H2,F1)"))
    scenario.expectNoViolation()
  }

  @Test("S-5: nobody answers: pruned on time at all PEs, whoever heard the leave", arguments: doors)
  func silence(doors: Doors) throws {
    var scenario = try beforeLeave(doors)
    try scenario.perform("set H2 respond none; leave H1 F1; run 2s")
    #expect(try scenario.holds("count(PE4,smet) == 1"))
    try scenario.perform("run 150ms")
    for name in Self.members + ["PE4"] {
      #expect(try scenario.holds("count(\(name),smet) == 0 and count(\(name),join) == 0 and count(\(name),leave) == 0"))
    }
  }

  @Test(
    "S-5: a countdown without delta, or deaf to join synch, prunes early, and the checks say so",
    arguments: [Mutant.noDelta, .joinSynchIgnored])
  func mutants(mutant: Mutant) throws {
    var scenario = try Scenario(8, mutants: [mutant])
    try scenario.perform("start F1; join H1 F1; join H2 F1 silent; run 1500ms")
    try scenario.perform("set H2 respond 1995ms; leave H1 F1; run 4s")
    #expect(scenario.world.violations.contains { $0.rule == "I-3" })
  }
}
