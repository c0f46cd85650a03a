import Engine
import TUI
import Testing

@Suite("Golden screens")
struct GoldenScreenTests {
  /// After a join and two seconds of traffic, with the SMET route that followed from the join chosen.
  private func joined(_ size: Size, glyphs: GlyphSet = .unicode) throws -> Bench {
    var bench = try Bench("01-first-join", size: size)
    bench.glyphs = glyphs
    bench.run("start F1", "run 1s")
    bench.screen.compare(with: bench.shell.world)
    bench.run("join H2 F1", "run 1s")
    bench.type("2/smet")
    bench.press(.enter)
    bench.press(.escape)
    return bench
  }

  @Test("The same group, route, time and link stand in all four panes at 120×40")
  func fourPanes() throws {
    var bench = try joined(Size(rows: 40, columns: 120))
    bench.type("4")
    bench.press(.enter)
    try GoldenScreen.expect(bench.picture.canvas, "first-join-120x40")
    for pane in [TopologyPane.self, RIBPane.self, TunnelsPane.self, PacketsPane.self] as [any Pane.Type] {
      let area = try #require(ScreenLayout(bench.size, bench.screen.state).area(of: pane.name)?.inside)
      let text = bench.draw(pane, area.size).text
      for word in ["(*, 239.1.1.1)", "SMET", "PE1-PE2", "1.002"] {
        #expect(text.contains(word), "\(pane.title) shows \(word)")
      }
    }
  }

  @Test("The screen at 80×24, 120×40 and 200×60, in Unicode and ASCII", arguments: GlyphSet.allCases)
  func sizes(glyphs: GlyphSet) throws {
    for (rows, columns) in [(24, 80), (40, 120), (60, 200)] {
      let bench = try joined(Size(rows: rows, columns: columns), glyphs: glyphs)
      try GoldenScreen.expect(bench.picture.canvas, "joined-\(columns)x\(rows)-\(glyphs)")
    }
  }

  @Test("A multihomed switch: forwarder, reports under way, and a route that is withdrawn")
  func multihomed() throws {
    var bench = try Bench.whoHeardTheJoin()
    bench.run("start F1", "join H1 F1", "run 500us")
    try GoldenScreen.expect(bench.picture.canvas, "multihomed-under-way-120x40")
    bench.run("run 2s")
    bench.screen.compare(with: bench.shell.world)
    bench.run("leave H1 F1", "run 5s", "fail link PE2-P1")
    bench.type("2a/wdrn")
    bench.press(.enter)
    try GoldenScreen.expect(bench.picture.canvas, "multihomed-left-120x40")
  }
}
