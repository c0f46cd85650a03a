/// GRE as an overlay for frames: the key holds the network and a number that tells flows apart (RFC 7637 §3.2).
///
/// Octets: 0x2000 (a key, nothing else), 0x6558, VSID 3, flow 1.
package struct NVGREHeader: WireValue {
  package static let count = 8

  package var network: VirtualNetworkID
  /// For spreading flows over equal ways; 0 when it is not used.
  package var flow: UInt8

  package init(network: VirtualNetworkID, flow: UInt8 = 0) {
    self.network = network
    self.flow = flow
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let flags = try reader.take(2, "Flags and version")
    guard Self.isHeader(reader.bytes, flags) else {
      throw reader.invalid("Flags and version", back: 2, "must be a key alone, version 0")
    }
    reader.note("Flags and version", "key, version 0", over: flags)
    guard try EtherType(reading: &reader) == .bridgedEthernet else {
      throw reader.invalid("EtherType", back: 2, "must be \(EtherType.bridgedEthernet)")
    }
    network = try VirtualNetworkID(reading: &reader, "VSID")
    flow = try reader.uint8("Flow")
  }

  /// The flags without their reserved bits, which are ignored (RFC 2784 §2.3).
  private static func isHeader(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let flags = UInt16(bytes[range.lowerBound]) << 8 | UInt16(bytes[range.lowerBound + 1])
    return flags & ~0x03f8 == GREHeader.keyFlag
  }

  /// Whether a GRE header at `range` is one of NVGRE.
  static func isPlausible(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let start = range.lowerBound
    guard range.count >= count, isHeader(bytes, range) else { return false }
    return UInt16(bytes[start + 2]) << 8 | UInt16(bytes[start + 3]) == EtherType.bridgedEthernet.rawValue
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(GREHeader.keyFlag)
    writer.write(EtherType.bridgedEthernet.rawValue)
    writer.write(network.value << 8 | UInt32(flow))
  }
}

extension NVGREHeader: CustomStringConvertible {
  package var description: String { "VSID \(network), flow \(flow)" }
}
