import Engine
import TUI
import Testing

@Suite("What a drawing costs")
struct CostTests {
  @Test("A drawing does not grow with the frames that have crossed the links")
  func constant() throws {
    var bench = try Bench("07-who-heard-the-join", size: Size(rows: 60, columns: 200))
    bench.run("start F1", "join H1 F1", "run 1s")
    let early = cost(bench)
    bench.run("run 60s")
    #expect(bench.shell.world.frames.count > 20_000)
    let late = cost(bench)
    print("COST", early, late)
    #expect(late < early * 3)
  }

  /// The shortest of a few drawings.
  private func cost(_ bench: Bench) -> Duration {
    let clock = ContinuousClock()
    return (0..<10).map { _ in clock.measure { _ = bench.picture } }.min() ?? .zero
  }
}
