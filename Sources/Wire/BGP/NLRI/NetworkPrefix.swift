/// A network: the first bits of an address, as routes carry it (RFC 4271 §4.3, RFC 4760 §5).
///
/// Octets: length in **bits** 1, as many octets of the address as hold these bits.
package protocol NetworkPrefix: WireValue, Comparable, CustomStringConvertible {
  /// The width of the address in bits.
  static var maximumLength: UInt8 { get }

  /// In bits.
  var length: UInt8 { get }

  /// The prefix of an address whose first octets are given; `nil` when the length is too large.
  init?(octets: ArraySlice<UInt8>, length: UInt8)

  /// Appends the octets of the address.
  func writeAddress(to writer: inout ByteWriter)
}

extension NetworkPrefix {
  package init(reading reader: inout ByteReader) throws(WireError) {
    let start = reader.position
    let place = try reader.take(1, "Prefix length").lowerBound
    let bits = reader.bytes[place]
    self = try Self.read(&reader, bits: bits, lengthAt: place)
    reader.note("Prefix", description, over: start..<reader.position)
  }

  /// Reads the octets of a prefix of `bits` bits, and records no field.
  static func read(_ reader: inout ByteReader, bits: UInt8, lengthAt place: Int) throws(WireError) -> Self {
    guard bits <= maximumLength else {
      let text = "\(bits) bits, expected at most \(maximumLength)"
      throw WireError(field: "Prefix length", offset: place, reason: .invalid(text))
    }
    let range = try reader.take((Int(bits) + 7) / 8, "Prefix")
    guard let prefix = Self(octets: reader.bytes[range], length: bits) else {
      throw WireError(field: "Prefix length", offset: place, reason: .invalid("\(bits) bits"))
    }
    return prefix
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(length)
    writeAddress(to: &writer)
  }

  /// How many octets hold the bits.
  var octetCount: Int { (Int(length) + 7) / 8 }
}
