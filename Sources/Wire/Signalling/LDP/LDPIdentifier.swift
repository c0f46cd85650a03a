/// Who speaks LDP, and for which label space (RFC 5036 §2.2.2).
///
/// Octets: router identifier 4, label space 2; label space 0 is that of the whole platform.
package struct LDPIdentifier: WireValue {
  /// An IPv4 address.
  package let router: IPAddress
  package let labelSpace: UInt16

  package init(router: UInt32, labelSpace: UInt16 = 0) {
    self.router = IPAddress(v4: router)
    self.labelSpace = labelSpace
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    try self.init(reading: &reader, "LDP identifier")
  }

  init(reading reader: inout ByteReader, _ field: StaticString) throws(WireError) {
    let range = try reader.take(6, field)
    var value: UInt64 = 0
    for index in range { value = value << 8 | UInt64(reader.bytes[index]) }
    self.init(router: UInt32(truncatingIfNeeded: value >> 16), labelSpace: UInt16(truncatingIfNeeded: value))
    reader.note(field, description, over: range)
  }

  package func write(to writer: inout ByteWriter) {
    router.write(to: &writer)
    writer.write(labelSpace)
  }
}

extension LDPIdentifier: CustomStringConvertible {
  package var description: String { "\(router):\(labelSpace)" }
}
