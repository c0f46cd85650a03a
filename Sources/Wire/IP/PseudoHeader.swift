/// What TCP and UDP add to their checksum, so that a packet with a wrong address is noticed (RFC 768, RFC 9293 §3.1).
enum PseudoHeader {
  /// The sum over both addresses, the protocol and the length of the segment.
  static func sum(source: IPAddress, destination: IPAddress, protocol number: IPProtocol, length: Int) -> UInt32 {
    words(source) &+ words(destination) &+ UInt32(number.rawValue) &+ UInt32(truncatingIfNeeded: length)
  }

  private static func words(_ address: IPAddress) -> UInt32 {
    switch address.family {
    case .v4: address.v4Value >> 16 &+ address.v4Value & 0xffff
    case .v6: words(address.highBits) &+ words(address.lowBits)
    }
  }

  private static func words(_ value: UInt64) -> UInt32 {
    var total: UInt64 = 0
    for shift: UInt64 in [48, 32, 16, 0] { total += value >> shift & 0xffff }
    return UInt32(truncatingIfNeeded: total)
  }
}
