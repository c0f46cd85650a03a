/// What a packet for the control of a label switched path or pseudowire begins with (RFC 4385 §5, RFC 5586 §2.1).
///
/// Bits: 0001, version 4, reserved 8, channel type 16.
package struct AssociatedChannelHeader: WireValue {
  package static let count = 4

  /// Which protocol the channel carries (registry MPLS Generalized Associated Channel Types).
  package var channelType: UInt16

  package init(channelType: UInt16) { self.channelType = channelType }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let first = try reader.take(1, "Associated channel and version")
    let octet = reader.bytes[first.lowerBound]
    guard octet == 0x10 else {
      throw reader.invalid(
        "Associated channel and version", back: 1, "is \(Hex.number(octet, digits: 2)), must be 0x10")
    }
    reader.note("Associated channel and version", "0001, version 0", over: first)
    _ = try reader.uint8("Reserved")
    let type = try reader.take(2, "Channel type")
    channelType = UInt16(reader.bytes[type.lowerBound]) << 8 | UInt16(reader.bytes[type.lowerBound + 1])
    reader.note("Channel type", description, over: type)
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(UInt8(0x10))
    writer.write(UInt8(0))
    writer.write(channelType)
  }

  /// Whether the octets begin with a header whose channel type is known, for whoever must guess.
  static func isPlausible(_ octets: ArraySlice<UInt8>) -> Bool {
    guard octets.count >= count else { return false }
    let start = octets.startIndex
    let type = UInt16(octets[start + 2]) << 8 | UInt16(octets[start + 3])
    return octets[start] == 0x10 && octets[start + 1] == 0 && name(of: type) != nil
  }

  /// The EtherType of the packet that the channel carries; `nil` for a channel with messages of its own.
  var packetType: EtherType? {
    switch channelType {
    case 0x0021: .ipv4
    case 0x0057: .ipv6
    default: nil
    }
  }

  private static func name(of type: UInt16) -> String? {
    switch type {
    case 0x0001: "management communication"
    case 0x0002: "signalling communication"
    case 0x0007: "BFD control without IP"
    case 0x000a: "direct loss measurement"
    case 0x000b: "inferred loss measurement"
    case 0x000c: "delay measurement"
    case 0x0021: "IPv4"
    case 0x0022: "continuity check"
    case 0x0023: "connectivity verification"
    case 0x0024: "protection state coordination"
    case 0x0025: "on-demand connectivity verification"
    case 0x0026: "lock instruct"
    case 0x0057: "IPv6"
    case 0x0058: "fault management"
    default: nil
    }
  }
}

extension AssociatedChannelHeader: CustomStringConvertible {
  package var description: String {
    let number = Hex.number(channelType, digits: 4)
    return Self.name(of: channelType).map { "\($0) (\(number))" } ?? number
  }
}
