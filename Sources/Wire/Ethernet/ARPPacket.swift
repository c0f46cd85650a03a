/// Address resolution: who has this IPv4 address (RFC 826).
///
/// Octets: hardware type 2 (1), protocol type 2 (0x0800), lengths 1 and 1 (6, 4), operation 2, then hardware and protocol
/// address of the sender and of the target.
package struct ARPPacket: WireValue {
  package enum Operation: UInt16, Hashable, Sendable {
    case request = 1
    case reply = 2
  }

  package var operation: Operation
  package var senderHardware: MACAddress
  package var senderProtocol: IPAddress
  package var targetHardware: MACAddress
  package var targetProtocol: IPAddress

  /// The protocol addresses are IPv4 addresses.
  package init(
    operation: Operation, senderHardware: MACAddress, senderProtocol: IPAddress, targetHardware: MACAddress,
    targetProtocol: IPAddress
  ) {
    self.operation = operation
    self.senderHardware = senderHardware
    self.senderProtocol = senderProtocol
    self.targetHardware = targetHardware
    self.targetProtocol = targetProtocol
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    try Self.expect(1, in: reader.uint16("Hardware type"), "Hardware type", back: 2, reader)
    try Self.expect(0x0800, in: reader.uint16("Protocol type"), "Protocol type", back: 2, reader)
    try Self.expect(6, in: UInt16(reader.uint8("Hardware address length")), "Hardware address length", back: 1, reader)
    try Self.expect(4, in: UInt16(reader.uint8("Protocol address length")), "Protocol address length", back: 1, reader)
    operation = try Operation(reading: &reader)
    senderHardware = try MACAddress(reading: &reader, field: "Sender hardware address")
    senderProtocol = try reader.address("Sender protocol address", .v4)
    targetHardware = try MACAddress(reading: &reader, field: "Target hardware address")
    targetProtocol = try reader.address("Target protocol address", .v4)
  }

  private static func expect(
    _ wanted: UInt16, in found: UInt16, _ field: StaticString, back: Int, _ reader: ByteReader
  ) throws(WireError) {
    guard found == wanted else { throw reader.invalid(field, back: back, "is \(found), must be \(wanted)") }
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(UInt16(1))
    writer.write(EtherType.ipv4.rawValue)
    writer.write(UInt8(6))
    writer.write(UInt8(4))
    writer.write(operation.rawValue)
    senderHardware.write(to: &writer)
    writer.write(senderProtocol.v4Value)
    targetHardware.write(to: &writer)
    writer.write(targetProtocol.v4Value)
  }
}

extension ARPPacket.Operation {
  fileprivate init(reading reader: inout ByteReader) throws(WireError) {
    let range = try reader.take(2, "Operation")
    let value = UInt16(reader.bytes[range.lowerBound]) << 8 | UInt16(reader.bytes[range.lowerBound + 1])
    guard let operation = Self(rawValue: value) else {
      throw reader.invalid("Operation", back: 2, "is \(value), must be 1 (request) or 2 (reply)")
    }
    self = operation
    reader.note("Operation", "\(operation) (\(value))", over: range)
  }
}
