/// The end of an OPEN: parameters, of which only the one that holds capabilities is in use (RFC 5492 §4).
///
/// Octets: length 1, then for each parameter type 1, length 1, value. In the extended form (RFC 9072 §2) the length is
/// 255 and is followed by an octet 255 and the length in 2 octets; then the length of each parameter has 2 octets.
enum OptionalParameters {
  private static let capabilitiesType: UInt8 = 2

  /// The capabilities of all parameters, in their order; the parameters end with the reader.
  static func read(_ reader: inout ByteReader) throws(BGPError) -> [Capability] {
    let isExtended = try readLength(&reader)
    var capabilities: [Capability] = []
    while !reader.isAtEnd {
      if let type = reader.peek(), type != capabilitiesType {
        throw BGPError.open(4, cause: reader.invalid("Parameter type", "\(type), expected 2"))
      }
      do {
        _ = try reader.uint8("Parameter type")
        let count = isExtended ? Int(try reader.uint16("Parameter length")) : Int(try reader.uint8("Parameter length"))
        capabilities += try readCapabilities(&reader, count: count)
      } catch { throw BGPError.open(0, cause: error) }
    }
    return capabilities
  }

  /// Whether the lengths are those of the extended form; the total must be what is there.
  private static func readLength(_ reader: inout ByteReader) throws(BGPError) -> Bool {
    let isExtended: Bool
    var length: Int
    do {
      length = Int(try reader.uint8("Optional parameters length"))
      isExtended = length > 0 && reader.peek() == 255
      if isExtended {
        _ = try reader.uint8("Extended form")
        length = Int(try reader.uint16("Extended optional parameters length"))
      }
    } catch { throw BGPError.open(0, cause: error) }
    guard length == reader.remaining else {
      let text = "\(length) octets, \(reader.remaining) are there"
      throw BGPError.open(0, cause: reader.invalid("Optional parameters length", text))
    }
    return isExtended
  }

  private static func readCapabilities(_ reader: inout ByteReader, count: Int) throws(WireError) -> [Capability] {
    try reader.within(count, "Parameter") { value throws(WireError) in
      var capabilities: [Capability] = []
      while !value.isAtEnd { capabilities.append(try Capability(reading: &value)) }
      return capabilities
    }
  }

  /// The extended form is only used when the other does not hold the capabilities.
  static func write(_ capabilities: [Capability], packing: OpenMessage.Packing, to writer: inout ByteWriter) {
    let values = parameters(capabilities, packing)
    let count = values.reduce(0) { $0 + $1.count }
    if count + 2 * values.count <= 255 {
      writer.write(UInt8(count + 2 * values.count))
      for value in values {
        writer.write([capabilitiesType, UInt8(value.count)])
        writer.write(value)
      }
    } else {
      writer.write([255, 255])
      writer.write(UInt16(truncatingIfNeeded: count + 3 * values.count))
      for value in values {
        writer.write(capabilitiesType)
        writer.write(UInt16(truncatingIfNeeded: value.count))
        writer.write(value)
      }
    }
  }

  /// The values of the parameters.
  private static func parameters(_ capabilities: [Capability], _ packing: OpenMessage.Packing) -> [[UInt8]] {
    let values = capabilities.map(\.encoded)
    return switch packing {
    case .together: values.isEmpty ? [] : [values.flatMap { $0 }]
    case .apart: values
    }
  }
}
