/// A packet of a source on its way to the rendezvous point, or a question whether such packets are still unwanted
/// (RFC 7761 §4.9.3).
///
/// Octets: B bit, N bit and 30 reserved bits 4, the packet. The checksum of the message does not cover the packet.
package struct PIMRegister: Hashable, Sendable {
  /// The B bit: the sender is a border router of PIM's domain.
  package var isBorder: Bool
  /// The N bit: the packet is a header alone, and names source and group.
  package var isNull: Bool
  /// An IP packet of the family of the message.
  package var packet: [UInt8]

  package init(isBorder: Bool = false, isNull: Bool = false, packet: [UInt8]) {
    self.isBorder = isBorder
    self.isNull = isNull
    self.packet = packet
  }

  /// Reads all but the packet.
  init(header reader: inout ByteReader) throws(WireError) {
    let flags = try reader.fourOctets("Flags") {
      SignallingText.flags([($0 >> 31 == 1, "border"), ($0 >> 30 & 1 == 1, "null register")])
    }
    self.init(isBorder: flags >> 31 == 1, isNull: flags >> 30 & 1 == 1, packet: [])
  }

  func write(to writer: inout ByteWriter) {
    writer.write((isBorder ? 1 << 31 : 0) | UInt32(isNull ? 1 << 30 : 0))
    writer.write(packet)
  }
}

/// The rendezvous point wants no more registers of a source (RFC 7761 §4.9.4).
///
/// Octets: group, source in the encoding of routers.
package struct PIMRegisterStop: WireValue {
  package var group: PIMGroup
  package var source: IPAddress

  package init(group: PIMGroup, source: IPAddress) {
    self.group = group
    self.source = source
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    group = try PIMGroup(reading: &reader)
    source = try reader.pimRouter("Source")
  }

  package func write(to writer: inout ByteWriter) {
    group.write(to: &writer)
    writer.write(pimRouter: source)
  }
}

extension PIMRegisterStop: CustomStringConvertible {
  package var description: String { "(\(source.isUnspecified ? "*" : "\(source)"), \(group))" }
}
