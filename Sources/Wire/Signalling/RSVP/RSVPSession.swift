/// The tunnel that a message is about (RFC 4875 §19.1, RFC 3209 §4.6.1).
///
/// Octets: P2MP identifier 4, or the endpoint of a point-to-point tunnel 4 or 16; reserved 2, tunnel identifier 2,
/// extended tunnel identifier 4 or 16.
package struct RSVPSession: Hashable, Sendable {
  package enum Destination: Hashable, Sendable {
    /// A number for all leaves together (C-Types 13 and 14).
    case multipoint(UInt32)
    /// The one egress (C-Types 7 and 8).
    case endpoint(IPAddress)
  }

  package let destination: Destination
  package let tunnel: UInt16
  /// Usually an address of the root.
  package let extendedTunnel: IPAddress

  /// A point-to-multipoint tunnel.
  package init(multipoint identifier: UInt32, tunnel: UInt16, extendedTunnel: IPAddress) {
    destination = .multipoint(identifier)
    self.tunnel = tunnel
    self.extendedTunnel = extendedTunnel
  }

  /// A point-to-point tunnel; `nil` when the addresses are of two families.
  package init?(endpoint: IPAddress, tunnel: UInt16, extendedTunnel: IPAddress) {
    guard endpoint.family == extendedTunnel.family else { return nil }
    destination = .endpoint(endpoint)
    self.tunnel = tunnel
    self.extendedTunnel = extendedTunnel
  }

  init(_ form: RSVPObjectForm, reading reader: inout ByteReader) throws(WireError) {
    let family: IPAddress.Family = form == .tunnelSession4 || form == .multipointSession4 ? .v4 : .v6
    let isMultipoint = form == .multipointSession4 || form == .multipointSession6
    destination =
      isMultipoint
      ? .multipoint(try reader.fourOctets("P2MP identifier") { "\($0) (\(IPAddress(v4: $0)))" })
      : .endpoint(try reader.address("Tunnel endpoint", family))
    try reader.reserved(2)
    tunnel = try reader.uint16("Tunnel identifier")
    extendedTunnel = try reader.address("Extended tunnel identifier", family)
  }

  var form: RSVPObjectForm {
    let isIPv4 = extendedTunnel.family == .v4
    return switch destination {
    case .multipoint: isIPv4 ? .multipointSession4 : .multipointSession6
    case .endpoint: isIPv4 ? .tunnelSession4 : .tunnelSession6
    }
  }

  func write(to writer: inout ByteWriter) {
    switch destination {
    case .multipoint(let identifier): writer.write(identifier)
    case .endpoint(let address): address.write(to: &writer)
    }
    writer.write(UInt16(0))
    writer.write(tunnel)
    extendedTunnel.write(to: &writer)
  }
}

extension RSVPSession: CustomStringConvertible {
  package var description: String {
    switch destination {
    case .multipoint(let identifier): "P2MP \(identifier) tunnel \(tunnel) of \(extendedTunnel)"
    case .endpoint(let address): "to \(address) tunnel \(tunnel) of \(extendedTunnel)"
    }
  }
}
