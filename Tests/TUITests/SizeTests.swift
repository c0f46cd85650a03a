import TUI
import Testing

@Suite("Sizes")
struct SizeTests {
  @Test("Rows come before columns")
  func order() {
    #expect(Size(rows: 24, columns: 80) == Size(rows: 24, columns: 80))
    #expect(Size(rows: 24, columns: 80) != Size(rows: 80, columns: 24))
  }
}
