/// Where a route came from; the lower value is preferred (RFC 4271 §5.1.1).
package enum Origin: UInt8, WireValue, Comparable {
  case igp = 0
  case egp = 1
  case incomplete = 2

  package init(reading reader: inout ByteReader) throws(WireError) {
    let range = try reader.take(1, "Origin")
    let value = reader.bytes[range.lowerBound]
    guard let origin = Origin(rawValue: value) else {
      throw reader.invalid("Origin", back: 1, "\(value), expected 0 to 2")
    }
    self = origin
    reader.note("Origin", description, over: range)
  }

  package func write(to writer: inout ByteWriter) { writer.write(rawValue) }

  package static func < (a: Origin, b: Origin) -> Bool { a.rawValue < b.rawValue }
}

extension Origin: CustomStringConvertible {
  package var description: String {
    switch self {
    case .igp: "IGP"
    case .egp: "EGP"
    case .incomplete: "incomplete"
    }
  }
}
