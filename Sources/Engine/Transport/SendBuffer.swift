internal import DequeModule

/// What the owner has sent and the other end has not acknowledged: pieces of the stream, each with its cause.
struct SendBuffer: Sendable {
  private struct Piece: Sendable {
    var offset: UInt64
    var bytes: [UInt8]
    var cause: RecordID

    var end: UInt64 { offset + UInt64(bytes.count) }
  }

  private var pieces = Deque<Piece>()
  /// The offset behind the last octet.
  private(set) var end: UInt64 = 0

  /// Adds octets to the stream and returns the offset of the first.
  mutating func append(_ bytes: [UInt8], cause: RecordID) -> UInt64 {
    let offset = end
    guard !bytes.isEmpty else { return offset }
    pieces.append(Piece(offset: offset, bytes: bytes, cause: cause))
    end = offset + UInt64(bytes.count)
    return offset
  }

  /// Forgets what lies before `offset`.
  mutating func acknowledge(upTo offset: UInt64) {
    while let first = pieces.first, first.end <= offset { pieces.removeFirst() }
  }

  /// At most `limit` octets from `offset` on, with the cause of the first; `nil` when there are none.
  func octets(from offset: UInt64, limit: Int) -> (bytes: [UInt8], cause: RecordID)? {
    guard limit > 0, offset < end, var index = position(of: offset) else { return nil }
    let cause = pieces[index].cause
    let skipped = Int(offset - pieces[index].offset)
    if skipped == 0, pieces[index].bytes.count <= limit, index == pieces.count - 1 {
      return (pieces[index].bytes, cause)
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(limit, Int(end - offset)))
    bytes.append(contentsOf: pieces[index].bytes[skipped...].prefix(limit))
    index += 1
    while bytes.count < limit, index < pieces.count {
      bytes.append(contentsOf: pieces[index].bytes.prefix(limit - bytes.count))
      index += 1
    }
    return (bytes, cause)
  }

  /// The piece that holds the octet at `offset`.
  private func position(of offset: UInt64) -> Int? {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].end <= offset { low = middle + 1 } else { high = middle }
    }
    return low < pieces.count && pieces[low].offset <= offset ? low : nil
  }
}
