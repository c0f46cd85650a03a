/// A PIM tree: the address at its root, or of the sender, and the group (RFC 6514 §5).
///
/// Octets: address 4 or 16, group of the same width.
package struct PMSIPIMTunnel: Hashable, Sendable {
  package enum Kind: UInt8, Hashable, Sendable, CaseIterable {
    case sourceSpecific = 3
    case sparse = 4
    case bidirectional = 5
  }

  package let kind: Kind
  package let sender: IPAddress
  package let group: IPAddress

  /// `nil` when the addresses are of different families.
  package init?(_ kind: Kind, sender: IPAddress, group: IPAddress) {
    guard sender.family == group.family else { return nil }
    self.kind = kind
    self.sender = sender
    self.group = group
  }

  init(_ kind: Kind, reading reader: inout ByteReader) throws(WireError) {
    self.kind = kind
    let family = try reader.family(besides: 0, addresses: 2, "Tunnel identifier")
    sender = try reader.address(kind == .sourceSpecific ? "Root address" : "Sender address", family)
    group = try reader.address("Group", family)
  }

  func write(to writer: inout ByteWriter) {
    sender.write(to: &writer)
    group.write(to: &writer)
  }
}

extension PMSIPIMTunnel: CustomStringConvertible {
  package var description: String { "(\(sender), \(group))" }
}
