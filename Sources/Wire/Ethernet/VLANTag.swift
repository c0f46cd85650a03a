/// What a VLAN tag says behind its EtherType: priority, drop eligibility and VLAN (IEEE 802.1Q §9.6).
package struct VLANTag: WireValue {
  /// The priority code point, 0 to 7.
  package let priority: UInt8
  package let dropEligible: Bool
  /// The VLAN, 0 to 4095; 0 is a tag with a priority alone.
  package let identifier: UInt16

  /// Takes the low three bits of the priority and the low twelve of the VLAN.
  package init(priority: UInt8 = 0, dropEligible: Bool = false, identifier: UInt16) {
    self.priority = priority & 7
    self.dropEligible = dropEligible
    self.identifier = identifier & 0xfff
  }

  /// The tag that two octets say.
  init(_ value: UInt16) {
    self.init(priority: UInt8(value >> 13), dropEligible: value & 0x1000 != 0, identifier: value)
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let range = try reader.take(2, "VLAN tag")
    let value = UInt16(reader.bytes[range.lowerBound]) << 8 | UInt16(reader.bytes[range.lowerBound + 1])
    self.init(value)
    reader.note("VLAN tag", description, over: range)
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(UInt16(priority) << 13 | (dropEligible ? 0x1000 : 0) | identifier)
  }
}

extension VLANTag: CustomStringConvertible {
  package var description: String {
    "VLAN \(identifier), priority \(priority)" + (dropEligible ? ", drop eligible" : "")
  }
}
