import Engine
import TUI
import Testing

@testable import LabConsole

/// Panes, playing time and leaving: keys that do not go to the prompt.
@MainActor @Suite(.serialized) struct ConsolePaneTests {
  @Test("Time that plays follows the clock, and stops at Ctrl-C without ending the program")
  func timeThatPlaysFollows() throws {
    let show = try Performance([
      .line("start F1"), .line("play"), [.await("playing x1"), .rest(30), .look, .key(.control("c"))],
      [.await("have passed"), .rest(1), .look, .rest(5), .look],
    ])
    #expect(show.look(0).contains("playing x1"))
    #expect(show.look(1).contains("paused"))
    #expect(show.look(1) == show.look(2))
    let world = try #require(show.console.session?.world)
    // Thirty frames at 30 a second are a second; looks at the clock cost some more here.
    #expect(world.now > Instant(nanoseconds: 500_000_000) && world.now < Instant(nanoseconds: 5_000_000_000))
    #expect(world.ledger.flows.first.map { $0.sent > 50 } == true)
    // It stops at a time that a person can read and type.
    #expect(world.now.nanoseconds.isMultiple(of: 1_000_000), "paused at \(world.now)")
  }

  @Test("A factor slows time down or speeds it up")
  func aFactorSlowsTimeDown() throws {
    let slow = try Performance([.line("play x0.001"), [.rest(30)], .line("pause")])
    let fast = try Performance([.line("play x100"), [.rest(30)], .line("pause")])
    let (a, b) = (try #require(slow.console.session?.world.now), try #require(fast.console.session?.world.now))
    #expect(a > .zero && a < Instant(nanoseconds: 100_000_000))
    #expect(b > Instant(nanoseconds: 50_000_000_000))
  }

  @Test("D-3: commands given while time plays come to the same as the same commands at the same times")
  func commandsGivenWhileTimePlays() throws {
    let show = try Performance([
      .line("play"), [.rest(20)], .line("start F1"), [.rest(10)], .line("join H2 F1"), [.rest(10)], .line("pause"),
    ])
    let timeline = try #require(show.console.session?.shell.timeline)
    var shell = Shell(timeline.origin)
    for entry in timeline.journal {
      _ = shell.execute("goto \(entry.time)")
      _ = shell.execute(entry.text)
    }
    _ = shell.execute("goto \(timeline.world.now)")
    #expect(shell.world.digest == timeline.world.digest)
    #expect(timeline.journal.map(\.text) == ["start F1", "join H2 F1"])
  }

  @Test("Nothing is drawn while nothing changes, and not more than 30 pictures a second while time plays")
  func nothingIsDrawnWhileNothing() throws {
    let still = try Performance([[.await("0.000>"), .rest(3)], [.rest(100)]])
    #expect(still.stage.frames <= 4)
    let playing = try Performance([.line("play"), [.rest(200)]])
    #expect(Double(playing.stage.frames) <= Double(playing.stage.now) / 33_000_000 + 12)
  }

  @Test("Keys of a pane are commands, and the log shows them as such")
  func keysOfAPaneAreCommands() throws {
    let show = try Performance([
      .line("start F1"), [.key(.escape), .rest(1)], .keys("ss"), [.await("> step"), .look], .keys(" "),
      [.await("playing"), .look], .keys(" "), [.await("> pause")],
    ])
    #expect(show.look(0).contains("> step"))
    #expect(show.look(1).contains("> play"))
  }

  @Test("What is half typed stays while panes have the keys")
  func whatIsHalfTypedStays() throws {
    let show = try Performance([
      .keys("join H"), [.key(.escape), .rest(1)], .keys("s"), [.await("> step"), .key(.escape), .rest(1)], .keys("2"),
      [.await("> join H2"), .look],
    ])
    #expect(show.look(0).contains("> join H2"))
  }

  @Test("q in a pane asks once")
  func qInAPaneAsksOnce() throws {
    let once = try Performance([[.key(.escape), .rest(1)], .keys("q"), [.await("again"), .key(.down), .rest(2)]])
    #expect(once.status == .interrupted)
    let twice = try Performance([[.key(.escape), .rest(1)], .keys("qq"), [.rest(5)]])
    #expect(twice.status == .success)
  }

  @Test("Ctrl-D on an empty line asks once, and forgets it when something else is typed")
  func controlDOnAnEmptyLine() throws {
    let twice = try Performance([[.key(.control("d")), .await("again"), .key(.control("d")), .rest(5)]])
    #expect(twice.status == .success)
    let other = try Performance([
      [.key(.control("d")), .await("again")], .line("step"), [.key(.control("d")), .rest(2)],
    ])
    #expect(other.status == .interrupted)
  }

  @Test("quit leaves at once, also in the middle of a line")
  func quitLeavesAtOnce() throws {
    let show = try Performance([.line("run 1s; quit; run 1h")])
    #expect(show.status == .success)
    #expect(show.console.session?.world.now == Instant(nanoseconds: 1_000_000_000))
  }

  @Test("Pages go back in what was said, and the next command comes forward again")
  func pagesGoBack() throws {
    let show = try Performance([
      .line("help"), [.rest(1), .look, .key(.pageUp), .key(.pageUp), .rest(1), .look, .key(.pageDown)],
      [.key(.pageDown), .rest(1), .look, .key(.pageUp), .rest(1)], .line("mark here"), [.await("> mark here"), .look],
    ])
    #expect(show.look(0) != show.look(1))
    #expect(show.look(0) == show.look(2))
    #expect(show.look(3).contains("> mark here"))
  }

  @Test("Themes and panes are chosen with commands")
  func themesAndPanesAreChosen() throws {
    let show = try Performance([.line("theme mono; view rib; mouse off"), [.await("[2 "), .look]])
    #expect(show.stage.theme == .mono)
    #expect(!show.stage.isMouseOn)
  }

  @Test("The mouse scrolls what was said, and gives panes and the prompt the keys")
  func theMouseScrollsWhatWasSaid() throws {
    let row = ScreenLayout(Size(rows: 24, columns: 80), ViewState()).log.row
    let up = Stage.Act.event(.mouse(MouseEvent(.wheelUp, at: Position(row: row, column: 3))))
    let press = Stage.Act.event(.mouse(MouseEvent(.press(.left, clicks: 1), at: Position(row: 6, column: 6))))
    let show = try Performance([.line("help"), [.rest(1), .look, up, .rest(1), .look, press, .rest(1)]])
    #expect(show.look(0) != show.look(1))
    #expect(!show.console.screen.isAtPrompt)
  }

  @Test("In vi's mode Escape is the editor's, and Shift-Tab goes to the panes")
  func inVisModeEscape() throws {
    let folder = try TemporaryFolder()
    let settings = EditLine.Settings.file(try folder.file("editrc", "bind -v\n"))
    let show = try Performance(
      settings: settings,
      [
        .keys("step"), [.key(.escape)], .keys("xa"), .keys("p\r"), [.await("> step"), .key(.escape), .rest(1)],
        .keys("irstep\r"), [.await("> rstep"), .key(.backTab), .rest(1)], .keys("s"), [.rest(1)],
      ])
    #expect(!show.console.screen.isAtPrompt)
    #expect(show.console.session?.shell.world.eventCount == 54)
  }

  @Test("Without the signs of Unicode everything is ASCII")
  func withoutTheSignsOfUnicode() throws {
    let show = try Performance(glyphs: .ascii, [.line("start F1; run 1s"), [.await("first-join 1.000>"), .look]])
    #expect(show.look(0).unicodeScalars.allSatisfy { $0.isASCII })
  }

  @Test("Ctrl-C in a pane ends a search there, and nothing else")
  func controlCInAPaneEnds() throws {
    let show = try Performance([
      [.key(.escape)], .keys("2/PE3"), [.await("/PE3"), .key(.control("c")), .awaitEnd("/PE3"), .rest(1)],
      [.key(.control("c")), .await("nothing runs"), .rest(1)],
    ])
    #expect(show.status == .interrupted, "the play's own end")
  }

  @Test("A script is entered line by line, up to the first that is wrong")
  func aScriptIsEnteredLine() throws {
    let folder = try TemporaryFolder()
    let script = try folder.file("demo", "# a demo\nrun 1s\n\nrun 1s; jion\nrun 1h\n")
    let circle = folder.path("circle")
    _ = try folder.file("circle", "source \(circle)\n")
    let show = try Performance([
      .line("source \(script)"), [.await("first-join 2.000>"), .rest(1), .look], .line("source \(circle)"),
      [.await("read each other")], .line("source -"), [.await("keyboard")], .line("source \(folder.path("none"))"),
      [.await("No such file")],
    ])
    #expect(show.look(0).contains("join"))
    #expect(show.console.session?.world.now == Instant(nanoseconds: 2_000_000_000))
  }
}
