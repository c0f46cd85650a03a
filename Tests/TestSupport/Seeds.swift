/// Dice for tests, the same in each run (SplitMix64): a failure is repeated by its seed.
package struct Seeds: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(_ seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }

  /// Between none and `limit` octets of noise.
  package mutating func bytes(upTo limit: Int) -> [UInt8] {
    let count = Int.random(in: 0...limit, using: &self)
    return (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
  }

  /// `bytes` with one to four bits turned over, and now and then cut short or made longer.
  package mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    guard !result.isEmpty else { return self.bytes(upTo: 8) }
    for _ in 0..<Int.random(in: 1...4, using: &self) {
      result[Int.random(in: 0..<result.count, using: &self)] ^= 1 << UInt8.random(in: 0...7, using: &self)
    }
    switch UInt8.random(in: 0...7, using: &self) {
    case 0: result.removeLast(Int.random(in: 0...result.count, using: &self))
    case 1: result += self.bytes(upTo: 16)
    default: break
    }
    return result
  }
}
