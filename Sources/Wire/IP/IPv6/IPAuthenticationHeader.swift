/// Proof that nobody has changed the packet (RFC 4302 §2); it is kept and shown, not checked.
///
/// Octets behind the next header: length in words less two 1, reserved 2, security parameters index 4, sequence number 4,
/// integrity check value up to the length.
package struct IPAuthenticationHeader: Hashable, Sendable {
  package let securityParametersIndex: UInt32
  package let sequence: UInt32
  /// A whole number of units of eight octets and one word, so that IPv6 stays aligned.
  package let integrityCheck: [UInt8]

  /// The check value is filled up with zeros to what IPv6 demands, 4 octets beyond a multiple of 8; what exceeds the largest
  /// length is cut off.
  package init(securityParametersIndex: UInt32, sequence: UInt32, integrityCheck: [UInt8]) {
    self.securityParametersIndex = securityParametersIndex
    self.sequence = sequence
    let kept = Array(integrityCheck.prefix(1012))
    self.integrityCheck = kept + Array(repeating: 0, count: (12 - kept.count % 8) % 8)
  }

  /// The octets of the header, the next header among them.
  var count: Int { 12 + integrityCheck.count }

  /// Reads what is behind the next header.
  init(reading reader: inout ByteReader) throws(WireError) {
    let lengthAt = try reader.take(1, "Header length")
    let count = (Int(reader.bytes[lengthAt.lowerBound]) + 2) * 4
    guard count >= 16, count % 8 == 0 else {
      throw reader.invalid("Header length", back: 1, "is \(count) octets, must be 16 or more, in steps of 8")
    }
    reader.note("Header length", "\(count) octets", over: lengthAt)
    _ = try reader.uint16("Reserved")
    securityParametersIndex = try reader.uint32("Security parameters index")
    sequence = try reader.uint32("Sequence number")
    integrityCheck = try reader.bytes("Integrity check value", count: count - 12)
  }

  func write(to writer: inout ByteWriter) {
    writer.write(UInt8(truncatingIfNeeded: count / 4 - 2))
    writer.write(UInt16(0))
    writer.write(securityParametersIndex)
    writer.write(sequence)
    writer.write(integrityCheck)
  }
}

extension IPAuthenticationHeader: CustomStringConvertible {
  package var description: String {
    "authentication, index \(Hex.number(securityParametersIndex, digits: 8)), sequence \(sequence)"
  }
}
