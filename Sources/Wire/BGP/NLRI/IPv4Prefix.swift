/// An IPv4 network, as the first version of BGP-4 announces it (RFC 4271 §4.3).
///
/// Octets: length in **bits** 1, as many octets of the address as hold these bits.
package struct IPv4Prefix: WireValue, Comparable {
  /// Bits behind the length are 0.
  package let address: UInt32
  /// 0 to 32.
  package let length: UInt8

  /// Clears the bits behind the length; `nil` when the length is more than 32.
  package init?(address: UInt32, length: UInt8) {
    guard length <= 32 else { return nil }
    self.address = length == 0 ? 0 : address & (.max << UInt32(32 - length))
    self.length = length
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let start = reader.position
    let length = try reader.take(1, "Prefix length").lowerBound
    let bits = reader.bytes[length]
    let range = try reader.take((Int(bits) + 7) / 8, "Prefix")
    var address: UInt32 = 0
    for index in range { address = address << 8 | UInt32(reader.bytes[index]) }
    if !range.isEmpty, range.count <= 4 { address <<= UInt32(32 - range.count * 8) }
    guard let prefix = IPv4Prefix(address: address, length: bits) else {
      throw reader.invalid("Prefix length", back: range.count + 1, "\(bits) bits, expected at most 32")
    }
    self = prefix
    reader.note("Prefix", description, over: start..<range.upperBound)
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(length)
    for index in 0..<(Int(length) + 7) / 8 {
      writer.write(UInt8(truncatingIfNeeded: address >> UInt32(24 - index * 8)))
    }
  }

  package static func < (a: IPv4Prefix, b: IPv4Prefix) -> Bool { (a.address, a.length) < (b.address, b.length) }
}

extension IPv4Prefix: CustomStringConvertible {
  package var description: String { "\(IPAddress(v4: address))/\(length)" }
}
