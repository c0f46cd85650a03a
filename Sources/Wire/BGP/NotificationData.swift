/// The data of a NOTIFICATION: what was wrong, in the form that each code and subcode gives it (RFC 4271 §6).
enum NotificationData {
  /// The data in words; `nil` when they have not the form that they should have.
  static func words(code: UInt8, subcode: UInt8, _ data: [UInt8]) -> String? {
    var reader = ByteReader(data)
    guard let words = try? read(&reader, code: code, subcode: subcode, isInner: false), reader.isAtEnd else {
      return nil
    }
    return words
  }

  /// Records the data as far as they have the form that they should have.
  static func show(_ reader: inout ByteReader, code: UInt8, subcode: UInt8) {
    let depth = reader.recorder?.depth ?? 0
    _ = try? read(&reader, code: code, subcode: subcode, isInner: false)
    reader.recorder?.close(to: depth, offset: reader.position)
  }

  private static func read(
    _ reader: inout ByteReader, code: UInt8, subcode: UInt8, isInner: Bool
  ) throws(WireError) -> String {
    if reader.isAtEnd { return "" }
    switch (code, subcode) {
    case (1, 2): return "length \(try reader.uint16("Erroneous length"))"
    case (1, 3): return "type \(try reader.uint8("Erroneous type"))"
    case (2, 1): return "version \(try reader.uint16("Supported version")) is supported"
    case (2, 7): return try capabilities(&reader)
    case (3, 3): return "\(AttributeType.name(of: try reader.uint8("Missing attribute"))) is missing"
    case (3, _): return try attribute(&reader)
    case (5, _): return try messageType(&reader)
    case (6, 1): return try limit(&reader)
    case (6, 2), (6, 4): return try text(&reader)
    case (6, 9) where !isInner: return try hardReset(&reader)
    case (7, 1): return try wholeMessage(&reader)
    default: throw reader.invalid("Data", "they have no form")
    }
  }

  /// The capabilities that are missed (RFC 5492 §5).
  private static func capabilities(_ reader: inout ByteReader) throws(WireError) -> String {
    var words: [String] = []
    while !reader.isAtEnd { words.append(try Capability(reading: &reader).description) }
    return words.joined(separator: "; ")
  }

  /// The attribute that is wrong: flags, type, length, value (RFC 4271 §6.3).
  private static func attribute(_ reader: inout ByteReader) throws(WireError) -> String {
    guard let flagsOctet = reader.peek(), let type = reader.peek(1) else {
      throw reader.invalid("Erroneous attribute", "no header")
    }
    let start = reader.position
    let flags = AttributeFlags(rawValue: flagsOctet)
    let name = AttributeType.name(of: type)
    _ = try reader.take(2, "Erroneous attribute")
    reader.note("Attribute flags", "\(hexadecimal(flagsOctet, digits: 2)) \(flags)", over: start..<start + 1)
    reader.note("Attribute type", "\(type) \(name)", over: start + 1..<start + 2)
    let length =
      flags.contains(.extendedLength)
      ? Int(try reader.uint16("Attribute length")) : Int(try reader.uint8("Attribute length"))
    // An attribute that overruns its message claims more than there is.
    let value = reader.rest("Attribute value")
    let count = length == value.count ? "" : ", which claims \(length) octets"
    return value.isEmpty ? "\(name), no value\(count)" : "\(name) \(Hex.text(value))\(count)"
  }

  /// The type of the message that was not expected (RFC 6608 §4).
  private static func messageType(_ reader: inout ByteReader) throws(WireError) -> String {
    let range = try reader.take(1, "Message type")
    let type = reader.bytes[range.lowerBound]
    let name = BGPMessage.name(of: type) ?? "message of type \(type)"
    reader.note("Message type", "\(type) \(name)", over: range)
    return name
  }

  /// The family and how many of its routes are allowed (RFC 4486 §4).
  private static func limit(_ reader: inout ByteReader) throws(WireError) -> String {
    let family = try AddressFamily(reading: &reader)
    return "\(family), at most \(try reader.uint32("Upper bound"))"
  }

  /// A text for people (RFC 9003 §2).
  private static func text(_ reader: inout ByteReader) throws(WireError) -> String {
    let count = Int(try reader.uint8("Text length"))
    let range = try reader.take(count, "Text")
    guard let text = PlainText.of(reader.bytes[range]) else { throw reader.invalid("Text", back: count, "not UTF-8") }
    if count > 0 { reader.note("Text", text, over: range) }
    return text
  }

  /// The reason inside of a hard reset (RFC 8538 §3).
  private static func hardReset(_ reader: inout ByteReader) throws(WireError) -> String {
    let range = try reader.take(2, "Inner error code")
    let start = range.lowerBound
    let inner = NotificationMessage(code: reader.bytes[start], subcode: reader.bytes[start + 1])
    let names = NotificationText.names(code: inner.code, subcode: inner.subcode)
    reader.note("Inner error code", "\(inner.code) \(names.code)", over: start..<start + 1)
    reader.note("Inner error subcode", "\(inner.subcode) \(names.subcode)", over: start + 1..<start + 2)
    let words = try read(&reader, code: inner.code, subcode: inner.subcode, isInner: true)
    return words.isEmpty ? inner.reason : "\(inner.reason): \(words)"
  }

  /// The ROUTE-REFRESH whose length is wrong (RFC 7313 §5).
  private static func wholeMessage(_ reader: inout ByteReader) throws(WireError) -> String {
    "a message of \(reader.rest("Erroneous message").count) octets"
  }
}
