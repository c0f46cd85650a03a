/// The PMSI Tunnel attribute: the tunnel that carries a multicast flow (RFC 6514 §5).
///
/// Octets: flags 1, tunnel type 1, label 3, identifier of the tunnel.
package struct PMSITunnel: WireValue {
  package var flags: PMSITunnelFlags
  /// The 24 bits of the field; see `LabelField`.
  package let label: UInt32
  package var identifier: PMSITunnelIdentifier

  /// Takes the low 24 bits of `label`.
  package init(flags: PMSITunnelFlags = [], label: UInt32, identifier: PMSITunnelIdentifier) {
    self.flags = flags
    self.label = label & 0xff_ffff
    self.identifier = identifier
  }

  package init(flags: PMSITunnelFlags = [], label: MPLSLabel, identifier: PMSITunnelIdentifier) {
    self.init(flags: flags, label: LabelField.raw(label), identifier: identifier)
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let range = try reader.take(1, "Flags")
    flags = PMSITunnelFlags(rawValue: reader.bytes[range.lowerBound])
    reader.note("Flags", "\(hexadecimal(flags.rawValue, digits: 2)) \(flags)", over: range)
    let typeRange = try reader.take(1, "Tunnel type")
    let type = reader.bytes[typeRange.lowerBound]
    reader.note("Tunnel type", "\(type) \(PMSITunnelIdentifier.name(ofType: type))", over: typeRange)
    label = try reader.labelField("MPLS label")
    identifier = try PMSITunnelIdentifier(type: type, reading: &reader)
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(flags.rawValue)
    writer.write(identifier.type)
    writer.write24(label)
    identifier.write(to: &writer)
  }

  /// The label in the upper 20 bits; 0 where there is none.
  package var mplsLabel: MPLSLabel { LabelField.mpls(raw: label) }

  /// All 24 bits, for VXLAN and its kin: beside an Encapsulation community of theirs (RFC 8365 §5.1.3).
  package var networkIdentifier: UInt32 { label }
}

extension PMSITunnel: CustomStringConvertible {
  package var description: String {
    let flagText = flags.isEmpty ? "" : ", flags \(flags)"
    return "\(identifier), \(LabelField.text(label))\(flagText)"
  }
}
