import Engine
import TUI
import Testing

@testable import LabConsole

/// The console from the first picture to the last key, on a terminal that is nothing but memory.
///
/// One at a time: libedit shares the description of terminals between all its editors.
@MainActor @Suite(.serialized) struct ConsoleTests {
  @Test("The frame is there before the lab is")
  func theFrameIsThereBefore() throws {
    let show = try Performance([[.await("first-join 0.000>"), .look]])
    #expect(show.stage.first?.contains("first-join boots") == true)
    #expect(show.look(0).contains("t=0.000"))
    #expect(show.look(0).contains("Who gets a copy before anybody asks"))
    #expect(show.status == .interrupted)
  }

  @Test("Commands change the world, and the log says what came of it")
  func commandsChangeTheWorld() throws {
    let show = try Performance(
      size: Size(rows: 40, columns: 120),
      [
        .line("join H2 F1"), [.await("H2")], .line("start F1"), .line("run 1s"), [.await("first-join 1.000>"), .look],
      ])
    #expect(show.look(0).contains("> run 1s"))
    #expect(show.look(0).contains("since 0.000"), "routes are compared with the moment of the last command")
    #expect(show.console.session?.world.now == Instant(nanoseconds: 1_000_000_000))
    #expect(show.console.session?.world.ledger.flows.first?.sent == 101)
  }

  @Test("A step goes on by one event, and rstep comes back")
  func aStepGoesOnByOne() throws {
    let show = try Performance([
      .line("start F1"), [.await("start F1"), .rest(1)], .line("step"), .line("step"), .line("rstep"),
      [.await("> rstep"), .rest(1), .look],
    ])
    let world = try #require(show.console.session?.world)
    let other = try Performance([.line("start F1"), .line("step"), [.rest(1)]])
    #expect(world.eventCount == other.console.session?.world.eventCount)
    #expect(show.look(0).contains("rewound"))
  }

  @Test("D-3: the digest with the console is the one without")
  func theDigestWithTheConsole() throws {
    let lines = ["join H2 F1", "start F1", "run 300ms", "leave H2 F1", "run 2s"]
    let show = try Performance(
      lines.map { .line($0) } + [
        [.key(.escape), .key(.tab), .resize(Size(rows: 40, columns: 120)), .key(.escape), .rest(2)]
      ])
    var shell = Shell(try #require(show.console.session?.shell.timeline.origin))
    for line in lines { _ = shell.execute(line) }
    #expect(show.console.session?.world.digest == shell.world.digest)
  }

  @Test("Errors point at the word that is wrong, and the rest of the line is not run")
  func errorsPointAtTheWord() throws {
    let show = try Performance([
      .line("run 1s; join H2 F9; run 1h"), [.await("F9` is"), .look],
    ])
    let rows = show.look(0).split(separator: "\n").map(String.init)
    let typed = try #require(rows.first { $0.contains("> run 1s; join H2 F9; run 1h") })
    let caret = try #require(rows.first { $0.hasSuffix("^") })
    #expect(Array(typed).dropFirst(caret.count - 1).prefix(2) == ["F", "9"])
    #expect(show.console.session?.world.now == Instant(nanoseconds: 1_000_000_000))
  }

  @Test("Tab completes live names and lists what fits, until the next key")
  func tabCompletesLiveNames() throws {
    let show = try Performance([
      .keys("jo\t"), [.await("> join")], .keys("H\t"), [.await("  H1  host"), .look], .keys("2"),
      [.await("> join H2"), .rest(1), .look],
    ])
    #expect(show.look(0).contains("  H2  host") && show.look(0).contains("  H3  host"))
    #expect(!show.look(1).contains("H3  host"))
  }

  @Test("Tab knows the console's own commands and their words")
  func tabKnowsTheConsolesOwn() throws {
    let show = try Performance([
      .keys("them\t"), [.await("> theme")], .keys("pap\t"), [.await("> theme paper"), .look],
    ])
    #expect(show.look(0).contains("> theme paper"))
  }

  @Test("A question mark helps and runs nothing")
  func aQuestionMarkHelps() throws {
    let show = try Performance([.keys("run ?"), [.await("DUR"), .look], .keys("1s"), [.await("> run 1s"), .look]])
    #expect(show.look(0).contains("DUR"))
    #expect(show.console.session?.world.now == .zero)
  }

  @Test("At 1×1 and back again the screen is the same as before")
  func atOneByOneAndBack() throws {
    let sizes = [(1, 1), (0, 0), (1, 200), (60, 1), (3, 9), (5, 5), (10, 40)].map { Size(rows: $0.0, columns: $0.1) }
    let show = try Performance([
      .keys("join H2"), [.await("> join H2"), .look],
      sizes.flatMap { [.resize($0), .rest(2)] as [Stage.Act] },
      [.key(.escape)], sizes.flatMap { [.resize($0), .rest(2)] as [Stage.Act] },
      [.resize(Size(rows: 24, columns: 80)), .key(.escape), .await("> join H2"), .rest(2), .look],
    ])
    #expect(show.look(0) == show.look(1))
  }

  @Test("Sizes that follow each other closely are drawn once")
  func sizesThatFollowEachOther() throws {
    let show = try Performance([
      [.await("first-join 0.000>"), .rest(3)],
      (30..<60).map { .resize(Size(rows: $0, columns: 100)) }, [.rest(3), .look],
    ])
    #expect(show.look(0).split(separator: "\n", omittingEmptySubsequences: false).count == 59)
    #expect(show.stage.frames < 12)
  }

  @Test("Of a pasted text one line at a time is offered, harmless, and nothing runs by itself")
  func ofAPastedText() throws {
    let hostile = "run 1s\u{1b}[2J\u{7}\nrun 2s\u{202e}\nrun 4s"
    let show = try Performance([
      [.paste(hostile), .await("2 more after this one"), .rest(2), .look],
      [.key(.control("c")), .awaitEnd("more after"), .rest(1), .look], .line("run 8s"), [.await("first-join 8.000>")],
    ])
    #expect(show.look(0).contains("> run 1s [2J"))
    #expect(show.look(0).contains("first-join 0.000>"))
    #expect(!show.screen.unicodeScalars.contains { $0.value < 32 && $0 != "\n" || $0 == "\u{202e}" })
  }

  @Test("Pasted commands come one after the other, each with an Enter of its own")
  func pastedCommandsComeOneAfter() throws {
    let show = try Performance([
      [.paste("run 1s\nrun 2s\n"), .await("> run 1s"), .key(.enter), .await("first-join 1.000> run 2s"), .key(.enter)],
      [.await("first-join 3.000>")],
    ])
    #expect(show.console.session?.world.now == Instant(nanoseconds: 3_000_000_000))
  }

  @Test("Ctrl-C ends what runs where it is, and not the program")
  func controlCEndsWhatRuns() throws {
    let show = try Performance([
      .line("start F1"), .line("run 10h; mark later"), [.await("Ctrl-C stops it"), .key(.control("c"))],
      [.await("interrupted")], .line("run 1ms"), [.await("> run 1ms"), .rest(1)],
    ])
    let now = try #require(show.console.session?.world.now)
    #expect(now > .zero && now < Instant(nanoseconds: 36_000_000_000_000))
    #expect(show.console.session?.facts.marks == [], "what stands behind the interrupted command")
    #expect(show.status == .interrupted, "the play's own end")
  }

  @Test("What is typed while a command runs is for the next line")
  func whatIsTypedWhile() throws {
    let show = try Performance([
      .line("start F1"), .line("run 60s"), [.await("Ctrl-C stops it")], .line("run 5s"), [.await("first-join 65.000>")],
    ])
    #expect(show.console.session?.world.now == Instant(nanoseconds: 65_000_000_000))
  }

  @Test("Another lab can be loaded; one that is not there is told, and the first stays")
  func anotherLabCanBeLoaded() throws {
    let show = try Performance([
      .line("load nowhere"), [.await("no lab `nowhere`"), .look], .line("load 7"),
      [.await("who-heard-the-join 0.000>"), .look],
    ])
    #expect(show.look(0).contains("first-join 0.000>"))
    #expect(show.look(1).contains("who-heard-the-join"))
  }

  @Test("Signals end the program or leave it to the shell, and the terminal is asked first")
  func signalsEndTheProgram() throws {
    for signal in [Signal.terminate, .hangUp] {
      #expect(try Performance([[.await("0.000>"), .event(.signal(signal))]]).status == .interrupted)
    }
    let show = try Performance([[.key(.control("z")), .rest(1), .event(.signal(.suspend)), .rest(1)], .line("quit")])
    #expect(show.stage.memory.suspensions == 1)
    #expect(show.status == .success)
  }
}
