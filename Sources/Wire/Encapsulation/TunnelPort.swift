/// How overlays travel in UDP: to which port, from which, and without a checksum.
package enum TunnelPort {
  /// RFC 7348 §8.
  package static let vxlan: UInt16 = 4789
  /// draft-ietf-nvo3-vxlan-gpe §6.
  package static let vxlanGPE: UInt16 = 4790
  /// RFC 8926 §3.3.
  package static let geneve: UInt16 = 6081
  /// RFC 7510 §6.
  package static let mpls: UInt16 = 6635

  /// A source port that spreads flows over equal ways: 49152 and more (RFC 7348 §5, RFC 8926 §3.3, RFC 7510 §3).
  package static func source(spreading flow: UInt32) -> UInt16 {
    0xc000 | UInt16(truncatingIfNeeded: flow ^ flow >> 14 ^ flow >> 28) & 0x3fff
  }

  /// A datagram with the checksum zero, which says that there is none, as overlays over IPv4 send it (RFC 7348 §5,
  /// RFC 7510 §3.1).
  ///
  /// `nil` when header and payload exceed 65,535 octets.
  package static func datagram(to port: UInt16, spreading flow: UInt32, _ payload: [UInt8]) -> [UInt8]? {
    guard payload.count <= 0xffff - UDPDatagram.headerCount else { return nil }
    var writer = ByteWriter(reserving: UDPDatagram.headerCount + payload.count)
    writer.write(source(spreading: flow))
    writer.write(port)
    writer.write(UInt16(truncatingIfNeeded: UDPDatagram.headerCount + payload.count))
    writer.write(UInt16(0))
    writer.write(payload)
    return writer.bytes
  }
}
