/// A family whose routes are kept long after the session has ended (RFC 9494 §3).
///
/// Octets: AFI 2, SAFI 1, flags 1 (0x80 forwarding state outlived the restart), stale time in seconds 3.
package struct LongLivedFamily: WireValue {
  package var family: AddressFamily
  package var isForwardingPreserved: Bool
  /// In seconds; 24 bits.
  package let staleTime: UInt32

  /// Takes the low 24 bits of `staleTime`.
  package init(family: AddressFamily, isForwardingPreserved: Bool, staleTime: UInt32) {
    self.family = family
    self.isForwardingPreserved = isForwardingPreserved
    self.staleTime = staleTime & 0xff_ffff
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let family = try AddressFamily(reading: &reader)
    let isPreserved = try reader.forwardingFlag()
    self.init(
      family: family, isForwardingPreserved: isPreserved, staleTime: try reader.uint24("Long-lived stale time"))
  }

  package func write(to writer: inout ByteWriter) {
    family.write(to: &writer)
    writer.write(isForwardingPreserved ? UInt8(0x80) : 0)
    writer.write24(staleTime)
  }
}

extension LongLivedFamily: CustomStringConvertible {
  package var description: String { "\(family) (\(staleTime) s\(isForwardingPreserved ? ", forwarding kept" : ""))" }
}
