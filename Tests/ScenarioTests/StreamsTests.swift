import Engine
import Testing

@Suite("D-4: the seeded dice")
struct StreamsTests {
  @Test("D-4: two purposes draw from different streams, one purpose always from the same")
  func streams() {
    var first = SeededGenerator(seed: 7, stream: "H1 respond")
    var second = SeededGenerator(seed: 7, stream: "H2 respond")
    var again = SeededGenerator(seed: 7, stream: "H1 respond")
    let draws = (0..<8).map { _ in first.next() }
    #expect(draws != (0..<8).map { _ in second.next() })
    #expect(draws == (0..<8).map { _ in again.next() })
  }
}
