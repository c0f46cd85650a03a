import Engine
import TUI
import Testing

@Suite("The tunnels pane")
struct TunnelsPaneTests {
  private let size = Size(rows: 24, columns: 110)

  @Test("The tree goes from the source's PE over branches and circuits to the hosts that want the flow")
  func tree() throws {
    var bench = try Bench.firstJoin()
    #expect(bench.draw(TunnelsPane.self, size).text.contains("nobody wants it"))
    bench.run("start F1", "join H2 F1", "join H3 F1", "run 1s")
    let lines = bench.draw(TunnelsPane.self, size).text.split(separator: "\n").map(String.init)
    let place = { (part: String) in lines.firstIndex { $0.contains(part) } ?? -1 }
    #expect(lines[place("PE1 root of F1")].contains("2 at root"))
    #expect(place("PE1 root of F1") < place("→ PE2"))
    #expect(place("→ PE2") < place("PE2:eth9"))
    #expect(lines[place("→ PE2")].contains("6 SMET (*, 239.1.1.1)"))
    #expect(lines[place("└─ H2")].contains("got 9"))
    #expect(place("└─ H2") < place("→ PE3"))
    #expect(lines[place("└─ PE3: ")].contains("PE1") && lines[place("└─ PE3: ")].contains("eth9"))
  }

  @Test("On a segment only the designated forwarder's circuit leads to hosts")
  func segment() throws {
    var bench = try Bench.whoHeardTheJoin()
    bench.run("start F1", "join H1 F1", "run 1s")
    let text = bench.draw(TunnelsPane.self, size).text
    #expect(text.contains("PE4 root of F1"))
    #expect(text.contains("PE2:eth2 DF of ES1"))
    #expect(text.split(separator: "\n").count { $0.contains("─ H1") } == 1)
  }

  @Test("Choosing a branch chooses its PE and its first link")
  func choose() throws {
    var bench = try Bench.firstJoin()
    bench.run("start F1", "join H3 F1", "run 1s")
    bench.type("3gj")
    #expect(bench.screen.state.node.map { bench.shell.world.name($0) } == "PE3")
    #expect(bench.screen.state.link.map { bench.shell.world.plant.name(of: $0) } == "PE1-PE3")
  }
}
