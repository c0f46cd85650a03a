/// By which nodes the packet shall go (RFC 8200 §4.4).
///
/// Octets behind the next header: length in units of eight octets beyond the first eight 1, routing type 1, segments left 1,
/// then what the type says.
package enum IPv6RoutingHeader: Hashable, Sendable {
  case segmentRouting(SegmentRoutingHeader)
  case other(OtherRoutingHeader)

  /// The octets of the header, the next header among them.
  var count: Int {
    switch self {
    case .segmentRouting(let header): header.count
    case .other(let header): 4 + header.data.count
    }
  }

  /// Where the packet goes in the end, when the header knows and the packet is not there yet.
  package var finalDestination: IPAddress? {
    guard case .segmentRouting(let header) = self, header.segmentsLeft > 0 else { return nil }
    return header.segments.first
  }

  /// Reads what is behind the next header.
  init(reading reader: inout ByteReader) throws(WireError) {
    let count = try reader.extensionLength()
    self = try reader.within(count - 2, "Routing header") { inner throws(WireError) in
      let typeAt = try inner.take(1, "Routing type")
      let type = inner.bytes[typeAt.lowerBound]
      inner.note("Routing type", Self.name(type), over: typeAt)
      let segmentsLeft = try inner.uint8("Segments left")
      guard type != SegmentRoutingHeader.type else {
        return .segmentRouting(try SegmentRoutingHeader(reading: &inner, segmentsLeft: segmentsLeft))
      }
      return .other(OtherRoutingHeader(kept: type, segmentsLeft, try inner.bytes("Data", count: inner.remaining)))
    }
  }

  func write(to writer: inout ByteWriter) {
    writer.write(UInt8(truncatingIfNeeded: count / 8 - 1))
    switch self {
    case .segmentRouting(let header): header.write(to: &writer)
    case .other(let header):
      writer.write(header.type)
      writer.write(header.segmentsLeft)
      writer.write(header.data)
    }
  }

  fileprivate static func name(_ type: UInt8) -> String {
    switch type {
    case 0: "source route, deprecated (0)"
    case 2: "mobile node (2)"
    case 3: "RPL source route (3)"
    case 4: "segment routing (4)"
    default: "\(type)"
    }
  }
}

/// A routing header of a type that is only shown: the source routes of type 0 are deprecated (RFC 5095 §3).
package struct OtherRoutingHeader: Hashable, Sendable {
  package let type: UInt8
  package let segmentsLeft: UInt8
  /// One word, and any number of units of eight octets.
  package let data: [UInt8]

  /// Data are filled up with zeros, and cut off where the header's length ends.
  ///
  /// `nil` for the type of segment routing, which has its own header.
  package init?(type: UInt8, segmentsLeft: UInt8, data: [UInt8]) {
    guard type != SegmentRoutingHeader.type else { return nil }
    let kept = Array(data.prefix(255 * 8 + 4))
    self.init(kept: type, segmentsLeft, kept + Array(repeating: 0, count: (12 - kept.count % 8) % 8))
  }

  fileprivate init(kept type: UInt8, _ segmentsLeft: UInt8, _ data: [UInt8]) {
    self.type = type
    self.segmentsLeft = segmentsLeft
    self.data = data
  }
}

extension IPv6RoutingHeader: CustomStringConvertible {
  package var description: String {
    switch self {
    case .segmentRouting(let header): "\(header)"
    case .other(let header): "routing, type \(Self.name(header.type)), \(header.segmentsLeft) segments left"
    }
  }
}
