import Engine
import TUI
import Testing
import Wire

@Suite("The RIB pane")
struct RIBPaneTests {
  private let size = Size(rows: 24, columns: 90)

  @Test("What came since the comparison is new, what went is still seen, in words and signs")
  func standing() throws {
    var bench = try Bench.firstJoin()
    bench.screen.compare(with: bench.shell.world)
    bench.run("join H2 F1", "run 1s")
    let joined = bench.draw(RIBPane.self, size).text
    #expect(joined.contains("+ 6 (*, 239.1.1.1) PE2"))
    #expect(joined.contains(" new "))
    bench.screen.compare(with: bench.shell.world)
    #expect(!bench.draw(RIBPane.self, size).text.contains(" new "))
    bench.run("leave H2 F1", "run 10s")
    let left = bench.draw(RIBPane.self, size).text
    #expect(left.contains("‒ 6 (*, 239.1.1.1) PE2"))
    #expect(left.contains(" wdrn"))
  }

  @Test("A rewind to before the comparison compares with nothing")
  func rewind() throws {
    var bench = try Bench.firstJoin()
    bench.run("join H2 F1", "run 1s")
    bench.screen.compare(with: bench.shell.world)
    bench.run("rewind 1s")
    let text = bench.draw(RIBPane.self, size).text
    #expect(!text.contains("wdrn") && !text.contains("since 1.000"))
  }

  @Test("Routes of one node or all, of one type or all")
  func scope() throws {
    var bench = try Bench.whoHeardTheJoin()
    bench.type("2")
    let rows = { (bench: Bench) in
      bench.draw(RIBPane.self, Size(rows: 200, columns: 100)).text.split(separator: "\n").count { $0.hasPrefix("▶") }
    }
    let one = rows(bench)
    bench.type("t")
    #expect(bench.text.contains("PE1 type 1"))
    #expect(rows(bench) == 3)
    bench.type("a")
    #expect(rows(bench) > 3)
    bench.type("ttt")
    #expect(bench.screen.state.routeType == nil)
    #expect(rows(bench) > one)
  }

  @Test("The selection stays on its route when others come in before it")
  func identity() throws {
    var bench = try Bench.firstJoin()
    bench.run("join H3 F1", "run 1s")
    bench.type("2G")
    let before = bench.screen.state[list: .rib].selected
    bench.run("join H2 F1", "run 1s")
    #expect(bench.screen.state[list: .rib].selected == before)
    let canvas = bench.draw(RIBPane.self, size)
    let row = (0..<canvas.height).first { canvas[$0, 0]?.style.emphasis.contains(.reverse) == true }
    let text = canvas.runs(row: row ?? 0).map(\.text).joined()
    #expect(text.contains("PE3") && text.contains("239.1.1.1"))
  }

  @Test("Choosing a route shows the packet that brought it and the link that it came over")
  func carrier() throws {
    var bench = try Bench.firstJoin()
    bench.run("join H2 F1", "run 1s")
    bench.type("2G")
    let copy = try #require(bench.screen.state.packet)
    let frame = bench.shell.world.frames[copy]
    #expect(bench.shell.world.plant.name(of: frame.link) == "PE1-PE2")
    #expect(bench.screen.state.link == frame.link)
    let bytes = try #require(bench.shell.world.frames.bytes(of: copy))
    #expect(Dissector.dissect(frame: bytes).summary.info.contains("SMET"))
  }

  @Test("A node without BGP says so")
  func none() throws {
    var bench = try Bench.firstJoin()
    bench.screen.state.node = bench.shell.world.plant.node(named: "H1")
    #expect(bench.draw(RIBPane.self, size).text.contains("H1 has no EVPN routes"))
  }
}
