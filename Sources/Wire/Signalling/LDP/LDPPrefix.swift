/// A network as a FEC element (RFC 5036 §3.4.1).
///
/// Octets: element type 1, address family 2, length in **bits** 1, as many octets of the address as hold these bits.
package struct LDPPrefix: Hashable, Sendable {
  /// Bits behind the length are 0.
  package let address: IPAddress
  package let length: UInt8

  /// Clears the bits behind the length; `nil` when the length is more than the address has.
  package init?(_ address: IPAddress, length: UInt8) {
    guard length <= address.family.bits else { return nil }
    self.address = address.masked(to: length)
    self.length = length
  }

  /// Reads all but the element type.
  init(reading reader: inout ByteReader) throws(WireError) {
    let family = try reader.addressFamily()
    let length = try reader.octet("Prefix length") { "\($0)" }
    guard length <= family.bits else {
      throw reader.invalid("Prefix length", back: 1, "\(length) bits, expected at most \(family.bits)")
    }
    let range = try reader.take((Int(length) + 7) / 8, "Prefix")
    let octets = Array(reader.bytes[range]) + Array(repeating: 0, count: family.octets - range.count)
    var inner = ByteReader(octets)
    address = try inner.address("Prefix", family).masked(to: length)
    self.length = length
    if !range.isEmpty { reader.note("Prefix", description, over: range) }
  }

  func write(to writer: inout ByteWriter) {
    writer.write(LDPFEC.ElementType.prefix.rawValue)
    writer.write(UInt16(address.family.number))
    writer.write(length)
    writer.write(address.octets.prefix((Int(length) + 7) / 8))
  }
}

extension LDPPrefix: CustomStringConvertible {
  package var description: String { "\(address)/\(length)" }
}

/// Networks that have one label.
package struct LDPPrefixes: Hashable, Sendable {
  package let elements: [LDPPrefix]

  /// Networks for which a parameter has no room are left out.
  package init(_ prefixes: [LDPPrefix]) {
    // An element has at most 20 octets.
    elements = prefixes.count > LDPTLV.room / 20 ? Array(prefixes.prefix(LDPTLV.room / 20)) : prefixes
  }

  func write(to writer: inout ByteWriter) {
    for prefix in elements { prefix.write(to: &writer) }
  }

  var encoded: [UInt8] {
    var writer = ByteWriter()
    write(to: &writer)
    return writer.bytes
  }
}

extension LDPPrefixes: CustomStringConvertible {
  package var description: String { SignallingText.list(elements, \.description) }
}

extension IPAddress {
  /// The address with the bits behind the first `length` cleared.
  func masked(to length: UInt8) -> IPAddress {
    func mask(_ bits: Int) -> UInt64 { bits <= 0 ? 0 : bits >= 64 ? .max : .max << UInt64(64 - bits) }
    switch family {
    case .v4: return IPAddress(v4: v4Value & UInt32(truncatingIfNeeded: mask(Int(length)) >> 32))
    case .v6: return IPAddress(v6: highBits & mask(Int(length)), lowBits & mask(Int(length) - 64))
    }
  }
}
