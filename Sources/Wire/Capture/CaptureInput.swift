/// The octets of a capture that have come and have not been used, and where in the file they stand.
///
/// It never holds more than has been put in: what a file says about lengths allocates nothing.
struct CaptureInput: Sendable {
  private(set) var bytes: [UInt8] = []
  /// The next octet to use.
  private(set) var position = 0
  /// The place of `bytes[0]` in the file.
  private var base = 0
  /// Octets that are to be passed over as soon as they come.
  private var skipped = 0

  /// How many octets can be used.
  var available: Int { bytes.count - position }
  /// The place in the file of the next octet to use.
  var offset: Int { base + position }

  mutating func append(_ piece: some Collection<UInt8>) {
    base += position
    bytes.removeFirst(position)
    position = 0
    let passed = min(skipped, piece.count)
    skipped -= passed
    base += passed
    bytes += piece.dropFirst(passed)
  }

  /// Passes over octets, also over those that have not come yet.
  mutating func skip(_ count: Int) {
    let passed = min(count, available)
    position += passed
    skipped += count - passed
  }

  /// How many octets of those to pass over have not come.
  var missing: Int { skipped }

  /// The octets `from ..< from + count`, counted from the next to use.
  func octets(_ from: Int, _ count: Int) -> ArraySlice<UInt8> {
    let start = min(position + from, bytes.count)
    return bytes[start..<min(start + count, bytes.count)]
  }
}

/// The order of the octets of a number.
enum ByteOrder: Hashable, Sendable {
  case big
  case little

  /// The two octets at `index`, which must be there.
  func uint16(_ bytes: [UInt8], _ index: Int) -> UInt16 {
    let (a, b) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
    return self == .big ? a << 8 | b : b << 8 | a
  }

  func uint32(_ bytes: [UInt8], _ index: Int) -> UInt32 {
    let (a, b) = (UInt32(uint16(bytes, index)), UInt32(uint16(bytes, index + 2)))
    return self == .big ? a << 16 | b : b << 16 | a
  }

  func uint64(_ bytes: [UInt8], _ index: Int) -> UInt64 {
    let (a, b) = (UInt64(uint32(bytes, index)), UInt64(uint32(bytes, index + 4)))
    return self == .big ? a << 32 | b : b << 32 | a
  }
}
