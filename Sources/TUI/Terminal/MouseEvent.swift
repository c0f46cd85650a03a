/// What a mouse did, and where.
package struct MouseEvent: Hashable, Sendable {
  package enum Button: Hashable, Sendable { case left, middle, right }

  package enum Kind: Hashable, Sendable {
    /// A button went down: the n-th time at this place in quick succession.
    case press(Button, clicks: Int)
    case release(Button)
    case wheelUp, wheelDown
  }

  package var kind: Kind
  package var position: Position

  package init(_ kind: Kind, at position: Position) {
    self.kind = kind
    self.position = position
  }
}

/// Counts presses of the same button at the same place that follow each other within 0.4 s.
package struct ClickCounter: Sendable {
  private static let longest: Int64 = 400_000_000
  private var last: (button: MouseEvent.Button, position: Position, time: Int64, count: Int)?

  package init() {}

  /// The number of this press, given the time in nanoseconds.
  package mutating func press(_ button: MouseEvent.Button, at position: Position, time: Int64) -> Int {
    var count = 1
    if let last, last.button == button, last.position == position, time - last.time <= Self.longest {
      count = last.count + 1
    }
    last = (button, position, time, count)
    return count
  }
}
