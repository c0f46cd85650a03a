/// A network as a FEC element (RFC 5036 §3.4.1).
///
/// Octets: element type 1, address family 2, length in **bits** 1, as many octets of the address as hold these bits.
extension IPNetwork {
  /// Reads all but the element type.
  init(element reader: inout ByteReader) throws(WireError) {
    let family = try reader.addressFamily()
    let length = try reader.octet("Prefix length") { "\($0)" }
    guard length <= family.bits else {
      throw reader.invalid("Prefix length", back: 1, "\(length) bits, expected at most \(family.bits)")
    }
    let range = try reader.take((Int(length) + 7) / 8, "Prefix")
    let octets = reader.octets(range) + Array(repeating: 0, count: family.octets - range.count)
    var inner = ByteReader(octets)
    guard let network = IPNetwork(try inner.address("Prefix", family), length: length) else {
      throw reader.invalid("Prefix length", back: range.count + 1, "\(length)")
    }
    self = network
    if !range.isEmpty { reader.note("Prefix", description, over: range) }
  }

  func write(element writer: inout ByteWriter) {
    writer.write(LDPFEC.ElementType.prefix.rawValue)
    writer.write(UInt16(address.family.number))
    writer.write(length)
    writer.write(address.octets.prefix((Int(length) + 7) / 8))
  }
}

/// Networks that have one label.
package struct LDPPrefixes: Hashable, Sendable {
  package let elements: [IPNetwork]

  /// Networks for which a parameter has no room are left out.
  package init(_ prefixes: [IPNetwork]) {
    // An element has at most 20 octets.
    elements = prefixes.count > LDPTLV.room / 20 ? Array(prefixes.prefix(LDPTLV.room / 20)) : prefixes
  }

  func write(to writer: inout ByteWriter) {
    for prefix in elements { prefix.write(element: &writer) }
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
