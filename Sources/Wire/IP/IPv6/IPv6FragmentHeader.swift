/// Which part of an original packet follows (RFC 8200 §4.5).
///
/// Octets behind the next header: reserved 1, offset 13 bits, reserved 2 bits, more fragments 1 bit, identification 4.
package struct IPv6FragmentHeader: Hashable, Sendable {
  /// The octets of the header, the next header among them.
  static let count = 8

  /// Where the part begins, in units of eight octets: 13 bits.
  package let offset: UInt16
  package let isFollowed: Bool
  package let identification: UInt32

  /// Takes the low 13 bits of the offset.
  package init(offset: UInt16, isFollowed: Bool, identification: UInt32) {
    self.offset = offset & 0x1fff
    self.isFollowed = isFollowed
    self.identification = identification
  }

  /// Whether it is the first and the last part at once (RFC 6946 §3).
  package var isWhole: Bool { offset == 0 && !isFollowed }

  /// Reads what is behind the next header; reserved bits are ignored.
  init(reading reader: inout ByteReader) throws(WireError) {
    _ = try reader.uint8("Reserved")
    let range = try reader.take(2, "Fragment offset and flag")
    let value = UInt16(reader.bytes[range.lowerBound]) << 8 | UInt16(reader.bytes[range.lowerBound + 1])
    offset = value >> 3
    isFollowed = value & 1 == 1
    reader.note(
      "Fragment offset and flag", "\(Int(value >> 3) * 8) octets, \(value & 1 == 1 ? "more follow" : "the last")",
      over: range)
    identification = try reader.uint32("Identification")
  }

  func write(to writer: inout ByteWriter) {
    writer.write(UInt8(0))
    writer.write(offset << 3 | (isFollowed ? 1 : 0))
    writer.write(identification)
  }
}

extension IPv6FragmentHeader: CustomStringConvertible {
  package var description: String {
    "fragment \(identification) from octet \(Int(offset) * 8)" + (isFollowed ? ", more follow" : ", the last")
  }
}
