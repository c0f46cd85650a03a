/// What a message does (RFC 2205 Appendix A, RFC 3209 §5).
package enum RSVPMessageType: UInt8, Hashable, Sendable, CaseIterable {
  case path = 1
  case reservation = 2
  case pathError = 3
  case reservationError = 4
  case pathTear = 5
  case reservationTear = 6
  case confirmation = 7
  case hello = 20

  /// The objects that it must have (RFC 2205 §3.1, RFC 3209 §3.1, §3.2, §5.2).
  package var mandatory: [RSVPClass] {
    switch self {
    case .path: [.session, .hop, .timeValues, .labelRequest, .senderTemplate, .senderTSpec]
    case .reservation: [.session, .hop, .timeValues, .style]
    case .pathError: [.session, .errorSpec]
    case .reservationError: [.session, .hop, .errorSpec, .style]
    case .pathTear: [.session, .hop]
    case .reservationTear: [.session, .hop, .style]
    case .confirmation: [.session, .errorSpec, .confirm, .style]
    case .hello: [.hello]
    }
  }
}

extension RSVPMessageType: CustomStringConvertible {
  package var description: String {
    switch self {
    case .path: "Path"
    case .reservation: "Resv"
    case .pathError: "PathErr"
    case .reservationError: "ResvErr"
    case .pathTear: "PathTear"
    case .reservationTear: "ResvTear"
    case .confirmation: "ResvConf"
    case .hello: "Hello"
    }
  }
}

/// A message of RSVP (RFC 2205 §3.1.1).
///
/// Octets: version 4 bits, flags 4 bits, type 1, checksum 2, time to live with which it was sent 1, reserved 1, length
/// of the message 2, objects.
package struct RSVPMessage: WireValue {
  package enum Content: Hashable, Sendable {
    case known(RSVPMessageType, [RSVPObject])
    case unknown(Unknown)
  }

  /// A message of a type that is not known; its content may be other things than objects (RFC 2961 §3.1).
  package struct Unknown: Hashable, Sendable {
    package let type: UInt8
    package let octets: [UInt8]

    /// `nil` for a type that is known, and for more octets than the length can count.
    package init?(type: UInt8, octets: [UInt8]) {
      guard RSVPMessageType(rawValue: type) == nil, octets.count <= RSVPMessage.room else { return nil }
      self.init(unchecked: type, octets)
    }

    fileprivate init(unchecked type: UInt8, _ octets: [UInt8]) {
      self.type = type
      self.octets = octets
    }
  }

  package static let headerCount = 8
  /// The octets of objects that the length can count.
  package static let room = 0xffff - headerCount

  /// The four flags; 1 = summary refreshes are understood (RFC 2961 §2).
  package let flags: UInt8
  package let sendTimeToLive: UInt8
  package let content: Content

  /// Objects that no longer fit have no form on the wire and are left out; the low four flags count.
  package init(_ type: RSVPMessageType, sendTimeToLive: UInt8 = 255, flags: UInt8 = 0, _ objects: [RSVPObject]) {
    var room = Self.room
    let fitting = objects.prefix { object in
      room -= object.encoded.count
      return room >= 0
    }
    self.init(flags, sendTimeToLive, .known(type, Array(fitting)))
  }

  package init(_ unknown: Unknown, sendTimeToLive: UInt8 = 255, flags: UInt8 = 0) {
    self.init(flags, sendTimeToLive, .unknown(unknown))
  }

  private init(_ flags: UInt8, _ timeToLive: UInt8, _ content: Content) {
    self.flags = flags & 15
    sendTimeToLive = timeToLive
    self.content = content
  }

  // MARK: Reading and writing

  package init(reading reader: inout ByteReader) throws(WireError) {
    let start = reader.position
    let first = try reader.octet("Version and flags") {
      "version \($0 >> 4), " + SignallingText.flags([($0 & 1 != 0, "summary refresh")])
    }
    guard first >> 4 == 1 else {
      throw reader.invalid("Version and flags", back: 1, "version \(first >> 4), expected 1")
    }
    let type = try reader.octet("Message type") {
      "\(RSVPMessageType(rawValue: $0)?.description ?? "unknown") (\($0))"
    }
    let checksum = try reader.checksum("Checksum")
    let timeToLive = try reader.uint8("Send time to live")
    try reader.reserved(1)
    let length = try Int(reader.uint16("Message length"))
    guard length >= Self.headerCount else {
      throw reader.invalid("Message length", back: 2, "\(length), at least 8 are needed")
    }
    let content = try reader.within(length - Self.headerCount, "Message") { inner throws(WireError) in
      try Self.content(type, &inner)
    }
    if checksum != 0 {
      try InternetChecksum.verify(reader.bytes, start..<start + length, checksum, at: start + 2, "Checksum")
    }
    self.init(first, timeToLive, content)
  }

  private static func content(_ type: UInt8, _ reader: inout ByteReader) throws(WireError) -> Content {
    guard let type = RSVPMessageType(rawValue: type) else {
      return .unknown(Unknown(unchecked: type, reader.rest("Content")))
    }
    var objects: [RSVPObject] = []
    while !reader.isAtEnd { objects.append(try RSVPObject(reading: &reader)) }
    return .known(type, objects)
  }

  /// The checksum is always there: what comes out as zero, which stands for none, is sent as all ones.
  package func write(to writer: inout ByteWriter) {
    let start = writer.count
    writer.write(0x10 | flags)
    writer.write(typeNumber)
    writer.write(UInt16(0))
    writer.write(sendTimeToLive)
    writer.write(UInt8(0))
    writer.write(UInt16(0))
    switch content {
    case .known(_, let objects): for object in objects { object.write(to: &writer) }
    case .unknown(let unknown): writer.write(unknown.octets)
    }
    writer.patch(UInt16(truncatingIfNeeded: writer.count - start), at: start + 6)
    let checksum = InternetChecksum.compute(writer.bytes, start..<writer.count)
    writer.patch(checksum == 0 ? 0xffff : checksum, at: start + 2)
  }

  private var typeNumber: UInt8 {
    switch content {
    case .known(let type, _): type.rawValue
    case .unknown(let unknown): unknown.type
    }
  }
}
