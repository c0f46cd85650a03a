/// What an echo asks to be sent back, in both families (RFC 792, RFC 4443 §4).
///
/// Octets behind the checksum: identifier 2, sequence number 2, data.
package struct ICMPEcho: Hashable, Sendable {
  package var identifier: UInt16
  package var sequence: UInt16
  package var data: [UInt8]

  package init(identifier: UInt16, sequence: UInt16, data: [UInt8] = []) {
    self.identifier = identifier
    self.sequence = sequence
    self.data = data
  }

  /// Reads what is behind the checksum, up to the end of the reader.
  init(reading reader: inout ByteReader) throws(WireError) {
    identifier = try reader.uint16("Identifier")
    sequence = try reader.uint16("Sequence number")
    data = reader.rest("Data")
  }

  func write(to writer: inout ByteWriter) {
    writer.write(identifier)
    writer.write(sequence)
    writer.write(data)
  }
}

extension ICMPEcho: CustomStringConvertible {
  package var description: String { "identifier \(identifier) sequence \(sequence), \(data.count) octets" }
}
