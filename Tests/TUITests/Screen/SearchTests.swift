import Engine
import TUI
import Testing
import Wire

@Suite("Search in panes")
struct SearchTests {
  private func name(_ bench: Bench) -> String {
    bench.screen.state.node.map { bench.shell.world.name($0) } ?? ""
  }

  @Test("Each letter searches from where the search began; n and N go on and come round")
  func incremental() throws {
    var bench = try Bench.firstJoin()
    bench.type("1/h")
    #expect(name(bench) == "H1")
    bench.press(.enter)
    bench.type("n")
    #expect(name(bench) == "H2")
    bench.type("nn")
    #expect(name(bench) == "H1")
    bench.type("N")
    #expect(name(bench) == "H3")
  }

  @Test("Esc while typing goes back to where the list stood")
  func escape() throws {
    var bench = try Bench.firstJoin()
    bench.type("2jj")
    let before = bench.screen.state[list: .rib]
    bench.type("/192.0.2.1:10")
    #expect(bench.screen.state[list: .rib].selected != before.selected)
    bench.press(.escape)
    #expect(bench.screen.state[list: .rib] == before)
    #expect(!bench.screen.state.search.isActive)
  }

  @Test("Hits are marked in the pane, whatever the case of their letters")
  func marks() throws {
    var bench = try Bench.firstJoin()
    bench.type("2/IR 2")
    bench.press(.enter)
    let canvas = bench.picture.canvas
    let hits = (0..<canvas.height).flatMap { canvas.runs(row: $0) }.filter { $0.style.role == .hit }
    #expect(hits.count >= 3)
    #expect(hits.allSatisfy { $0.text == "IR 2" })
  }

  @Test("What is nowhere is said, and the selection stays")
  func nothing() throws {
    var bench = try Bench.firstJoin()
    bench.type("2j")
    let before = bench.screen.state[list: .rib].selected
    bench.type("/nowhere")
    bench.press(.enter)
    #expect(bench.screen.state[list: .rib].selected == before)
    bench.type("n")
    #expect(bench.text.contains("nothing here contains nowhere"))
  }

  @Test("Packets are found by what the decoder says of them")
  func packets() throws {
    var bench = try Bench.firstJoin()
    bench.run("join H2 F1", "run 1s")
    bench.type("4g/SMET")
    bench.press(.enter)
    let copy = try #require(bench.screen.state.packet)
    let bytes = try #require(bench.shell.world.frames.bytes(of: copy))
    #expect(Dissector.dissect(frame: bytes).summary.info.contains("SMET"))
  }
}
