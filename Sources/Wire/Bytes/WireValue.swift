/// A thing that reads itself from octets and writes itself as octets.
///
/// Law: what `write` wrote, `init(reading:)` reads back as an equal value; what is not legal, cannot be built.
package protocol WireValue: Hashable, Sendable {
  /// Reads the value; leaves the cursor behind it.
  init(reading reader: inout ByteReader) throws(WireError)
  func write(to writer: inout ByteWriter)
}

extension WireValue {
  /// The octets of this value alone.
  package var encoded: [UInt8] {
    var writer = ByteWriter()
    write(to: &writer)
    return writer.bytes
  }

  /// The value of exactly these octets; throws when one is left over.
  package init(decoding bytes: [UInt8]) throws(WireError) {
    var reader = ByteReader(bytes)
    try self.init(reading: &reader)
    try reader.expectEnd()
  }
}
