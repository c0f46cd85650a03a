import TUI
import Testing

@Suite struct LayoutTests {
  @Test("Fixed parts come first and shares take the rest to the last cell")
  func fixedPartsComeFirstAndShares() {
    #expect(Layout.lengths([.cells(1), .share(1), .cells(5)], of: 24) == [1, 18, 5])
    #expect(Layout.lengths([.share(2), .share(1)], of: 10) == [6, 4])
    #expect(Layout.lengths([.share(1), .share(1), .share(1)], of: 80) == [26, 27, 27])
  }

  @Test("Parts never overlap, never leave the whole and never are negative", arguments: -1...40)
  func partsNeverOverlapNeverLeave(total: Int) {
    let wishes: [[Extent]] = [
      [], [.share(0)], [.cells(-4), .share(1)], [.cells(Int.max), .cells(3)], [.cells(3), .share(7), .share(Int.max)],
      [.share(1), .cells(2), .share(3), .cells(9)],
    ]
    for extents in wishes {
      let lengths = Layout.lengths(extents, of: total)
      #expect(lengths.count == extents.count)
      #expect(lengths.allSatisfy { $0 >= 0 })
      #expect(lengths.reduce(0, +) <= max(0, total))
    }
  }

  @Test("Rows and columns lie next to each other")
  func rowsAndColumnsLieNext() {
    let whole = Rect(row: 2, column: 3, height: 10, width: 20)
    #expect(
      whole.rows([.cells(1), .share(1)]) == [
        Rect(row: 2, column: 3, height: 1, width: 20), Rect(row: 3, column: 3, height: 9, width: 20),
      ])
    #expect(
      whole.columns([.share(3), .share(1)]) == [
        Rect(row: 2, column: 3, height: 10, width: 15), Rect(row: 2, column: 18, height: 10, width: 5),
      ])
    #expect(whole.local(Position(row: 4, column: 3)) == Position(row: 2, column: 0))
    #expect(whole.local(Position(row: 12, column: 3)) == nil)
  }
}
