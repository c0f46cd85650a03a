/// Who formed an aggregate (RFC 4271 §5.1.7).
///
/// Octets: AS 4 or, on an old session, 2, then the IPv4 address 4.
package struct Aggregator: Hashable, Sendable {
  package var autonomousSystem: UInt32
  package var address: IPAddress

  package init(autonomousSystem: UInt32, address: IPAddress) {
    self.autonomousSystem = autonomousSystem
    self.address = address
  }

  package init(reading reader: inout ByteReader, fourOctetAS: Bool) throws(WireError) {
    autonomousSystem = fourOctetAS ? try reader.uint32("AS") : UInt32(try reader.uint16("AS"))
    address = try reader.address("Aggregator address", .v4)
  }

  package func write(to writer: inout ByteWriter, fourOctetAS: Bool) {
    if fourOctetAS {
      writer.write(autonomousSystem)
    } else {
      writer.write(autonomousSystem > 0xffff ? OpenMessage.asTrans : UInt16(autonomousSystem))
    }
    writer.write(address.v4Value)
  }
}

extension Aggregator: CustomStringConvertible {
  package var description: String { "AS \(autonomousSystem), \(address)" }
}
