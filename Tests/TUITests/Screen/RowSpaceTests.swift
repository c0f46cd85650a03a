import TUI
import Testing

@Suite("Windows over lists")
struct RowSpaceTests {
  @Test("The selection is always seen, and the window is as full as it can be")
  func everyWindow() {
    for count in 0...9 {
      for height in 0...11 {
        let space = RowSpace(count: count)
        for selected in 0..<max(1, count) {
          for top in [nil] + (0..<count).map(Optional.some) {
            let window = space.window(top: top, selected: selected, height: height)
            #expect(window.count == min(count, height))
            guard count > 0, height > 0 else { continue }
            #expect(window.contains(selected))
            #expect(window == Array(window[0]...window[window.count - 1]))
          }
        }
      }
    }
  }

  @Test("The top row stays where it is while the selection moves inside the window")
  func top() {
    let space = RowSpace(count: 100)
    #expect(space.window(top: 10, selected: 14, height: 5) == [10, 11, 12, 13, 14])
    #expect(space.window(top: 10, selected: 15, height: 5) == [11, 12, 13, 14, 15])
    #expect(space.window(top: 10, selected: 9, height: 5) == [9, 10, 11, 12, 13])
    #expect(space.window(top: nil, selected: 50, height: 5) == [48, 49, 50, 51, 52])
  }

  @Test("Hidden rows are passed over, both ways")
  func filter() {
    let space = RowSpace(count: 20) { $0 % 3 == 0 }
    #expect(space.first == 0 && space.last == 18)
    #expect(space.place(2, from: 3) == 9)
    #expect(space.place(-5, from: 9) == 0)
    #expect(space.window(top: 3, selected: 12, height: 3) == [6, 9, 12])
    #expect(space.nearest(to: 19) == 18 && space.nearest(to: 4) == 6)
    #expect(RowSpace(count: 5) { _ in false }.first == nil)
  }
}
