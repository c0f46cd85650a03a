/// An Ethernet frame as it crosses a link, with at most one VLAN tag taken apart, without preamble and check sequence.
///
/// Octets: destination 6, source 6, [0x8100, tag 2,] EtherType 2, payload (IEEE 802.3 §3.1.1, IEEE 802.1Q §9.3).
package struct EthernetFrame: WireValue {
  /// What stands before the payload when there is no tag.
  package static let headerCount = 14
  /// What a tag adds.
  package static let tagCount = 4

  package var destination: MACAddress
  package var source: MACAddress
  package var vlan: VLANTag?
  /// What the payload is; behind a tag `.vlan` means a second one, which belongs to the payload.
  package var etherType: EtherType
  package var payload: [UInt8]

  package init(
    destination: MACAddress, source: MACAddress, vlan: VLANTag? = nil, etherType: EtherType, payload: [UInt8]
  ) {
    self.destination = destination
    self.source = source
    self.vlan = vlan
    self.etherType = etherType
    self.payload = payload
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    try self.init(header: &reader)
    payload = reader.rest("Payload")
  }

  /// Reads up to the payload, which stays in the reader.
  package init(header reader: inout ByteReader) throws(WireError) {
    destination = try MACAddress(reading: &reader, field: "Destination")
    source = try MACAddress(reading: &reader, field: "Source")
    etherType = try EtherType(reading: &reader)
    payload = []
    guard etherType == .vlan else { return }
    vlan = try VLANTag(reading: &reader)
    etherType = try EtherType(reading: &reader)
  }

  package func write(to writer: inout ByteWriter) {
    Self.writeHeader(to: &writer, destination: destination, source: source, vlan: vlan, etherType: etherType)
    writer.write(payload)
  }

  /// Writes what stands before a payload, for whoever writes the payload into the same octets.
  package static func writeHeader(
    to writer: inout ByteWriter, destination: MACAddress, source: MACAddress, vlan: VLANTag? = nil,
    etherType: EtherType
  ) {
    writer.write48(destination.value)
    writer.write48(source.value)
    if let vlan {
      writer.write(EtherType.vlan.rawValue)
      vlan.write(to: &writer)
    }
    writer.write(etherType.rawValue)
  }

  /// The octets of the frame, in one allocation.
  package var encoded: [UInt8] {
    var writer = ByteWriter(reserving: encodedCount)
    write(to: &writer)
    return writer.bytes
  }

  package var encodedCount: Int {
    Self.headerCount + (vlan == nil ? 0 : Self.tagCount) + payload.count
  }
}

extension EtherType {
  init(reading reader: inout ByteReader) throws(WireError) {
    let range = try reader.take(2, "EtherType")
    self.init(rawValue: UInt16(reader.bytes[range.lowerBound]) << 8 | UInt16(reader.bytes[range.lowerBound + 1]))
    reader.note("EtherType", description, over: range)
  }
}
