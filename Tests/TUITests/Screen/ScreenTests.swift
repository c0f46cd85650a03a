import Engine
import TUI
import TestSupport
import Testing
import Wire

@Suite("The screen")
struct ScreenTests {
  static let screenSizes: [Size] = [
    (0, 0), (1, 1), (1, 200), (60, 1), (2, 5), (3, 10), (4, 12), (10, 40), (12, 30), (20, 60), (24, 80), (40, 120),
    (60, 200), (100, 400),
  ].map { Size(rows: $0.0, columns: $0.1) }

  /// A lab in the middle of things.
  static let busy = Result {
    var bench = try Bench.whoHeardTheJoin()
    bench.run("start F1", "join H1 F1", "run 2.0005s")
    bench.screen.compare(with: bench.shell.world)
    return bench
  }

  @Test("Every pane and the whole screen draw at every size, and every key and click is borne", arguments: screenSizes)
  func sizes(size: Size) throws {
    var bench = try Self.busy.get()
    bench.size = size
    for pane in PaneList.all {
      let canvas = bench.draw(pane, size)
      #expect(canvas.size == size)
      bench.screen.state.focus(on: pane.name)
      for key in Set(KeyTable.all.flatMap(\.keys)).sorted(by: { "\($0)" < "\($1)" }) where key != .control("w") {
        _ = bench.press(key)
        if bench.screen.state.search.isTyping { bench.press(.escape) }
        #expect(bench.picture.canvas.size == size)
        if let cursor = bench.picture.cursor {
          #expect(cursor.row < size.rows && cursor.column < size.columns)
        }
        bench.screen.state.focus(on: pane.name)
      }
      for (row, column) in [(0, 0), (1, 3), (size.rows / 2, size.columns / 2), (size.rows - 1, size.columns - 1)] {
        bench.click(row: row, column: column)
        bench.mouse(.wheelDown, row: row, column: column)
        bench.mouse(.wheelUp, row: row, column: column)
      }
    }
  }

  @Test("The prompt is there as long as there is one row")
  func prompt() throws {
    var bench = try Bench.firstJoin()
    bench.screen.enterPrompt()
    bench.content.prompt = PromptLine(prompt: "lab> ", text: "run 1s", cursor: 6)
    for rows in 1...40 {
      bench.size = Size(rows: rows, columns: 60)
      #expect(bench.text.contains("lab> run 1s"), "\(rows) rows")
      #expect(bench.picture.cursor?.column == 11)
    }
  }

  @Test("Below 80×24 there is one pane, and below 30×12 the prompt alone")
  func small() throws {
    var bench = try Bench.firstJoin()
    let panes = { (bench: Bench) in ScreenLayout(bench.size, bench.screen.state).tiles.map(\.pane) }
    #expect(panes(bench) == [.topology, .rib, .tunnels, .packets])
    bench.size = Size(rows: 24, columns: 80)
    #expect(panes(bench) == [.topology, .rib])
    bench.type("4")
    #expect(panes(bench) == [.topology, .packets])
    bench.size = Size(rows: 23, columns: 80)
    #expect(panes(bench) == [.packets])
    bench.screen.enterPrompt()
    bench.size = Size(rows: 10, columns: 40)
    #expect(panes(bench).isEmpty)
    bench.size = Size(rows: 60, columns: 200)
    #expect(panes(bench) == [.topology, .rib, .tunnels, .packets, .events, .log])
  }

  @Test("Tiles cover their area once and do not overlap", arguments: screenSizes)
  func tiles(size: Size) {
    var state = ViewState()
    for pane in PaneName.allCases {
      state.focus(on: pane)
      for growth in ViewState.Growth.allCases {
        state.growth = growth
        let layout = ScreenLayout(size, state)
        let parts = layout.tiles.map(\.area) + [layout.status, layout.tabs, layout.log, layout.prompt, layout.hints]
        let cells = parts.reduce(0) { $0 + $1.height * $1.width }
        #expect(cells + layout.rule.height * layout.rule.width == size.rows * size.columns)
      }
    }
  }

  @Test("Names with controls, wide letters and letters from right to left leave the grid whole")
  func hostileNames() {
    var lab = LabDescription(name: "x\u{1b}[2J\u{202e}日本")
    for (index, name) in ["日本語日本語", "\u{202e}olleh", "a\u{1b}]0;x\u{7}", String(repeating: "é\u{301}", count: 80)]
      .enumerated()
    {
      var node = NodeDescription(name: name, kind: index < 2 ? .pe : .host)
      node.autonomousSystem = 65_000
      node.loopback = IPAddress(192, 0, 2, UInt8(index + 1))
      node.address = index < 2 ? nil : IPAddress(10, 0, 0, UInt8(index))
      lab.nodes.append(node)
    }
    for (a, b) in [(0, 1), (0, 2), (1, 3)] {
      lab.links.append(
        LinkDescription(
          a: PortReference(node: lab.nodes[a].name, port: "p\(b)"),
          b: PortReference(node: lab.nodes[b].name, port: "p\(a)"),
          delay: .milliseconds(1)))
    }
    var bench = Bench(World.boot(lab).world)
    bench.content.log = [LogLine("\u{1b}[31mred\u{202e}\r\n")]
    for size in Self.screenSizes {
      bench.size = size
      let canvas = bench.picture.canvas
      for row in 0..<size.rows {
        let width = canvas.runs(row: row).reduce(0) { $0 + TextWidth.columns(of: $1.text) }
        #expect(width == size.columns)
        #expect(
          !canvas.runs(row: row).contains {
            $0.text.unicodeScalars.contains { !Visible.isHarmless($0) && $0 != "\u{fffd}" }
          })
      }
    }
  }

  @Test("Every pane has a key of its own, a title and help; every key in the table says what it does")
  func tables() {
    let keys = PaneList.all.map { $0.key }
    #expect(Set(keys).count == keys.count)
    #expect(Set(PaneList.all.map { $0.name }) == Set(PaneName.allCases))
    for binding in KeyTable.all {
      #expect(!binding.keys.isEmpty && binding.help.hasSuffix("."))
    }
    for pane in PaneName.allCases {
      var seen: [Key: Action] = [:]
      for binding in KeyTable.all where binding.works(in: pane) && binding.panes != nil {
        for key in binding.keys {
          #expect(seen[key] == nil, "\(key) in \(pane)")
          seen[key] = binding.action
        }
      }
    }
  }
}
