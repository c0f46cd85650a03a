import Engine
import TUI
import Testing

@Suite("The events pane")
struct EventsPaneTests {
  @Test("Enter goes to the cause, step by step, until there is none")
  func causes() throws {
    var bench = try Bench.firstJoin()
    bench.run("join H2 F1", "run 1s")
    bench.type("5/imports SMET")
    bench.press(.enter)
    if bench.screen.state[list: .events].selected == nil { bench.type("/SMET"); bench.press(.enter) }
    var last: RowID?
    var steps = 0
    while bench.screen.state[list: .events].selected != last, steps < 100 {
      last = bench.screen.state[list: .events].selected
      bench.press(.enter)
      steps += 1
    }
    #expect(steps > 3)
    guard case .record(let record)? = last else { return #expect(Bool(false)) }
    #expect(bench.shell.world.trace[record]?.cause == nil)
    #expect(bench.text.contains("nothing caused this"))
  }

  @Test("The cause of the selected record is pointed at")
  func arrow() throws {
    var bench = try Bench.firstJoin()
    bench.type("5gj")
    let canvas = bench.draw(EventsPane.self, Size(rows: 10, columns: 100))
    #expect(canvas.runs(row: 0).map(\.text).joined().hasPrefix("→"))
  }
}
