/// How an input is spoilt.
package enum Mutation: CaseIterable, Sendable {
  /// Cut short.
  case truncate
  /// One to four bits turned over.
  case flip
  /// The beginning of one sample and the end of another.
  case splice
  /// A part of it several times over.
  case `repeat`
  /// An octet, or two, set to a value at which a length is extreme.
  case extreme
  /// A part of it taken out.
  case remove
}

extension Seeds {
  /// `bytes` spoilt in one way; `other` is what a splice ends with.
  package mutating func mutated(_ bytes: [UInt8], _ mutation: Mutation, other: [UInt8]) -> [UInt8] {
    guard !bytes.isEmpty else { return self.bytes(upTo: 8) }
    switch mutation {
    case .truncate: return Array(bytes.prefix(index(of: bytes)))
    case .flip: return flipped(bytes)
    case .splice: return Array(bytes.prefix(index(of: bytes) + 1)) + other.dropFirst(index(of: other))
    case .repeat:
      let part = part(of: bytes)
      let times = Int.random(in: 2...one(of: [2, 3, 40]), using: &self)
      let copies = repeatElement(bytes[part], count: times).joined()
      return Array(bytes[..<part.lowerBound]) + copies + Array(bytes[part.upperBound...])
    case .extreme: return extreme(bytes)
    case .remove:
      let part = part(of: bytes)
      return Array(bytes[..<part.lowerBound] + bytes[part.upperBound...])
    }
  }

  private mutating func flipped(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    for _ in 0..<Int.random(in: 1...4, using: &self) {
      result[index(of: result)] ^= 1 << UInt8.random(in: 0...7, using: &self)
    }
    return result
  }

  private mutating func extreme(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    let at = index(of: result)
    let old = result[at]
    result[at] = one(of: [0, 1, 0x7f, 0x80, 0xfe, 0xff, old &+ 1, old &- 1, old &<< 1])
    if at + 1 < result.count, isHeads() { result[at + 1] = one(of: [0, 1, 0xff]) }
    return result
  }

  private mutating func part(of bytes: [UInt8]) -> Range<Int> {
    let start = index(of: bytes)
    return start..<Int.random(in: start...min(bytes.count, start + 64), using: &self)
  }

  /// A place in `bytes`, 0 when there is none.
  private mutating func index(of bytes: [UInt8]) -> Int {
    bytes.isEmpty ? 0 : Int.random(in: 0..<bytes.count, using: &self)
  }
}
