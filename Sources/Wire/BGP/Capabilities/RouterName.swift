/// How a router calls itself, for people (draft-walton-bgp-hostname-capability §2).
///
/// Octets: length 1, host name, length 1, domain name.
package struct RouterName: WireValue {
  /// UTF-8, as it came.
  package let host: [UInt8]
  package let domain: [UInt8]

  /// Cuts the names to what the capability holds.
  package init(host: [UInt8], domain: [UInt8] = []) {
    self.host = Array(host.prefix(253))
    self.domain = Array(domain.prefix(253 - self.host.count))
  }

  package init(host: String, domain: String = "") { self.init(host: Array(host.utf8), domain: Array(domain.utf8)) }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let host = try Self.name(&reader, length: "Host name length", "Host name")
    self.init(host: host, domain: try Self.name(&reader, length: "Domain name length", "Domain name"))
  }

  private static func name(
    _ reader: inout ByteReader, length: StaticString, _ field: StaticString
  ) throws(WireError) -> [UInt8] {
    let count = Int(try reader.uint8(length))
    let range = try reader.take(count, field)
    if count > 0 { reader.note(field, PlainText.quoted(reader.bytes[range]), over: range) }
    return reader.octets(range)
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(UInt8(host.count))
    writer.write(host)
    writer.write(UInt8(domain.count))
    writer.write(domain)
  }
}

extension RouterName: CustomStringConvertible {
  package var description: String { PlainText.quoted(domain.isEmpty ? host : host + [UInt8(ascii: ".")] + domain) }
}
