/// A mark on a route with a type: eight octets, kept as they came (RFC 4360 §2).
///
/// Octets: type 1 (0x40: not for other ASes), sub-type 1 where the type has them, value 6.
package struct ExtendedCommunity: WireValue, Comparable {
  /// The eight octets as a number.
  package let value: UInt64

  package init(value: UInt64) { self.value = value }

  /// `value` gives its low 48 bits.
  package init(type: UInt8, subtype: UInt8, value: UInt64) {
    self.value = UInt64(type) << 56 | UInt64(subtype) << 48 | value & 0xffff_ffff_ffff
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let range = try reader.take(8, "Extended community")
    value = reader.number(UInt64.self, at: range.lowerBound)
    if let recorder = reader.recorder { record(in: recorder, at: range.lowerBound) }
  }

  package func write(to writer: inout ByteWriter) { writer.write(value) }

  package static func < (a: ExtendedCommunity, b: ExtendedCommunity) -> Bool { a.value < b.value }

  package var type: UInt8 { UInt8(truncatingIfNeeded: value >> 56) }
  package var subtype: UInt8 { UInt8(truncatingIfNeeded: value >> 48) }
  /// The last six octets.
  package var payload: UInt64 { value & 0xffff_ffff_ffff }
  /// Whether it may leave the AS (RFC 4360 §2).
  package var isTransitive: Bool { type & 0x40 == 0 }

  func octet(_ index: Int) -> UInt8 { UInt8(truncatingIfNeeded: value >> UInt64(56 - index * 8)) }
}
