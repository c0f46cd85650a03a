/// An append-only log of sealed chunks and a short tail: a snapshot shares the chunks and copies at most one tail.
package struct ChunkedLog<Element: Sendable>: Sendable {
  package static var chunkSize: Int { 1_024 }

  private var sealed: [[Element]] = []
  private var tail: [Element] = []

  package init() {}

  package var count: Int { sealed.count * Self.chunkSize + tail.count }
  package var isEmpty: Bool { sealed.isEmpty && tail.isEmpty }

  package mutating func append(_ element: Element) {
    tail.append(element)
    guard tail.count == Self.chunkSize else { return }
    sealed.append(tail)
    tail = []
    tail.reserveCapacity(Self.chunkSize)
  }

  package subscript(index: Int) -> Element {
    let chunk = index / Self.chunkSize
    return chunk < sealed.count ? sealed[chunk][index % Self.chunkSize] : tail[index % Self.chunkSize]
  }

  /// Changes an element in place; a sealed chunk that a snapshot shares is copied first.
  package mutating func update(_ index: Int, _ change: (inout Element) -> Void) {
    let chunk = index / Self.chunkSize
    if chunk < sealed.count {
      change(&sealed[chunk][index % Self.chunkSize])
    } else {
      change(&tail[index % Self.chunkSize])
    }
  }

  package var last: Element? { isEmpty ? nil : self[count - 1] }
  package var indices: Range<Int> { 0..<count }
}
