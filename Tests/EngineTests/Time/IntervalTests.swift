import Engine
import Testing

@Suite("Intervals and instants")
struct IntervalTests {
  @Test(
    "Durations read and print exactly",
    arguments: [
      ("250ms", 250_000_000), ("3s", 3_000_000_000), ("1.5s", 1_500_000_000), ("2m", 120_000_000_000),
      ("1h", 3_600_000_000_000), ("20us", 20_000), ("5ns", 5),
    ] as [(String, Int64)])
  func durations(text: String, nanoseconds: Int64) {
    #expect(Interval(text)?.nanoseconds == nanoseconds)
  }

  @Test(
    "What is no duration is refused",
    arguments: ["", "s", "3", "-1s", "1.2.3s", "1.s", "99999999999h", "1.0000000001s", "٣s", "1 s"])
  func refused(text: String) {
    #expect(Interval(text) == nil)
  }

  @Test("Instants show three to nine decimals and read back", arguments: ["12.450", "-0.310", "3.000125", "0.000"])
  func instants(text: String) {
    #expect(Instant(text)?.description == text)
  }
}
