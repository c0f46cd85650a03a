/// An RSVP-TE P2MP LSP in the PMSI Tunnel attribute: the SESSION object of RFC 4875 §19.1, in its order.
///
/// Octets: P2MP ID 4, zeros 2, tunnel ID 2, extended tunnel ID 4 or 16. RFC 6514 §5 lists the fields in another order; with
/// the root's address as P2MP ID and as extended tunnel ID both orders read alike.
package struct PMSIRSVPTunnel: Hashable, Sendable {
  package var p2mpID: UInt32
  /// Sent as 0, and passed on as it came.
  package var reserved: UInt16
  package var tunnelID: UInt16
  package var extendedTunnelID: IPAddress

  package init(p2mpID: UInt32, reserved: UInt16 = 0, tunnelID: UInt16, extendedTunnelID: IPAddress) {
    self.p2mpID = p2mpID
    self.reserved = reserved
    self.tunnelID = tunnelID
    self.extendedTunnelID = extendedTunnelID
  }

  init(reading reader: inout ByteReader) throws(WireError) {
    let family = try reader.family(besides: 8, addresses: 1, "Tunnel identifier")
    let range = try reader.take(4, "P2MP ID")
    p2mpID = reader.number(UInt32.self, at: range.lowerBound)
    reader.note("P2MP ID", "\(IPAddress(v4: p2mpID))", over: range)
    reserved = try reader.uint16("Reserved")
    tunnelID = try reader.uint16("Tunnel ID")
    extendedTunnelID = try reader.address("Extended tunnel ID", family)
  }

  func write(to writer: inout ByteWriter) {
    writer.write(p2mpID)
    writer.write(reserved)
    writer.write(tunnelID)
    extendedTunnelID.write(to: &writer)
  }
}

extension PMSIRSVPTunnel: CustomStringConvertible {
  package var description: String {
    "P2MP ID \(IPAddress(v4: p2mpID)), tunnel \(tunnelID), extended tunnel ID \(extendedTunnelID)"
  }
}
