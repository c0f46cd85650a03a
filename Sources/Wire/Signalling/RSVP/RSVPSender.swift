/// The LSP within a tunnel: content of SENDER_TEMPLATE and of FILTER_SPEC (RFC 4875 §19.2, RFC 3209 §4.6.2).
///
/// Octets: sender 4 or 16, reserved 2, LSP identifier 2; of a multipoint LSP also sub-group originator 4 or 16, reserved
/// 2, sub-group identifier 2.
package struct RSVPSender: Hashable, Sendable {
  /// The part of a multipoint LSP that one message is about.
  package struct SubGroup: Hashable, Sendable {
    package let originator: IPAddress
    package let identifier: UInt16
  }

  package let address: IPAddress
  package let lsp: UInt16
  /// `nil` for a point-to-point LSP.
  package let subGroup: SubGroup?

  /// A point-to-point LSP.
  package init(_ address: IPAddress, lsp: UInt16) {
    self.address = address
    self.lsp = lsp
    subGroup = nil
  }

  /// A part of a multipoint LSP; `nil` when the addresses are of two families.
  package init?(_ address: IPAddress, lsp: UInt16, originator: IPAddress, subGroup: UInt16) {
    guard address.family == originator.family else { return nil }
    self.address = address
    self.lsp = lsp
    self.subGroup = SubGroup(originator: originator, identifier: subGroup)
  }

  init(_ form: RSVPObjectForm, reading reader: inout ByteReader) throws(WireError) {
    let family: IPAddress.Family
    switch form {
    case .tunnelFilter4, .tunnelSender4, .multipointFilter4, .multipointSender4: family = .v4
    default: family = .v6
    }
    address = try reader.address("Tunnel sender", family)
    try reader.reserved(2)
    lsp = try reader.uint16("LSP identifier")
    switch form {
    case .multipointFilter4, .multipointFilter6, .multipointSender4, .multipointSender6:
      let originator = try reader.address("Sub-group originator", family)
      try reader.reserved(2)
      subGroup = SubGroup(originator: originator, identifier: try reader.uint16("Sub-group identifier"))
    default: subGroup = nil
    }
  }

  func write(to writer: inout ByteWriter) {
    address.write(to: &writer)
    writer.write(UInt16(0))
    writer.write(lsp)
    guard let subGroup else { return }
    subGroup.originator.write(to: &writer)
    writer.write(UInt16(0))
    writer.write(subGroup.identifier)
  }
}

extension RSVPSender: CustomStringConvertible {
  package var description: String {
    "\(address) LSP \(lsp)" + (subGroup.map { " sub-group \($0.identifier) of \($0.originator)" } ?? "")
  }
}
