/// The header of Generic Routing Encapsulation (RFC 2784 §2, RFC 2890 §2).
///
/// Octets: flags and version 2, protocol 2, then as the flags say checksum 2 and reserved 2, key 4, sequence number 4.
package struct GREHeader: Hashable, Sendable {
  static let checksumFlag: UInt16 = 0x8000
  static let keyFlag: UInt16 = 0x2000
  static let sequenceFlag: UInt16 = 0x1000
  /// What RFC 1701 used for routing: a receiver of today must drop such a packet (RFC 2784 §2.3).
  static let historicFlags: UInt16 = 0x4c00

  package var payloadType: EtherType
  package var key: UInt32?
  package var sequence: UInt32?
  /// Whether a checksum guards header and payload.
  package var hasChecksum: Bool

  package init(payloadType: EtherType, key: UInt32? = nil, sequence: UInt32? = nil, hasChecksum: Bool = false) {
    self.payloadType = payloadType
    self.key = key
    self.sequence = sequence
    self.hasChecksum = hasChecksum
  }

  /// Reads the header of a packet that fills the reader; the payload stays in it.
  ///
  /// The checksum is looked at last, so that a dissection shows the fields of a damaged packet, too.
  package init(reading reader: inout ByteReader) throws(WireError) {
    let start = reader.position
    let flags = try Self.flags(&reader)
    payloadType = try EtherType(reading: &reader)
    hasChecksum = flags & Self.checksumFlag != 0
    var found: UInt16?
    if hasChecksum {
      found = try reader.checksum("Checksum")
      _ = try reader.uint16("Reserved")
    }
    key = flags & Self.keyFlag != 0 ? try reader.uint32("Key") : nil
    sequence = flags & Self.sequenceFlag != 0 ? try reader.uint32("Sequence number") : nil
    if let found {
      try InternetChecksum.verify(reader.bytes, start..<reader.end, found, at: start + 4, "Checksum")
    }
  }

  private static func flags(_ reader: inout ByteReader) throws(WireError) -> UInt16 {
    let range = try reader.take(2, "Flags and version")
    let value = UInt16(reader.bytes[range.lowerBound]) << 8 | UInt16(reader.bytes[range.lowerBound + 1])
    guard value & historicFlags == 0 else {
      throw reader.invalid("Flags and version", back: 2, "has flags of RFC 1701: \(Hex.number(value, digits: 4))")
    }
    guard value & 7 == 0 else {
      throw reader.invalid("Flags and version", back: 2, "version is \(value & 7), must be 0")
    }
    reader.note("Flags and version", words(value), over: range)
    return value
  }

  private static func words(_ flags: UInt16) -> String {
    let names = [(checksumFlag, "checksum"), (keyFlag, "key"), (sequenceFlag, "sequence")]
    let set = names.filter { flags & $0.0 != 0 }.map(\.1)
    return (set.isEmpty ? "none" : set.joined(separator: ", ")) + ", version 0"
  }

  /// Writes the header before `payload`, and the payload.
  package func write(_ payload: [UInt8], to writer: inout ByteWriter) {
    let start = writer.count
    let flags = (hasChecksum ? Self.checksumFlag : 0) | (key == nil ? 0 : Self.keyFlag)
    writer.write(flags | (sequence == nil ? 0 : Self.sequenceFlag))
    writer.write(payloadType.rawValue)
    if hasChecksum { writer.write(UInt32(0)) }
    if let key { writer.write(key) }
    if let sequence { writer.write(sequence) }
    writer.write(payload)
    guard hasChecksum else { return }
    writer.patch(InternetChecksum.compute(writer.bytes, start..<writer.count), at: start + 4)
  }
}

extension GREHeader: CustomStringConvertible {
  package var description: String {
    "\(payloadType)" + (key.map { ", key \($0)" } ?? "") + (sequence.map { ", sequence \($0)" } ?? "")
  }
}

/// A packet in Generic Routing Encapsulation.
package struct GREPacket: WireValue {
  package var header: GREHeader
  package var payload: [UInt8]

  package init(header: GREHeader, payload: [UInt8]) {
    self.header = header
    self.payload = payload
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    header = try GREHeader(reading: &reader)
    payload = reader.rest("Payload")
  }

  package func write(to writer: inout ByteWriter) { header.write(payload, to: &writer) }
}
