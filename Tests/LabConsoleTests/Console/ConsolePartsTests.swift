import Engine
import TUI
import Testing

@testable import LabConsole

@Suite struct PlaybackTests {
  @Test(
    "Speeds are read as they are written, and nonsense is none", arguments: ["x1", "x0.01", "2", "x100", "x0.000001"])
  func speedsAreReadAsThey(text: String) {
    #expect(PlaybackSpeed(text) != nil)
  }

  @Test(
    "What is no speed is refused",
    arguments: ["", "x", "x0", "x-1", "fast", "x1e9", "xinf", "xnan", "x1_000", "x0x10", "x999999999", "x١", "x1.2.3"])
  func whatIsNoSpeed(text: String) {
    #expect(PlaybackSpeed(text) == nil)
  }

  @Test("Virtual time follows the clock by its factor")
  func virtualTimeFollows() throws {
    let speed = try #require(PlaybackSpeed("x0.5"))
    var playback = Playback(speed, at: Instant(nanoseconds: 100), real: 1_000)
    #expect(playback.due(at: 1_000) == Instant(nanoseconds: 100))
    #expect(playback.due(at: 0) == Instant(nanoseconds: 100))
    #expect(playback.due(at: 5_000_001_000) == Instant(nanoseconds: 2_500_000_000))
    playback.restart(at: Instant(nanoseconds: 7_000_000), real: 9_000)
    #expect(playback.due(at: 8_000_009_000) == Instant(nanoseconds: 4_007_000_000))
    #expect(playback.due(at: .max) > playback.due(at: 8_000_009_000))
  }

  @Test(
    "Time that plays has no more digits than move",
    arguments: [("x1", 1_000_000), ("x0.01", 10_000), ("x50", 100_000_000)])
  func timeThatPlaysHasNoMore(speed: String, grain: Int64) throws {
    let playback = Playback(try #require(PlaybackSpeed(speed)), at: .zero, real: 0)
    for real in stride(from: Int64(0), to: 3_000_000_000, by: 123_456_789) {
      #expect(playback.due(at: real).nanoseconds % grain == 0)
    }
  }
}

@Suite struct FramePaceTests {
  @Test("The first picture is due at once, and none after it until something changes")
  func theFirstPictureIsDue() {
    var pace = FramePace()
    #expect(pace.wait(at: 0) == 0)
    pace.drawn(at: 0)
    #expect(pace.wait(at: 1_000_000_000) == nil)
  }

  @Test("What plays waits for its turn, a key's answer does not")
  func whatPlaysWaits() {
    var pace = FramePace()
    pace.drawn(at: 0)
    pace.want()
    #expect(pace.wait(at: 13_333_333) == 20_000_000)
    pace.want(urgently: true)
    #expect(pace.wait(at: 13_333_333) == 0)
  }

  @Test("A size is drawn when no other has come for 30 ms, and after 200 ms anyway")
  func aSizeIsDrawnWhen() {
    var pace = FramePace()
    pace.drawn(at: 0)
    for time in stride(from: Int64(0), through: 190_000_000, by: 10_000_000) {
      pace.resized(at: time)
      #expect(pace.wait(at: time) ?? 0 > 0)
    }
    #expect(pace.wait(at: 200_000_000) == 0)
  }
}

@Suite struct OutputLogTests {
  @Test("Lines are kept in order, the oldest are forgotten")
  func linesAreKept() {
    var log = OutputLog()
    for number in 0..<20_000 { log.say("line \(number)") }
    #expect(log.lines.count <= OutputLog.limit * 2)
    #expect(log.lines.count >= OutputLog.limit)
    #expect(log.shown.last?.text == "line 19999")
  }

  @Test("Who has scrolled back keeps seeing the same while more is said")
  func whoHasScrolledBack() {
    var log = OutputLog()
    for number in 0..<50 { log.say("line \(number)") }
    log.scroll(by: 10)
    #expect(log.shown.last?.text == "line 39")
    log.say("more\nand more")
    #expect(log.shown.last?.text == "line 39")
    log.scroll(by: 1_000_000)
    #expect(log.shown.count == 1)
    log.scroll(by: -1_000_000)
    #expect(log.shown.last?.text == "and more")
    log.scroll(by: 5)
    log.enter("> ", "step")
    #expect(log.shown.last?.text == "> step")
  }

  @Test("Tabs are blanks up to the next column of eight, and an empty answer is no line")
  func tabsAreBlanks() {
    var log = OutputLog()
    log.say("")
    log.say("a\tb\n")
    #expect(log.lines.map(\.text) == ["a       b"])
  }
}

@Suite struct PromptNotesTests {
  private let words = ["fail", "find", "flap", "fork"].map { Completion.Candidate($0, note: "why") }

  @Test("Candidates have a row each while there is room, and stand beside each other when there is not")
  func candidatesHaveARowEach() {
    #expect(PromptNotes.rows(of: words, in: Size(rows: 4, columns: 80)).first == "  fail  why")
    #expect(PromptNotes.rows(of: words, in: Size(rows: 3, columns: 80)) == ["  fail  find  flap  fork  "])
    #expect(PromptNotes.rows(of: words, in: Size(rows: 3, columns: 16)) == ["  fail  find  ", "  flap  fork  "])
    #expect(PromptNotes.rows(of: words, in: Size(rows: 2, columns: 1)) == ["  fail  ", "  … 3 more"])
    #expect(PromptNotes.rows(of: words, in: Size(rows: 0, columns: 0)) == ["  … 4 more"])
    #expect(PromptNotes.rows(of: [], in: Size(rows: 0, columns: 0)).isEmpty)
  }
}

@Suite struct RescueNoteTests {
  @Test("It names lab, seed and the last commands, the newest first, and holds nothing that could harm a terminal")
  func itNamesLabSeedAnd() {
    var note = RescueNote(lab: "first-join", seed: 7)
    for number in 0..<20 { note.note("run \(number)s\u{1b}[2J") }
    #expect(note.text.contains("lab first-join, seed 7"))
    #expect(note.commands.count == RescueNote.limit)
    #expect(note.text.contains("  run 19s?[2J\n  run 18s"))
    #expect(note.text.utf8.allSatisfy { $0 == 10 || 32...126 ~= $0 })
  }
}
