/// The segments by which a packet goes, in reverse order (RFC 8754 §2).
///
/// Octets behind segments left: last entry 1, flags 1, tag 2, segments 16 each, objects of type, length and value up to the
/// header's length.
package struct SegmentRoutingHeader: Hashable, Sendable {
  /// The routing type (RFC 8754 §8.1).
  package static let type: UInt8 = 4

  package let segmentsLeft: UInt8
  package let flags: UInt8
  /// The class of packets to which this one belongs; 0 = none.
  package let tag: UInt16
  /// The last segment of the path first; one at least.
  package let segments: [IPAddress]
  /// With the padding that fills the last unit of eight octets.
  package let objects: [SegmentRoutingObject]

  /// `nil` without segments, or with more than the header's length can count; segments are IPv6 addresses.
  ///
  /// Objects are padded to a unit of eight octets; those for which there is no room are left out.
  package init?(
    segmentsLeft: UInt8, flags: UInt8 = 0, tag: UInt16 = 0, segments: [IPAddress], objects: [SegmentRoutingObject] = []
  ) {
    guard (1...127).contains(segments.count) else { return nil }
    self.segmentsLeft = segmentsLeft
    self.flags = flags
    self.tag = tag
    self.segments = segments
    var kept: [SegmentRoutingObject] = []
    let room = 255 * 8 - segments.count * 16
    var used = 0
    for object in objects where used + object.count <= room {
      kept.append(object)
      used += object.count
    }
    self.objects = kept + Array(repeating: .pad1, count: (8 - used % 8) % 8)
  }

  /// The octets of the header, the next header among them.
  var count: Int { 8 + segments.count * 16 + objects.reduce(0) { $0 + $1.count } }

  /// Reads what is behind segments left and fills the reader.
  init(reading reader: inout ByteReader, segmentsLeft: UInt8) throws(WireError) {
    let last = try reader.uint8("Last entry")
    let flags = try reader.uint8("Flags")
    let tag = try reader.uint16("Tag")
    guard (Int(last) + 1) * 16 <= reader.remaining else {
      throw reader.invalid("Last entry", back: 4, "is \(last), there is room for \(reader.remaining / 16) segments")
    }
    var segments: [IPAddress] = []
    for _ in 0...Int(last) { segments.append(try reader.address("Segment", .v6)) }
    var objects: [SegmentRoutingObject] = []
    while !reader.isAtEnd { objects.append(try SegmentRoutingObject(reading: &reader)) }
    self.segmentsLeft = segmentsLeft
    self.flags = flags
    self.tag = tag
    self.segments = segments
    self.objects = objects
  }

  func write(to writer: inout ByteWriter) {
    writer.write([Self.type, segmentsLeft, UInt8(truncatingIfNeeded: segments.count - 1), flags])
    writer.write(tag)
    for segment in segments {
      writer.write(segment.highBits)
      writer.write(segment.lowBits)
    }
    for object in objects { object.write(to: &writer) }
  }
}

extension SegmentRoutingHeader: CustomStringConvertible {
  package var description: String {
    "segment routing by \(segments.reversed().map(\.description).joined(separator: ", ")), \(segmentsLeft) left"
  }
}

/// What stands behind the segments: type 1, length 1, value; a type of 0 stands alone (RFC 8754 §2.1).
package enum SegmentRoutingObject: Hashable, Sendable {
  case pad1
  /// A type other than 0, and at most 255 octets.
  case other(type: UInt8, [UInt8])

  var count: Int {
    switch self {
    case .pad1: 1
    case .other(_, let value): 2 + min(value.count, 255)
    }
  }

  init(reading reader: inout ByteReader) throws(WireError) {
    let start = reader.position
    let typeAt = try reader.take(1, "Object type")
    let type = reader.bytes[typeAt.lowerBound]
    guard type != 0 else {
      self = .pad1
      reader.note("Pad1", "one octet", over: typeAt)
      return
    }
    let lengthAt = try reader.take(1, "Object length")
    let value = try reader.take(Int(reader.bytes[lengthAt.lowerBound]), "Object value")
    self = .other(type: type, reader.octets(value))
    let name = type == 4 ? "padding" : type == 5 ? "keyed hash" : "type \(type)"
    reader.note("Object", "\(name), \(value.count + 2) octets", over: start..<reader.position)
  }

  func write(to writer: inout ByteWriter) {
    switch self {
    case .pad1: writer.write(UInt8(0))
    case .other(let type, let value):
      writer.write([type, UInt8(truncatingIfNeeded: min(value.count, 255))])
      writer.write(value.prefix(255))
    }
  }
}
