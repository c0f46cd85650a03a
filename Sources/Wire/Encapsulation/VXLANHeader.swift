/// What stands between UDP and a customer's frame in VXLAN (RFC 7348 §5).
///
/// Octets: flags 1 (0x08: the network is valid), reserved 3, VNI 3, reserved 1.
package struct VXLANHeader: WireValue {
  package static let count = 8
  private static let valid: UInt8 = 0x08

  package var network: VirtualNetworkID

  package init(network: VirtualNetworkID) { self.network = network }

  /// Reserved bits are ignored, but the flag I must be there (RFC 7348 §5).
  package init(reading reader: inout ByteReader) throws(WireError) {
    let range = try reader.take(1, "Flags")
    let flags = reader.bytes[range.lowerBound]
    guard flags & Self.valid != 0 else {
      throw reader.invalid("Flags", back: 1, "is \(Hex.number(flags, digits: 2)), I (0x08) must be set")
    }
    reader.note("Flags", "\(Hex.number(flags, digits: 2)), I: VNI is valid", over: range)
    _ = try reader.uint24("Reserved")
    network = try VirtualNetworkID(reading: &reader, "VNI")
    _ = try reader.uint8("Reserved")
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(UInt32(Self.valid) << 24)
    writer.write(network.value << 8)
  }
}

extension VXLANHeader: CustomStringConvertible {
  package var description: String { "VNI \(network)" }
}
