import Engine
import Foundation
import TUI
import Testing
import Wire

@Suite("Keys of the screen")
struct KeyWalkTests {
  @Test("Numbers, Tab, Ctrl-W and clicks move the focus")
  func focus() throws {
    var bench = try Bench.firstJoin()
    bench.type("3")
    #expect(bench.screen.state.focus == .tunnels)
    bench.press(.tab)
    #expect(bench.screen.state.focus == .packets)
    bench.press(.backTab)
    bench.press(.control("w"))
    bench.type("k")
    #expect(bench.screen.state.focus == .topology)
    bench.press(.control("w"))
    bench.type("l")
    #expect(bench.screen.state.focus == .rib)
    bench.click(row: 1, column: 1)
    #expect(bench.screen.state.focus == .topology)
    bench.click(row: 25, column: 100)
    #expect(bench.screen.state.focus == .packets)
    bench.click(row: 38, column: 10)
    #expect(bench.screen.isAtPrompt)
  }

  @Test("The focused pane is in brackets in the tab line and in its frame")
  func brackets() throws {
    var bench = try Bench.firstJoin()
    bench.type("2")
    #expect(bench.text.contains("[2 RIB]"))
    #expect(bench.text.contains("┏━[2 RIB]"))
    bench.screen.enterPrompt()
    #expect(!bench.text.contains("┏"))
  }

  @Test("Zoom gives a pane all room and takes it back; Esc does too")
  func zoom() throws {
    var bench = try Bench.firstJoin()
    let count = { (bench: Bench) in ScreenLayout(bench.size, bench.screen.state).tiles.count }
    bench.type("3\\")
    #expect(count(bench) == 1)
    bench.type("\\")
    #expect(count(bench) == 4)
    let before = ScreenLayout(bench.size, bench.screen.state).area(of: .tunnels)
    bench.type("+")
    let after = ScreenLayout(bench.size, bench.screen.state).area(of: .tunnels)
    #expect((after?.width ?? 0) > (before?.width ?? 0) && (after?.height ?? 0) > (before?.height ?? 0))
    bench.press(.escape)
    #expect(ScreenLayout(bench.size, bench.screen.state).area(of: .tunnels) == before)
    bench.type("_")
    #expect(count(bench) == 1)
  }

  @Test("Time keys ask for the prompt's commands")
  func time() throws {
    var bench = try Bench.firstJoin()
    #expect(bench.type(" sr") == [.run("play"), .run("step"), .run("rstep")])
    bench.content.isPlaying = true
    #expect(bench.type(" ") == [.run("pause")])
  }

  @Test("f fails what is chosen and restores it")
  func faults() throws {
    var bench = try Bench.firstJoin()
    #expect(bench.type("1f") == [.run("fail node PE1")])
    #expect(bench.type("]f") == [.run("fail link PE1-PE2")])
    bench.run("fail link PE1-PE2")
    #expect(bench.text.contains("╳"))
    #expect(bench.type("f") == [.run("restore link PE1-PE2")])
    bench.run("fail node PE3")
    bench.type("/PE3")
    bench.press(.enter)
    #expect(bench.type("f") == [.run("restore node PE3")])
  }

  @Test("Arrows choose the node in their direction")
  func arrows() throws {
    var bench = try Bench.whoHeardTheJoin()
    bench.type("1g")
    var walk: [String] = []
    for key in [Key.right, .right, .right, .right, .right, .left, .left, .left, .left] {
      bench.press(key)
      walk.append(bench.screen.state.node.map { bench.shell.world.name($0) } ?? "")
    }
    #expect(walk.first == "CE1" || walk.first == "PE1")
    #expect(walk.contains("P1") && walk.contains("PE4") && walk.contains("H9"))
  }

  @Test("w asks about what is chosen, and what it asks can be answered")
  func why() throws {
    var bench = try Bench.firstJoin()
    bench.run("start F1", "join H2 F1", "run 1s")
    #expect(bench.type("1w") == [.run("why PE1 forwards F1")])
    bench.type("/H2")
    bench.press(.enter)
    #expect(bench.type("w") == [.run("why H2 receives F1")])
    bench.press(.escape)
    bench.type("/H3")
    bench.press(.enter)
    #expect(bench.type("w") == [.run("why-not H3 receives F1")])
    bench.press(.escape)
    bench.type("1/PE1")
    bench.press(.enter)
    bench.press(.escape)
    bench.type("2G")
    let requests = bench.type("w3w")
    #expect(requests == [.run("why route 6 192.0.2.2:10 at PE1"), .run("why PE1 forwards F1")])
    for case .run(let command) in requests {
      for output in bench.shell.execute(command) {
        #expect(output.error == nil)
        #expect(output.lines.count > 2)
      }
    }
  }

  @Test("J and L write a command for the chosen host at the prompt")
  func compose() throws {
    var bench = try Bench.firstJoin()
    bench.type("1/H3")
    bench.press(.enter)
    #expect(bench.type("JL") == [.compose("join H3 F1"), .compose("leave H3 F1")])
  }

  @Test("q quits when asked twice, and first goes back")
  func quit() throws {
    var bench = try Bench.firstJoin()
    bench.type("?")
    #expect(bench.type("q").isEmpty)
    #expect(bench.screen.state.focus == .topology)
    #expect(bench.type("q").isEmpty)
    #expect(bench.text.contains("q again quits"))
    #expect(bench.type("jq").isEmpty)
    #expect(bench.type("q") == [.quit])
  }

  @Test("Escape and colon lead to the prompt")
  func prompt() throws {
    var bench = try Bench.firstJoin()
    bench.press(.escape)
    #expect(bench.screen.isAtPrompt)
    bench.screen.leavePrompt()
    bench.type(":")
    #expect(bench.screen.isAtPrompt)
  }

  @Test("A key without a meaning says so")
  func unknown() throws {
    var bench = try Bench.firstJoin()
    #expect(bench.press(.function(9)) == nil)
    #expect(bench.text.contains("F9 does nothing here"))
  }

  @Test("A click on a hint does what its key does")
  func hints() throws {
    var bench = try Bench.firstJoin()
    bench.type("2")
    let row = bench.text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    let column = row.range(of: "s step").map { row.distance(from: row.startIndex, to: $0.lowerBound) } ?? -1
    #expect(bench.click(row: 39, column: column) == .run("step"))
  }
}
