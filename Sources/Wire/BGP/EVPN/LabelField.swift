/// The three octets that hold a label in EVPN routes and in the PMSI Tunnel attribute (RFC 7432 §7, RFC 6514 §5).
///
/// For MPLS the label is in the high 20 bits and the low 4 mean nothing; for VXLAN and its kin all 24 bits are the
/// identifier of the network (RFC 8365 §5.1.3). Routes keep the 24 bits as they came.
package enum LabelField {
  /// The field for an MPLS label; the low bits are sent as 0.
  package static func raw(_ label: MPLSLabel) -> UInt32 { label.value << 4 }

  /// The MPLS label of a field.
  package static func mpls(raw: UInt32) -> MPLSLabel { MPLSLabel(upper20: raw) }

  /// Both readings, because the field alone does not tell which one is meant.
  static func text(_ raw: UInt32) -> String { raw == 0 ? "0" : "label \(mpls(raw: raw).value) or VNI \(raw)" }
}

extension ByteReader {
  /// The 24 bits of a label field.
  mutating func labelField(_ field: StaticString) throws(WireError) -> UInt32 {
    let range = try take(3, field)
    let start = range.lowerBound
    let value = UInt32(bytes[start]) << 16 | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2])
    note(field, LabelField.text(value), over: range)
    return value
  }
}
