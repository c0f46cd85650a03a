/// Tunnel identifiers do not say of which family their addresses are: their length does (RFC 6514 §5).
extension ByteReader {
  /// The family of the addresses in what is left, which the number of octets tells.
  func family(
    besides fixed: Int, addresses count: Int, _ field: StaticString
  ) throws(WireError) -> IPAddress.Family {
    switch remaining - fixed {
    case 4 * count: return .v4
    case 16 * count: return .v6
    default:
      throw invalid(field, "\(remaining) octets, expected \(fixed + 4 * count) or \(fixed + 16 * count)")
    }
  }
}
