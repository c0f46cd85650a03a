/// An extended community with room for an IPv6 address, in an attribute of its own (RFC 5701 §2).
///
/// Octets: type and sub-type 2, address 16, number 2.
package struct IPv6ExtendedCommunity: WireValue {
  package var type: UInt16
  package var address: IPAddress
  package var number: UInt16

  package init(type: UInt16, address: IPAddress, number: UInt16) {
    self.type = type
    self.address = address
    self.number = number
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    type = try reader.uint16("Type")
    address = try reader.address("Global administrator", .v6)
    number = try reader.uint16("Local administrator")
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(type)
    writer.write(address.highBits)
    writer.write(address.lowBits)
    writer.write(number)
  }
}

extension IPv6ExtendedCommunity: CustomStringConvertible {
  package var description: String { "\(hexadecimal(type, digits: 4)) \(address):\(number)" }
}
