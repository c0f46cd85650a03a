extension LDPTLV: CustomStringConvertible {
  package var description: String {
    switch self {
    case .fec(let fec): fec.description
    case .addressList(let list): list.description
    case .hopCount(let count): "\(count)"
    case .pathVector(let vector): vector.description
    case .genericLabel(let label): label.description
    case .status(let status): status.description
    case .extendedStatus(let code): Hex.number(code, digits: 8)
    case .returned(let returned): "\(returned.octets.count) octets"
    case .commonHello(let parameters): parameters.description
    case .transportAddress(let address): address.description
    case .configurationSequence(let number), .labelRequestMessage(let number): "\(number)"
    case .commonSession(let parameters): parameters.description
    case .capability(let capability): capability.description
    case .multipointStatus(let status): status.description
    case .unknown(let unknown): unknown.description
    }
  }
}

/// The start of what a notification complains of (RFC 5036 §3.5.1.1).
package struct LDPReturned: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case pdu
    case message
  }

  package let kind: Kind
  package let octets: [UInt8]

  /// Octets for which a parameter has no room are left out.
  package init(_ kind: Kind, _ octets: [UInt8]) {
    self.kind = kind
    self.octets = octets.count > LDPTLV.room ? Array(octets.prefix(LDPTLV.room)) : octets
  }
}
