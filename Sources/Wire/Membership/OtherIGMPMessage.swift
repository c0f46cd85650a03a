/// A message with a type of IGMP that is about something else than who listens to what: it is shown, and nodes ignore it
/// (RFC 3376 §4).
///
/// Octets: type 1, code 1, checksum over the whole message 2, what the type says.
package struct OtherIGMPMessage: WireValue {
  package let type: UInt8
  package let code: UInt8
  package let body: [UInt8]

  /// `nil` for a type that is one of `IGMPMessage`.
  package init?(type: UInt8, code: UInt8, body: [UInt8]) {
    guard !Self.isMembership(type) else { return nil }
    self.type = type
    self.code = code
    self.body = body
  }

  /// Whether a message of this type is an `IGMPMessage`.
  static func isMembership(_ type: UInt8) -> Bool { IGMPMessage.Kind(rawValue: type) != nil }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let start = reader.position
    let typeAt = try reader.take(1, "Type")
    type = reader.bytes[typeAt.lowerBound]
    guard !Self.isMembership(type) else { throw reader.invalid("Type", back: 1, "is one of membership") }
    reader.note("Type", Self.name(type), over: typeAt)
    code = try reader.uint8("Code")
    let checksum = try reader.checksum("Checksum")
    body = reader.rest("Body")
    try InternetChecksum.verify(reader.bytes, start..<reader.position, checksum, at: start + 2, "Checksum")
  }

  package func write(to writer: inout ByteWriter) {
    let start = writer.count
    writer.write([type, code, 0, 0])
    writer.write(body)
    writer.patch(InternetChecksum.compute(writer.bytes, start..<writer.count), at: start + 2)
  }

  /// Registry IGMP Type Numbers.
  private static func name(_ type: UInt8) -> String {
    let number = Hex.number(type, digits: 2)
    return switch type {
    case 0x13: "DVMRP (\(number))"
    case 0x14: "PIM version 1 (\(number))"
    case 0x1e: "traceroute response (\(number))"
    case 0x1f: "traceroute (\(number))"
    case 0x30: "multicast router advertisement (\(number))"
    case 0x31: "multicast router solicitation (\(number))"
    case 0x32: "multicast router termination (\(number))"
    default: "type \(number)"
    }
  }
}

extension OtherIGMPMessage: CustomStringConvertible {
  package var description: String { "IGMP \(Self.name(type))" }
}
