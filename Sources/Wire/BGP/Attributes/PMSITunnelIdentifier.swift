/// Which tunnel it is: the type octet of the PMSI Tunnel attribute and the octets at its end (RFC 6514 §5).
package enum PMSITunnelIdentifier: Hashable, Sendable {
  /// Type 0, no octets: only asks who listens (RFC 6514 §5).
  case none
  /// Type 6: the address of the router that wants copies.
  case ingressReplication(IPAddress)
  /// Passed on as it came.
  case other(type: UInt8, octets: [UInt8])

  package var type: UInt8 {
    switch self {
    case .none: 0
    case .ingressReplication: 6
    case .other(let type, _): type
    }
  }

  /// Reads up to the end of the reader; the octets must be those of the type.
  init(type: UInt8, reading reader: inout ByteReader) throws(WireError) {
    switch type {
    case 0:
      try reader.expectEnd("Tunnel identifier")
      self = .none
    case 6:
      switch reader.remaining {
      case 4: self = .ingressReplication(try reader.address("Tunnel endpoint", .v4))
      case 16: self = .ingressReplication(try reader.address("Tunnel endpoint", .v6))
      case let count: throw reader.invalid("Tunnel endpoint", "\(count) octets, expected 4 or 16")
      }
    default: self = .other(type: type, octets: reader.rest("Tunnel identifier"))
    }
  }

  func write(to writer: inout ByteWriter) {
    switch self {
    case .none: break
    case .ingressReplication(let address): address.write(to: &writer)
    case .other(_, let octets): writer.write(octets)
    }
  }

  /// The name that IANA lists.
  package static func name(ofType type: UInt8) -> String {
    Int(type) < names.count ? names[Int(type)] : "type \(type)"
  }

  private static let names = [
    "no tunnel information", "RSVP-TE P2MP LSP", "mLDP P2MP LSP", "PIM-SSM tree", "PIM-SM tree", "BIDIR-PIM tree",
    "ingress replication", "mLDP MP2MP LSP", "transport tunnel", "type 9", "assisted replication", "BIER",
    "SR-MPLS P2MP tree", "SRv6 P2MP tree",
  ]
}

extension PMSITunnelIdentifier: CustomStringConvertible {
  package var description: String {
    switch self {
    case .none: "no tunnel"
    case .ingressReplication(let address): "ingress replication to \(address)"
    case .other(let type, let octets): "\(Self.name(ofType: type)) \(Hex.text(octets))"
    }
  }
}
