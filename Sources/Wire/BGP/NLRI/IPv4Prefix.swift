/// An IPv4 network (RFC 4271 §4.3).
package struct IPv4Prefix: NetworkPrefix {
  package static let maximumLength: UInt8 = 32

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

  package init?(octets: ArraySlice<UInt8>, length: UInt8) {
    var address: UInt32 = 0
    for (index, octet) in octets.prefix(4).enumerated() { address |= UInt32(octet) << UInt32(24 - 8 * index) }
    self.init(address: address, length: length)
  }

  package func writeAddress(to writer: inout ByteWriter) {
    for index in 0..<octetCount { writer.write(UInt8(truncatingIfNeeded: address >> UInt32(24 - index * 8))) }
  }

  package static func < (a: IPv4Prefix, b: IPv4Prefix) -> Bool { (a.address, a.length) < (b.address, b.length) }

  package var description: String { "\(IPAddress(v4: address))/\(length)" }
}
