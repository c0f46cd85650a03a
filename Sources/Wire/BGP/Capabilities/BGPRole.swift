/// What a speaker is to its neighbour in another AS (RFC 9234 §4.1).
///
/// Octets: role 1.
package struct BGPRole: WireValue, RawRepresentable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let provider = BGPRole(rawValue: 0)
  package static let routeServer = BGPRole(rawValue: 1)
  package static let routeServerClient = BGPRole(rawValue: 2)
  package static let customer = BGPRole(rawValue: 3)
  package static let peer = BGPRole(rawValue: 4)

  /// What the neighbour must be, or `nil` for a role without a meaning (RFC 9234 §4.2).
  package var counterpart: BGPRole? {
    switch self {
    case .provider: .customer
    case .customer: .provider
    case .routeServer: .routeServerClient
    case .routeServerClient: .routeServer
    case .peer: .peer
    default: nil
    }
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let range = try reader.take(1, "Role")
    rawValue = reader.bytes[range.lowerBound]
    reader.note("Role", "\(rawValue) \(self)", over: range)
  }

  package func write(to writer: inout ByteWriter) { writer.write(rawValue) }
}

extension BGPRole: CustomStringConvertible {
  package var description: String {
    switch self {
    case .provider: "provider"
    case .routeServer: "route server"
    case .routeServerClient: "client of a route server"
    case .customer: "customer"
    case .peer: "peer"
    default: "without a name"
    }
  }
}
