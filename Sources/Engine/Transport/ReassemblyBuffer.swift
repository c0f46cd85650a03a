/// Puts the octets of segments into the order of the stream; what came early waits.
struct ReassemblyBuffer: Sendable {
  /// The offset of the octet that is awaited.
  private(set) var next: UInt64 = 0
  /// What came early, by its offset; pieces may overlap.
  private var early = SortedMap<UInt64, [UInt8]>()

  var isWaiting: Bool { !early.isEmpty }

  /// Takes octets in and returns those that are now in order, from the former `next` on.
  mutating func insert(_ bytes: [UInt8], at offset: UInt64) -> [UInt8] {
    let end = offset + UInt64(bytes.count)
    guard end > next else { return [] }
    guard offset <= next else {
      if (early[offset]?.count ?? 0) < bytes.count { early[offset] = bytes }
      return []
    }
    var ready = offset == next ? bytes : Array(bytes[Int(next - offset)...])
    next = end
    while let first = early.keys.first, first <= next, let piece = early[first] {
      early[first] = nil
      let pieceEnd = first + UInt64(piece.count)
      guard pieceEnd > next else { continue }
      ready.append(contentsOf: piece[Int(next - first)...])
      next = pieceEnd
    }
    return ready
  }
}
