/// Which tunnel it is: the type octet of the PMSI Tunnel attribute and the octets at its end (RFC 6514 §5).
package enum PMSITunnelIdentifier: Hashable, Sendable {
  /// Type 0, no octets: only asks who listens (RFC 6514 §5, RFC 8534 §5.3).
  case none
  /// Type 1.
  case rsvp(PMSIRSVPTunnel)
  /// Type 2 for a P2MP element, and 7 for an MP2MP one, of which the downstream one is sent (RFC 6388 §2.2, §3.2).
  case mldp(MulticastFECElement)
  /// Types 3 to 5.
  case pim(PMSIPIMTunnel)
  /// Type 6: the address of the router that wants copies.
  case ingressReplication(IPAddress)
  /// Type 8.
  case transport(PMSITransportTunnel)
  /// Type 10: the address of the replicator (RFC 9574 §11).
  case assistedReplication(IPAddress)
  /// Type 11.
  case bier(PMSIBIERTunnel)
  /// Type 12.
  case segmentRoutingMPLS(PMSISegmentRoutingTree)
  /// Type 13.
  case segmentRoutingIPv6(PMSISegmentRoutingTree)
  /// A type that is none of those above; passed on as it came.
  case other(type: UInt8, octets: [UInt8])

  package var type: UInt8 {
    switch self {
    case .none: 0
    case .rsvp: 1
    case .mldp(let element): element.kind == .pointToMultipoint ? 2 : 7
    case .pim(let tunnel): tunnel.kind.rawValue
    case .ingressReplication: 6
    case .transport: 8
    case .assistedReplication: 10
    case .bier: 11
    case .segmentRoutingMPLS: 12
    case .segmentRoutingIPv6: 13
    case .other(let type, _): type
    }
  }

  /// The family of the addresses in it, which must be that of the next hop (RFC 6515 §4.2); `nil` when it has none.
  package var family: IPAddress.Family? {
    switch self {
    case .none, .other: nil
    case .rsvp(let tunnel): tunnel.extendedTunnelID.family
    case .mldp(let element): element.root.family
    case .pim(let tunnel): tunnel.sender.family
    case .ingressReplication(let address), .assistedReplication(let address): address.family
    case .transport(let tunnel): tunnel.source.family
    case .bier(let tunnel): tunnel.routerPrefix.family
    case .segmentRoutingMPLS(let tree), .segmentRoutingIPv6(let tree): tree.root.family
    }
  }

  /// Reads up to the end of the reader; the octets must be those of the type.
  init(type: UInt8, reading reader: inout ByteReader) throws(WireError) {
    switch type {
    case 0: self = .none
    case 1: self = .rsvp(try PMSIRSVPTunnel(reading: &reader))
    case 2, 7: self = .mldp(try Self.element(ofType: type, &reader))
    case 6: self = .ingressReplication(try Self.address("Tunnel endpoint", &reader))
    case 8: self = .transport(try PMSITransportTunnel(reading: &reader))
    case 10: self = .assistedReplication(try Self.address("Replicator address", &reader))
    case 11: self = .bier(try PMSIBIERTunnel(reading: &reader))
    case 12: self = .segmentRoutingMPLS(try PMSISegmentRoutingTree(reading: &reader))
    case 13: self = .segmentRoutingIPv6(try PMSISegmentRoutingTree(reading: &reader))
    default:
      if let kind = PMSIPIMTunnel.Kind(rawValue: type) {
        self = .pim(try PMSIPIMTunnel(kind, reading: &reader))
      } else {
        self = .other(type: type, octets: reader.rest("Tunnel identifier"))
      }
    }
    try reader.expectEnd("Tunnel identifier")
  }

  private static func element(
    ofType type: UInt8, _ reader: inout ByteReader
  ) throws(WireError) -> MulticastFECElement {
    let start = reader.position
    let element = try MulticastFECElement(reading: &reader)
    guard (element.kind == .pointToMultipoint) == (type == 2) else {
      throw WireError(
        field: "FEC element type", offset: start,
        reason: .invalid("\(element.kind.name) in a tunnel of type \(type)"))
    }
    return element
  }

  private static func address(_ field: StaticString, _ reader: inout ByteReader) throws(WireError) -> IPAddress {
    try reader.address(field, reader.family(besides: 0, addresses: 1, field))
  }

  func write(to writer: inout ByteWriter) {
    switch self {
    case .none: break
    case .rsvp(let tunnel): tunnel.write(to: &writer)
    case .mldp(let element): element.write(to: &writer)
    case .pim(let tunnel): tunnel.write(to: &writer)
    case .ingressReplication(let address), .assistedReplication(let address): address.write(to: &writer)
    case .transport(let tunnel): tunnel.write(to: &writer)
    case .bier(let tunnel): tunnel.write(to: &writer)
    case .segmentRoutingMPLS(let tree), .segmentRoutingIPv6(let tree): tree.write(to: &writer)
    case .other(_, let octets): writer.write(octets)
    }
  }
}

extension PMSITunnelIdentifier: CustomStringConvertible {
  package var description: String {
    switch self {
    case .none: "no tunnel"
    case .ingressReplication(let address): "ingress replication to \(address)"
    case .assistedReplication(let address): "assisted replication by \(address)"
    case .rsvp, .mldp, .pim, .transport, .bier, .segmentRoutingMPLS, .segmentRoutingIPv6, .other:
      "\(Self.name(ofType: type)) \(text ?? "")"
    }
  }

  /// The identifier without the name of its type; `nil` when there is none.
  package var text: String? {
    switch self {
    case .none: nil
    case .rsvp(let tunnel): "\(tunnel)"
    case .mldp(let element): "\(element)"
    case .pim(let tunnel): "\(tunnel)"
    case .ingressReplication(let address), .assistedReplication(let address): "\(address)"
    case .transport(let tunnel): "\(tunnel)"
    case .bier(let tunnel): "\(tunnel)"
    case .segmentRoutingMPLS(let tree), .segmentRoutingIPv6(let tree): "\(tree)"
    case .other(_, let octets): Hex.text(octets)
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
