/// An option of a TCP segment (RFC 9293 §3.1; registry TCP Option Kind Numbers).
package enum TCPOption: Hashable, Sendable {
  case noOperation
  /// Only in segments with SYN (RFC 9293 §3.7.1).
  case maximumSegmentSize(UInt16)
  /// The shift count (RFC 7323 §2.2).
  case windowScale(UInt8)
  /// RFC 2018 §2.
  case selectiveAcknowledgmentPermitted
  /// Kind, which none of the above has, and what follows the length.
  case other(kind: UInt8, [UInt8])

  /// The octets that the option takes.
  var count: Int {
    switch self {
    case .noOperation: 1
    case .maximumSegmentSize: 4
    case .windowScale: 3
    case .selectiveAcknowledgmentPermitted: 2
    case .other(_, let data): 2 + data.count
    }
  }

  func write(to writer: inout ByteWriter) {
    switch self {
    case .noOperation: writer.write(UInt8(1))
    case .maximumSegmentSize(let size):
      writer.write([2, 4])
      writer.write(size)
    case .windowScale(let shift): writer.write([3, 3, shift])
    case .selectiveAcknowledgmentPermitted: writer.write([4, 2])
    case .other(let kind, let data):
      writer.write([kind, UInt8(truncatingIfNeeded: 2 + data.count)])
      writer.write(data)
    }
  }

  /// The options in the next `count` octets; they end there or with kind 0, behind which the octets mean nothing.
  static func list(_ reader: inout ByteReader, count: Int) throws(WireError) -> [TCPOption] {
    guard count > 0 else { return [] }
    return try reader.within(count, "Options") { inner throws(WireError) in
      var options: [TCPOption] = []
      while !inner.isAtEnd {
        guard let option = try TCPOption(reading: &inner) else { break }
        options.append(option)
      }
      return options
    }
  }

  /// `nil` at the end of the list, when the rest has been passed over.
  private init?(reading reader: inout ByteReader) throws(WireError) {
    let start = reader.position
    let kindAt = try reader.take(1, "Option kind")
    let kind = reader.bytes[kindAt.lowerBound]
    if kind == 0 {
      _ = try reader.take(reader.remaining, "End of options")
      reader.note("End of options", "", over: start..<reader.position)
      return nil
    }
    if kind == 1 {
      self = .noOperation
      reader.note("No operation", "", over: kindAt)
      return
    }
    let lengthAt = try reader.take(1, "Option length")
    let length = Int(reader.bytes[lengthAt.lowerBound])
    guard length >= 2 else { throw reader.invalid("Option length", back: 1, "is \(length), must be 2 or more") }
    let data = try reader.take(length - 2, "Option data")
    self.init(kind: kind, reader.octets(data))
    reader.note("Option", description, over: start..<reader.position)
  }

  private init(kind: UInt8, _ data: [UInt8]) {
    switch (kind, data.count) {
    case (2, 2): self = .maximumSegmentSize(UInt16(data[0]) << 8 | UInt16(data[1]))
    case (3, 1): self = .windowScale(data[0])
    case (4, 0): self = .selectiveAcknowledgmentPermitted
    default: self = .other(kind: kind, data)
    }
  }
}

extension TCPOption: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noOperation: "no operation"
    case .maximumSegmentSize(let size): "maximum segment size \(size)"
    case .windowScale(let shift): "window scale \(shift)"
    case .selectiveAcknowledgmentPermitted: "selective acknowledgment permitted"
    case .other(let kind, let data): "kind \(kind), \(data.count + 2) octets"
    }
  }
}
