/// One block of a pcapng file in the making, in little-endian order (draft-ietf-opsawg-pcapng §3.1).
///
/// Octets: type 4, length of the block 4, body, options, length of the block again 4; all padded to words.
struct PCAPNGBlock {
  private var bytes: [UInt8] = []
  private var hasOptions = false

  init(type: UInt32, reserving capacity: Int = 64) {
    bytes.reserveCapacity(capacity)
    write(type)
    write(UInt32(0))
  }

  mutating func write(_ value: UInt16) { writeLittleEndian(value) }
  mutating func write(_ value: UInt32) { writeLittleEndian(value) }
  mutating func write(_ value: UInt64) { writeLittleEndian(value) }

  private mutating func writeLittleEndian(_ value: some FixedWidthInteger & UnsignedInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Octets of the body, padded.
  mutating func write(_ octets: some Collection<UInt8>) {
    bytes.append(contentsOf: octets)
    bytes.append(contentsOf: repeatElement(0, count: (4 - octets.count % 4) % 4))
  }

  /// An option: code, length and value, padded (§3.5).
  mutating func option(_ code: UInt16, _ value: some Collection<UInt8>) {
    hasOptions = true
    write(code)
    write(UInt16(truncatingIfNeeded: value.count))
    write(value)
  }

  /// A text, which is cut after a whole character when it is longer than an option may be.
  mutating func option(_ code: UInt16, text: String) {
    if text.utf8.count <= 0xffff {
      option(code, text.utf8)
      return
    }
    var room = 0xffff
    let kept = text.unicodeScalars.prefix { scalar in
      room -= UTF8.width(scalar)
      return room >= 0
    }
    option(code, String(String.UnicodeScalarView(kept)).utf8)
  }

  /// The finished block, with both lengths.
  consuming func finished() -> [UInt8] {
    // §3.5.1: the end of the options has code and length zero.
    if hasOptions { write(UInt32(0)) }
    let length = UInt32(truncatingIfNeeded: bytes.count + 4)
    write(length)
    for index in 0..<4 { bytes[4 + index] = UInt8(truncatingIfNeeded: length >> UInt32(8 * index)) }
    return bytes
  }
}
