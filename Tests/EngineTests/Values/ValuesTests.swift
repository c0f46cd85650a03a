import Engine
import Testing

@Suite("Tables and logs")
struct ValuesTests {
  @Test("A sorted map holds its keys in order, whatever the order of insertion", arguments: 0..<20 as Range<UInt64>)
  func sortedMap(seed: UInt64) {
    var dice = SeededGenerator(seed: seed, stream: "sorted map")
    var map = SortedMap<Int, Int>()
    var model: [Int: Int] = [:]
    for _ in 0..<200 {
      let key = Int(dice.next(below: 40))
      if dice.next(below: 3) == 0 {
        map[key] = nil
        model[key] = nil
      } else {
        let value = Int(dice.next(below: 1_000))
        map[key] = value
        model[key] = value
      }
    }
    #expect(map.keys == model.keys.sorted())
    #expect(map.map { $0.1 } == model.sorted { $0.key < $1.key }.map(\.value))
    #expect(map.contains(41) == false)
  }

  @Test("A log finds every element, in sealed chunks and in the tail, and a copy keeps what it had")
  func chunkedLog() {
    var log = ChunkedLog<Int>()
    for number in 0..<3_000 { log.append(number) }
    let before = log
    log.update(5) { $0 = -5 }
    log.update(2_999) { $0 = -1 }
    log.append(3_000)
    #expect(log.count == 3_001)
    #expect(log[5] == -5)
    #expect(log.last == 3_000)
    #expect(before.indices.allSatisfy { before[$0] == $0 })
  }

  @Test("A write into a copied box does not reach the original")
  func box() {
    var a = Box([1, 2])
    let b = a
    a.value.append(3)
    #expect(b.value == [1, 2])
    #expect(a.value == [1, 2, 3])
  }
}
