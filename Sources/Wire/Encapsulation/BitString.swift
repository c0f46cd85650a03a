/// How many bits a BIER bit string has, by the code in the header (RFC 8296 §2.1.2).
package enum BitStringLength: UInt8, Hashable, Sendable, CaseIterable {
  case bits64 = 1
  case bits128
  case bits256
  case bits512
  case bits1024
  case bits2048
  case bits4096

  package var bits: Int { 32 << Int(rawValue) }
  package var octets: Int { bits / 8 }

  /// Where a router stands: its set, and its bit in the bit string of that set, from 1 (RFC 8279 §3).
  ///
  /// `nil` for 0, which is no router's number.
  package func place(ofRouter identifier: UInt16) -> (set: Int, position: Int)? {
    guard identifier > 0 else { return nil }
    let index = Int(identifier) - 1
    return (index / bits, index % bits + 1)
  }
}

/// For whom a BIER packet is: one bit for each router at the edge, the lowest with position 1 (RFC 8279 §3).
package struct BitString: Hashable, Sendable {
  package let length: BitStringLength
  /// 64 bits each, the highest positions first, as they are sent.
  private var words: [UInt64]

  /// For nobody.
  package init(_ length: BitStringLength) {
    self.length = length
    words = Array(repeating: 0, count: length.bits / 64)
  }

  /// `nil` when a position is not one of 1 to the length.
  package init?(_ length: BitStringLength, positions: [Int]) {
    self.init(length)
    for position in positions {
      guard insert(position) else { return nil }
    }
  }

  init(reading reader: inout ByteReader, _ length: BitStringLength) throws(WireError) {
    self.init(length)
    let range = try reader.take(length.octets, "Bit string")
    for (index, octet) in reader.bytes[range].enumerated() { words[index / 8] = words[index / 8] << 8 | UInt64(octet) }
    if reader.isRecording { reader.note("Bit string", description, over: range) }
  }

  func write(to writer: inout ByteWriter) {
    for word in words { writer.write(word) }
  }

  // MARK: Bits

  package func contains(_ position: Int) -> Bool {
    guard let (word, bit) = place(position) else { return false }
    return words[word] & bit != 0
  }

  /// Sets a bit; `false`, and nothing changed, when the string has no such position.
  @discardableResult
  package mutating func insert(_ position: Int) -> Bool {
    guard let (word, bit) = place(position) else { return false }
    words[word] |= bit
    return true
  }

  package mutating func remove(_ position: Int) {
    guard let (word, bit) = place(position) else { return }
    words[word] &= ~bit
  }

  private func place(_ position: Int) -> (word: Int, bit: UInt64)? {
    guard position >= 1, position <= length.bits else { return nil }
    return (words.count - 1 - (position - 1) / 64, 1 << UInt64((position - 1) % 64))
  }

  // MARK: The whole

  package var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// The bits that are set, lowest first.
  package var positions: [Int] {
    var positions: [Int] = []
    for (index, word) in words.reversed().enumerated() {
      var rest = word
      while rest != 0 {
        positions.append(index * 64 + rest.trailingZeroBitCount + 1)
        rest &= rest - 1
      }
    }
    return positions
  }

  /// The lowest bit that is set: the one that forwarding looks at next (RFC 8279 §6.5).
  package var lowest: Int? {
    guard let index = words.lastIndex(where: { $0 != 0 }) else { return nil }
    return (words.count - 1 - index) * 64 + words[index].trailingZeroBitCount + 1
  }

  /// The bits of both: what a copy to a neighbour keeps, `mask` being whom the neighbour leads to (RFC 8279 §6.5).
  ///
  /// A mask of another length has nobody in common.
  package func intersection(_ mask: BitString) -> BitString {
    var result = BitString(length)
    guard mask.length == length else { return result }
    for index in words.indices { result.words[index] = words[index] & mask.words[index] }
    return result
  }

  /// The bits that `mask` has not: what is left to do after that copy.
  package func subtracting(_ mask: BitString) -> BitString {
    guard mask.length == length else { return self }
    var result = self
    for index in words.indices { result.words[index] &= ~mask.words[index] }
    return result
  }
}

extension BitString: CustomStringConvertible {
  /// The positions, with runs drawn together: "2 7 9-12".
  package var description: String {
    var runs: [ClosedRange<Int>] = []
    for position in positions {
      if let last = runs.last, last.upperBound == position - 1 {
        runs[runs.count - 1] = last.lowerBound...position
      } else {
        runs.append(position...position)
      }
    }
    guard !runs.isEmpty else { return "no bit" }
    let words = runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
    return (runs.count == 1 && runs[0].count == 1 ? "bit " : "bits ") + words.joined(separator: " ")
  }
}
