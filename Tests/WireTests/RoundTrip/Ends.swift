import TestSupport
import Wire

/// Codecs that need to know from where to where a packet goes, for their checksum.
enum Ends {
  static let source = IPAddress(v6: 0xfe80_0000_0000_0000, 1)
  static let destination = IPAddress(v6: 0xff02_0000_0000_0000, 0x16)

  static func roundTrip<Value: Drawn>(
    _ name: String,
    _ read: @escaping @Sendable (inout ByteReader, IPAddress, IPAddress) throws(WireError) -> Value,
    _ write: @escaping @Sendable (Value, IPAddress, IPAddress) -> [UInt8]
  ) -> RoundTrip {
    RoundTrip(
      name, read: { reader in try read(&reader, source, destination) },
      write: { value in write(value, source, destination) })
  }

  static func vector<Value: Hashable & Sendable>(
    _ name: String, hex: String, from source: IPAddress = source, to destination: IPAddress = destination,
    _ value: Value,
    _ read: @escaping @Sendable (inout ByteReader, IPAddress, IPAddress) throws(WireError) -> Value,
    _ write: @escaping @Sendable (Value, IPAddress, IPAddress) -> [UInt8]
  ) -> Vector<Value> {
    Vector(
      name, hex: hex, value: value, read: { reader in try read(&reader, source, destination) },
      write: { value in write(value, source, destination) })
  }
}
