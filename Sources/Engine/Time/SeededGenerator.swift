/// The only dice of the engine: a named stream of the lab's seed (xoshiro256**, seeded through SplitMix64).
///
/// A stream belongs to one (node, purpose), so that adding a node changes nobody else's draws.
package struct SeededGenerator: Hashable, Sendable {
  private var a: UInt64
  private var b: UInt64
  private var c: UInt64
  private var d: UInt64

  /// The stream `name` of `seed`.
  package init(seed: UInt64, stream name: String) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for unit in name.utf8 { hash = (hash ^ UInt64(unit)) &* 0x100_0000_01b3 }
    var state = seed ^ hash
    a = Self.splitMix(&state)
    b = Self.splitMix(&state)
    c = Self.splitMix(&state)
    d = Self.splitMix(&state)
  }

  private static func splitMix(_ state: inout UInt64) -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  package mutating func next() -> UInt64 {
    let scrambled = b &* 5
    let result = (scrambled << 7 | scrambled >> 57) &* 9
    let shifted = b << 17
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = d << 45 | d >> 19
    return result
  }

  /// A number of `0 ..< bound`, without bias; 0 when `bound` is 0.
  package mutating func next(below bound: UInt64) -> UInt64 {
    guard bound > 1 else { return 0 }
    let limit = UInt64.max - UInt64.max % bound
    var value = next()
    while value >= limit { value = next() }
    return value % bound
  }

  /// A length of `0 ... longest`, to the nanosecond.
  package mutating func interval(upTo longest: Interval) -> Interval {
    guard longest > .zero else { return .zero }
    return .nanoseconds(Int64(next(below: UInt64(longest.nanoseconds) + 1)))
  }
}
