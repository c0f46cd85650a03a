/// Appends octets, big-endian, and patches lengths and checksums that are known only afterwards.
package struct ByteWriter: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init(reserving capacity: Int = 64) {
    bytes.reserveCapacity(capacity)
  }

  package var count: Int { bytes.count }

  package mutating func write(_ value: UInt8) { bytes.append(value) }

  package mutating func write(_ value: UInt16) { append(value.bigEndian) }

  /// The low 24 bits.
  package mutating func write24(_ value: UInt32) {
    write(UInt8(truncatingIfNeeded: value >> 16))
    write(UInt16(truncatingIfNeeded: value))
  }

  package mutating func write(_ value: UInt32) { append(value.bigEndian) }

  /// The low 48 bits.
  package mutating func write48(_ value: UInt64) {
    write(UInt16(truncatingIfNeeded: value >> 32))
    write(UInt32(truncatingIfNeeded: value))
  }

  package mutating func write(_ value: UInt64) { append(value.bigEndian) }

  /// The octets of a number as they lie in memory: one check of the space for all of them.
  private mutating func append(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value) { bytes.append(contentsOf: $0) }
  }

  package mutating func write(_ octets: [UInt8]) { bytes.append(contentsOf: octets) }

  package mutating func write(_ octets: ArraySlice<UInt8>) { bytes.append(contentsOf: octets) }

  package mutating func write(zeros count: Int) { bytes.append(contentsOf: repeatElement(0, count: count)) }

  // MARK: Patching

  /// Writes over the two octets at `offset`, which must have been written.
  package mutating func patch(_ value: UInt16, at offset: Int) {
    bytes[offset] = UInt8(truncatingIfNeeded: value >> 8)
    bytes[offset + 1] = UInt8(truncatingIfNeeded: value)
  }

  package mutating func patch(_ value: UInt8, at offset: Int) { bytes[offset] = value }

  /// A length octet before what `body` writes; `unit` is what the length counts (8 = bits).
  package mutating func counted8(_ body: (inout ByteWriter) -> Void) {
    let at = bytes.count
    write(UInt8(0))
    body(&self)
    patch(UInt8(truncatingIfNeeded: bytes.count - at - 1), at: at)
  }

  /// Two length octets before what `body` writes.
  package mutating func counted16(_ body: (inout ByteWriter) -> Void) {
    let at = bytes.count
    write(UInt16(0))
    body(&self)
    patch(UInt16(truncatingIfNeeded: bytes.count - at - 2), at: at)
  }
}
